import { MINUTE_MS } from '../../clock.ts';
import { MINUTE_STATE, type Coverage } from '../data.ts';
import type { Asked } from './notes.ts';
import type { Span } from './spans.ts';

/** What is known of a cluster's past. */
export interface KnownPast {
  readonly clusterId: string;
  /** The newest minute that was scraped: what is younger is not there yet, or not whole. */
  readonly newestMinute: number;
  /** Minutes of which a complete answer was scraped. */
  readonly scraped: readonly Span[];
  readonly asked: Asked;
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
