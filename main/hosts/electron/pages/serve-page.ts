import type { Page } from '../../browser/pages.ts';
import { pagePath } from './page-path.ts';

/** Nothing but our own files runs or shows, and nothing at all is fetched, framed or sent. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What of a request matters here. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
}

/** Answers a request for a page: a file of the built renderer, or why not. */
export function servePage(
  { method, url }: PageRequest,
  pages: ReadonlyMap<string, Page>,
  origin: string,
): Response {
  if (method !== 'GET') return refused(405, 'Only GET.');
  const path = pagePath(url, origin);
  if (path === undefined) return refused(400, 'This address is not one of Laglight.');
  const page = pages.get(path);
  if (!page) return refused(404, 'There is no such page.');
  return new Response(new Uint8Array(page.content), {
    headers: { ...SECURITY_HEADERS, 'content-type': page.type, 'cache-control': page.cacheControl },
  });
}

function refused(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}
