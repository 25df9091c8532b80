import type { RecentPoints } from './recent-points.ts';

const INTERVALS = 5;
/** Lag that grows by more than this times what was produced is not made of records alone. */
const UNEXPLAINED = 1.2;
/** What one interval may have of the rise: more is a jump, as after a rebalance or a reset of offsets. */
const LARGEST_SHARE = 0.5;
const LEAST_RISE = 10;

/** Whether lag grew by more than 1.2 times what was produced over five points: what counts as lag is not all records. */
export function isRiseUnexplained(points: RecentPoints, minute: number): boolean {
  const rise = points.lag(minute) - points.lag(minute - INTERVALS);
  return rise > 0 && rise > UNEXPLAINED * producedOver(points, minute, INTERVALS);
}

/**
 * How many offsets there are for each record, over so many intervals in which nothing was consumed; undefined unless lag
 * rose steadily, and by more than could have been produced between the instants at which it was read.
 */
export function offsetsPerRecord(
  points: RecentPoints,
  minute: number,
  intervals: number,
): number | undefined {
  const rise = points.lag(minute) - points.lag(minute - intervals);
  const produced = producedOver(points, minute, intervals);
  if (!(rise > LEAST_RISE) || !(rise > produced + points.produced(minute - intervals))) return undefined;
  for (let back = 0; back < intervals; back++) {
    const step = points.lag(minute - back) - points.lag(minute - back - 1);
    if (!(step >= 0 && step <= LARGEST_SHARE * rise)) return undefined;
  }
  return rise / produced;
}

function producedOver(points: RecentPoints, minute: number, minutes: number): number {
  let produced = 0;
  for (let back = 0; back < minutes; back++) produced += points.produced(minute - back);
  return produced;
}
