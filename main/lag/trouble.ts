import { MINUTE_MS } from '../clock.ts';
import { floorOf } from './floor.ts';
import { severity } from './lag-time.ts';
import type { Pair } from './members.ts';
import { pairLagTime } from './pair-lag-time.ts';
import type { ReadingSource } from './readings.ts';
import { stateRank } from './states.ts';

/** Lag that is not lower than so many points ago does not fall. */
const NOT_FALLING_POINTS = 5;
/** A partition may hold records that are much older than what the whole topic tells. */
const STRETCH_FACTOR = 3;
const LEAST_STRETCH_MS = 90 * MINUTE_MS;

/** A group and topic whose partitions are worth a look. */
export interface TroubledPair {
  readonly group: string;
  readonly topic: string;
  /** From which minute on it is worth to look them up, in epoch milliseconds. */
  readonly from: number;
}

/** The pairs that are above their floor and do not fall, worst first, at most `limit`. */
export function troubledPairs(pairs: Iterable<Pair>, source: ReadingSource, limit: number): TroubledPair[] {
  const found: { readonly pair: Pair; readonly rank: number; readonly ms: number }[] = [];
  for (const pair of pairs) {
    if (pair.lastSeen !== source.minute || pair.lag <= floorOf(pair.lowest) || !pair.topic.hasProduced)
      continue;
    const points = source.points.of(pair);
    if (pair.lag < points.lag(source.minute - NOT_FALLING_POINTS)) continue;
    const ms = severity(pairLagTime(pair, source.production, points, source.minute));
    found.push({ pair, rank: stateRank(pair.state), ms });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.ms - a.ms)
    .slice(0, limit)
    .map(({ pair, ms }) => ({
      group: pair.group.name,
      topic: pair.topic.name,
      from: source.minute * MINUTE_MS - Math.max(LEAST_STRETCH_MS, STRETCH_FACTOR * ms),
    }));
}
