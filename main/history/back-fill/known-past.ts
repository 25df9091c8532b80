import { MINUTE_MS } from '../../clock.ts';
import { MINUTE_STATE, type Coverage } from '../data.ts';
import type { Asked, BackFillNotes } from './notes.ts';
import type { Span } from './spans.ts';
import type { BackFillStore } from './store.ts';

/** How far back Confluent, and so back-fill, reaches from the newest minute. */
export const REACH_MS = 7 * 24 * 60 * MINUTE_MS;

/** What is known of a cluster's past. */
export interface KnownPast {
  readonly clusterId: string;
  /** The newest minute that was scraped: what is younger is not there yet, or not whole. */
  readonly newestMinute: number;
  /** Minutes of which a complete answer was scraped. */
  readonly scraped: readonly Span[];
  readonly asked: Asked;
}

/** What is known of clusters, each with its newest minute. Rejects where the history cannot be read. */
export async function readPasts(
  store: Pick<BackFillStore, 'coverage'>,
  notes: BackFillNotes,
  newestMinutes: ReadonlyMap<string, number>,
): Promise<KnownPast[]> {
  const pasts: KnownPast[] = [];
  for (const [clusterId, newestMinute] of newestMinutes) {
    const span = { from: newestMinute - REACH_MS, to: newestMinute };
    const coverage = await store.coverage(clusterId, span.from, span.to);
    const asked = await notes.askedOf(clusterId, span);
    pasts.push({ clusterId, newestMinute, scraped: scrapedSpans(coverage), asked });
  }
  return pasts;
}

/** The stretches of minutes that were scraped completely. */
export function scrapedSpans({ from, minutes }: Pick<Coverage, 'from' | 'minutes'>): Span[] {
  const spans: Span[] = [];
  let start: number | undefined;
  for (let index = 0; index <= minutes.length; index++) {
    if (minutes[index] === MINUTE_STATE.scraped) start ??= index;
    else if (start !== undefined) {
      spans.push({ from: from + start * MINUTE_MS, to: from + index * MINUTE_MS });
      start = undefined;
    }
  }
  return spans;
}
