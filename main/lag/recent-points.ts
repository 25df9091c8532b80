/**
 * The last minutes of a group and topic. Minutes are counted since the epoch; NaN is a gap, absence, or too long ago.
 */
export interface RecentPoints {
  /** Records behind, read at some instant inside the minute. */
  lag(minute: number): number;
  /** Records that the topic received in the whole minute. */
  produced(minute: number): number;
}

/** The lags of some minutes that end with this one, oldest first. */
export function lagsUntil(points: RecentPoints, minute: number, count: number): Float64Array {
  const lags = new Float64Array(count);
  for (let index = 0; index < count; index++) lags[index] = points.lag(minute - count + 1 + index);
  return lags;
}

/** A value, or another where it is not known. */
export function knownOr(value: number | undefined, other: number): number {
  return value === undefined || Number.isNaN(value) ? other : value;
}
