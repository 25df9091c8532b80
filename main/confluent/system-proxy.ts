import { ConfluentFailure } from './failure.ts';

/**
 * The proxy that a desktop names, in the form of proxy scripts: `PROXY host:port; DIRECT`. The first of a kind that is
 * spoken counts; undefined where the server is reached directly. Throws a `ConfluentFailure` where only SOCKS is
 * offered.
 */
export function readSystemProxy(answer: string): URL | undefined {
  const offers = answer.split(';').map((offer) => offer.trim().split(/\s+/));
  for (const [kind = '', host = ''] of offers) {
    const scheme = SCHEMES.get(kind.toUpperCase());
    const url = scheme === undefined ? null : URL.parse(`${scheme}://${host}`);
    if (url !== null && url.hostname !== '') return url;
    if (kind.toUpperCase() === 'DIRECT') return undefined;
  }
  const [socks] = offers.filter(([kind = '']) => /^socks/i.test(kind));
  if (socks === undefined) return undefined;
  throw new ConfluentFailure('proxy', {
    title: 'The proxy of this desktop is a SOCKS proxy, which Laglight does not speak.',
    causes: ['The network settings of this computer, or a script they name, ask for it.'],
    advice: 'Name an http proxy in the settings of Laglight, or choose to use none.',
    evidence: socks.join(' ').slice(0, 100),
  });
}

const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
]);
