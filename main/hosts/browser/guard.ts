import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Names under which this host may be addressed: anything else is a rebound or forwarded name. */
const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Headers of every answer: nothing but our own files runs, nothing is framed, nothing leaks. */
export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** A secret of this run: whoever shows it was given the printed address. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares in constant time, so that a guesser learns nothing from how long a refusal takes. */
export function isSameToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Refuses requests that reach us under a foreign name (DNS rebinding) or from a foreign page. The port is not
 * compared: through an SSH tunnel the browser sees another one. Returns the reason, or undefined when all is well.
 */
export function refusalOf(request: IncomingMessage): string | undefined {
  const { host, origin } = request.headers;
  const name = host?.replace(/:\d+$/, '');
  if (name === undefined || !LOCAL_NAMES.has(name)) {
    return 'Laglight answers only as 127.0.0.1 or localhost. Open the address that it printed.';
  }
  if (origin !== undefined && origin !== `http://${host ?? ''}`) {
    return 'This request comes from another page. Open the address that Laglight printed.';
  }
  return undefined;
}

/** The token a request carries: in our cookie (browser) or as a bearer token (terminal). */
export function tokenOf(request: IncomingMessage, cookieName: string): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  for (const cookie of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = cookie.trim().split('=', 2);
    if (name === cookieName) return value;
  }
  return undefined;
}
