import { paceOf } from './drain.ts';

/** A rise must be this many times what is usual for the group. */
const BEYOND_NOISE = 1.5;
const RISE_POINTS = 5;
const LEAST_RISE = 10;
const LEAST_SHARE = 0.01;

/** Whether the lag rises, falls, or neither, over the last ten points; null with too few of them. */
export function trendOf(lags: Float64Array): 'rising' | 'falling' | 'steady' | null {
  const pace = paceOf(lags);
  if (!pace) return null;
  if (pace.lowerQuarter > 0) return 'rising';
  return pace.upperQuarter < 0 ? 'falling' : 'steady';
}

/**
 * Whether the lag rose over the last five points, and by more than noise: farther above its lowest point than the
 * largest of its falls in the last hour, since consumers that commit now and then let it rise and fall in turns.
 * `lags` is the last hour, oldest first, NaN for gaps; `usualRise` what is known to be usual between two commits.
 */
export function isRisingBeyondNoise(lags: Float64Array, usualRise: number): boolean {
  const newest = lags.at(-1) ?? Number.NaN;
  const last = lags.subarray(Math.max(0, lags.length - RISE_POINTS));
  const pace = paceOf(last, 0);
  if (!pace || !(pace.median > 0) || last.some((lag) => lag > newest)) return false;
  const rise = newest - Math.min(...last.filter((lag) => !Number.isNaN(lag)));
  if (rise < Math.max(LEAST_RISE, LEAST_SHARE * newest)) return false;
  let previous = Number.NaN;
  let lowest = newest;
  let largestFall = 0;
  for (const lag of lags) {
    if (Number.isNaN(lag)) continue;
    if (previous - lag > largestFall) largestFall = previous - lag;
    if (lag < lowest) lowest = lag;
    previous = lag;
  }
  return newest - lowest > BEYOND_NOISE * Math.max(largestFall, usualRise);
}
