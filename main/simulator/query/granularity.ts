const HOUR_MS = 3_600_000;

/** How wide buckets are and how long an interval of such buckets may be. */
interface Width {
  readonly ms: number;
  readonly longestMs: number;
}

const DAY_MS = 24 * HOUR_MS;

/** The granularities of the query endpoint; `ALL` has one bucket for the whole interval. */
export const GRANULARITIES = {
  PT1M: { ms: 60_000, longestMs: 6 * HOUR_MS },
  PT5M: { ms: 300_000, longestMs: DAY_MS },
  PT15M: { ms: 900_000, longestMs: 4 * DAY_MS },
  PT30M: { ms: 1_800_000, longestMs: 7 * DAY_MS },
  PT1H: { ms: HOUR_MS, longestMs: Infinity },
  PT4H: { ms: 4 * HOUR_MS, longestMs: Infinity },
  PT6H: { ms: 6 * HOUR_MS, longestMs: Infinity },
  PT12H: { ms: 12 * HOUR_MS, longestMs: Infinity },
  P1D: { ms: DAY_MS, longestMs: Infinity },
  ALL: { ms: Infinity, longestMs: Infinity },
} as const satisfies Record<string, Width>;

/** See {@link GRANULARITIES}. */
export type Granularity = keyof typeof GRANULARITIES;

/** The start of the bucket a time falls in: aligned to UTC, or the start of the interval for `ALL`. */
export function bucketStart(granularity: Granularity, timeMs: number, intervalStart: number): number {
  const { ms } = GRANULARITIES[granularity];
  return ms === Infinity ? intervalStart : Math.floor(timeMs / ms) * ms;
}
