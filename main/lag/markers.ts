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
 * Whether transactions write markers into the topic: lag rises steadily, and by more than could have been produced
 * between the instants at which it was read.
 */
export function hasMarkers(points: RecentPoints, minute: number): boolean {
  const rise = points.lag(minute) - points.lag(minute - INTERVALS);
  if (!(rise > LEAST_RISE) || !isRiseUnexplained(points, minute)) return false;
  if (!(rise > producedOver(points, minute, INTERVALS + 1))) return false;
  for (let back = 0; back < INTERVALS; back++) {
    const step = points.lag(minute - back) - points.lag(minute - back - 1);
    if (!(step >= 0 && step <= LARGEST_SHARE * rise)) return false;
  }
  return true;
}

function producedOver(points: RecentPoints, minute: number, minutes: number): number {
  let produced = 0;
  for (let back = 0; back < minutes; back++) produced += points.produced(minute - back);
  return produced;
}
