import { MINUTE_STATE } from '../data.ts';

/** What is known of the same minutes of one line, from where. NaN is nothing. */
export interface MinuteSources {
  /** What was packed before. */
  readonly packed: Float64Array | undefined;
  /** What came by scrapes since; of the same minute twice, the later. */
  readonly scraped: Float64Array;
  /** What was fetched since; of the same minute twice, the later. */
  readonly filled: Float64Array | undefined;
  /** A `MINUTE_STATE` for each minute. */
  readonly states: Uint8Array;
}

/**
 * The one value of each minute: what was scraped wins, the later over the earlier. What was fetched fills what no scrape
 * gave, and replaces what was fetched earlier, since the server restates recent minutes. The result goes into `merged`.
 */
export function mergeMinutes({ packed, scraped, filled, states }: MinuteSources, merged: Float64Array): void {
  merged.set(scraped);
  for (let minute = 0; minute < merged.length; minute++) {
    if (!Number.isNaN(merged[minute])) continue;
    const before = packed?.[minute] ?? Number.NaN;
    const later = filled?.[minute] ?? Number.NaN;
    const wasScraped = (states[minute] ?? 0) >= MINUTE_STATE.partlyScraped;
    const isBeforeBetter = Number.isNaN(later) || (wasScraped && !Number.isNaN(before));
    merged[minute] = isBeforeBetter ? before : later;
  }
}
