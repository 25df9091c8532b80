import { paceOf } from './drain.ts';
import type { RecentPoints } from './recent-points.ts';

const RISE_POINTS = 5;
/** So many of the four steps between five points must go up. */
const LEAST_STEPS = 3;
const LEAST_RISE = 10;
const LEAST_SHARE = 0.01;
/** A rise must be this many times what is usual for the group. */
const BEYOND_NOISE = 1.5;
const HOUR_MINUTES = 60;

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
 * `usualRise` is what is known to be usual between two commits. Nearly always the answer is no after a few points: this
 * is asked of thousands of groups each minute.
 */
export function isRisingBeyondNoise(points: RecentPoints, minute: number, usualRise: number): boolean {
  const newest = points.lag(minute);
  let later = newest;
  let lowest = newest;
  let steps = 0;
  for (let back = 1; back < RISE_POINTS; back++) {
    const lag = points.lag(minute - back);
    if (lag > newest) return false;
    if (lag < later) steps++;
    if (lag < lowest) lowest = lag;
    if (!Number.isNaN(lag)) later = lag;
  }
  if (steps < LEAST_STEPS || newest - lowest < Math.max(LEAST_RISE, LEAST_SHARE * newest)) return false;
  let largestFall = usualRise;
  for (let back = RISE_POINTS; back < HOUR_MINUTES; back++) {
    if (BEYOND_NOISE * largestFall >= newest) return false;
    const lag = points.lag(minute - back);
    if (Number.isNaN(lag)) continue;
    if (lag - later > largestFall) largestFall = lag - later;
    if (lag < lowest) lowest = lag;
    later = lag;
  }
  return newest - lowest > BEYOND_NOISE * largestFall;
}
