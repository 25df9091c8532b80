import type { DrainTime } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';

/** How many of the last points the pace is taken from. */
export const PACE_POINTS = 10;
const LEAST_POINTS = 4;

/** How the lag moved, in records per minute. */
export interface Pace {
  /** The median of the slopes between all pairs of points. */
  readonly median: number;
  /** A quarter of the slopes is below. */
  readonly lowerQuarter: number;
  /** A quarter of the slopes is above. */
  readonly upperQuarter: number;
}

/** Used anew by each call: there are thousands, each minute. */
const slopes = new Float64Array((PACE_POINTS * (PACE_POINTS - 1)) / 2);

/** The pace over the last minutes, oldest first, NaN for gaps; undefined with fewer than four points. */
export function paceOf(lags: Float64Array, from = Math.max(0, lags.length - PACE_POINTS)): Pace | undefined {
  let count = 0;
  let points = 0;
  for (let later = from; later < lags.length; later++) {
    const lag = lags[later] ?? Number.NaN;
    if (Number.isNaN(lag)) continue;
    points++;
    for (let earlier = from; earlier < later; earlier++) {
      const slope = (lag - (lags[earlier] ?? Number.NaN)) / (later - earlier);
      if (!Number.isNaN(slope)) insert(slope, count++);
    }
  }
  if (points < LEAST_POINTS) return undefined;
  return {
    median: quantile(count, 0.5),
    lowerQuarter: quantile(count, 0.25),
    upperQuarter: quantile(count, 0.75),
  };
}

/**
 * How long until the lag is gone, at the median pace of the last ten points. A turn is not waited for: from the highest
 * of them on, as soon as four points follow.
 */
export function drainOf(lags: Float64Array, floor: number): DrainTime {
  const lag = lags.at(-1) ?? Number.NaN;
  if (Number.isNaN(lag)) return { kind: 'unknown' };
  if (lag <= floor) return { kind: 'caught-up' };
  const first = Math.max(0, lags.length - PACE_POINTS);
  let peak = first;
  let highest = -Infinity;
  for (let index = first; index < lags.length; index++) {
    const value = lags[index] ?? Number.NaN;
    if (value >= highest) {
      highest = value;
      peak = index;
    }
  }
  const pace = paceOf(lags, peak) ?? paceOf(lags, first);
  if (!pace) return { kind: 'unknown' };
  if (pace.median >= 0 || pace.upperQuarter >= 0) return { kind: 'not-draining' };
  return { kind: 'draining', ms: Math.round((lag / -pace.median) * MINUTE_MS) };
}

/** Into the sorted beginning of the slopes: for so few of them faster than to sort them in the end. */
function insert(slope: number, count: number): void {
  let place = count;
  for (; place > 0 && (slopes[place - 1] ?? 0) > slope; place--) slopes[place] = slopes[place - 1] ?? 0;
  slopes[place] = slope;
}

function quantile(count: number, share: number): number {
  const place = share * (count - 1);
  const low = slopes[Math.floor(place)] ?? Number.NaN;
  const high = slopes[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
