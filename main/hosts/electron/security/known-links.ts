/** Hosts that a link may lead to, all below them included. */
const DOMAINS = ['confluent.cloud', 'confluent.io'] as const;
/** Places of single hosts that many share. */
const PLACES = ['https://github.com/laglight/'] as const;

/** Whether a link may be opened in the user's browser: https, no user or password in it, a host that we know. */
export function isKnownLink(link: string): boolean {
  const url = URL.parse(link);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
    return false;
  const isInDomain = DOMAINS.some((domain) => url.host === domain || url.host.endsWith(`.${domain}`));
  return isInDomain || PLACES.some((place) => url.href.startsWith(place));
}
