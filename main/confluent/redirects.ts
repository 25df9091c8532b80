import { ConfluentFailure } from './failure.ts';
import type { Endpoint } from './endpoints.ts';

/** How many redirects are followed for one request. */
export const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Whether a status asks to go elsewhere. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * Where a redirect leads. The key goes along, so only the same origin and Confluent's own hosts will do; an endpoint
 * that the user set keeps to its origin. Throws the failure `redirected` for any other.
 */
export function followRedirect(from: URL, location: string | undefined, endpoint: Endpoint): URL {
  const target = location === undefined ? null : URL.parse(location, from.href);
  if (target === null) throw redirected(from, 'an address that is missing or unreadable');
  const isAllowed = target.origin === from.origin || (!endpoint.isOverridden && isConfluentHost(target));
  if (!isAllowed) throw redirected(from, shownAddress(target));
  target.username = '';
  target.password = '';
  target.hash = '';
  return target;
}

/** The failure of a request that is sent round and round. */
export function tooManyRedirects(from: URL): ConfluentFailure {
  return redirected(from, 'one address after the other', `more than ${MAX_REDIRECTS} redirects`);
}

function isConfluentHost(url: URL): boolean {
  return url.protocol === 'https:' && /(^|\.)confluent\.cloud$/.test(url.hostname);
}

/** Without query: a login page's may hold tokens. */
function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`.slice(0, 120);
}

function redirected(from: URL, to: string, evidence?: string): ConfluentFailure {
  return new ConfluentFailure('redirected', {
    title: `${from.host} sends Laglight on to ${to}. It did not follow, because the API key would go along.`,
    causes: [
      'The network wants a login first, as in hotels, trains and guest networks.',
      'A proxy or firewall answers in the place of Confluent.',
      'The base address set for Laglight is not the right one.',
    ],
    advice: 'Open the address in a browser, log in if it asks, or ask who runs the network.',
    ...(evidence !== undefined && { evidence }),
  });
}
