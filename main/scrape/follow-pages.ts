import { ConfluentFailure } from '../confluent/failure.ts';
import type { QueryPageAnswer } from '../confluent/metrics-api.ts';

/** A hundred pages of a thousand groups are more than a cluster has. */
const MAX_PAGES = 100;
/** How often a query is begun again whose token has expired on the way. */
const MAX_RESTARTS = 2;

/** How a query of several pages ended. */
export type PagesOutcome =
  /** All pages were taken; `points` are those of all of them, those that came again counted again. */
  | { readonly kind: 'read'; readonly points: number }
  /** The server does not accept the request; asking again is useless. */
  | { readonly kind: 'refused'; readonly failure: ConfluentFailure };

/**
 * Follows the pages of a query to the last. `send` fetches a page, `take` reads it. Where a token expires the query
 * begins again with the first page: what was taken already comes again. Rejects as `send` and `take` do, and with a
 * `ConfluentFailure` where the pages never come to an end.
 */
export async function followPages(
  send: (token: string | undefined) => Promise<QueryPageAnswer>,
  take: (
    body: Uint8Array<ArrayBuffer>,
  ) => Promise<{ readonly points: number; readonly nextPageToken: string | undefined }>,
): Promise<PagesOutcome> {
  let restarts = 0;
  let points = 0;
  let token: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const answer = await send(token);
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'expired') {
      if (restarts === MAX_RESTARTS) throw neverEnds('Its page tokens expire before they can be used.');
      restarts += 1;
      points = 0;
      token = undefined;
      continue;
    }
    const page = await take(answer.body);
    points += page.points;
    token = page.nextPageToken;
    if (token === undefined) return { kind: 'read', points };
  }
  throw neverEnds(`It has more than ${MAX_PAGES} pages.`);
}

function neverEnds(cause: string): ConfluentFailure {
  return new ConfluentFailure('too-large', {
    title: 'An answer of Confluent could not be read to its end.',
    causes: [cause],
    advice: 'Laglight tries again by itself; if this stays, please report it.',
  });
}
