import type { GroupState } from '../../preload/contract.ts';
import { isNothingConsumed, ratesAt } from './consumption.ts';
import { floorOf } from './floor.ts';
import type { Group, Pair } from './members.ts';
import { knownOr } from './recent-points.ts';
import type { RecentPoints } from './recent-points.ts';
import { cautiousWindow, isRhythmKnown, stallWindow } from './rhythm.ts';
import { isRisingBeyondNoise } from './trend.ts';

/** With fewer points nothing is said. */
const LEAST_POINTS = 4;
/** Exactly the same lag for three points. */
const FROZEN_REPEATS = 2;
/** Until so much was seen, a rise may be that before the next commit. */
const LEAST_POINTS_TO_GROW = 45;
/** Over so many points the instants at which lag is read no longer matter. */
const LONG_WINDOW = 6;
const HOUR_POINTS = 60;
const RISE_POINTS = 4;
/** Groups that commit so seldom let the lag rise in between; the others by some seconds of what is produced. */
const SELDOM = 5;
const USUAL_MINUTES = 0.2;

/** The state of a group and topic that is reported in this minute, worst first. */
export function pairState(pair: Pair, points: RecentPoints, minute: number): GroupState {
  if (!isJudged(pair)) return 'unknown';
  if (pair.lag <= floorOf(pair.lowest)) return 'ok';
  if (isQuietTooLong(pair, points, minute)) return canTell(pair, points, minute) ? 'stalled' : 'unknown';
  if (isGrowing(pair, points, minute)) return 'growing';
  return isFrozen(pair) ? 'frozen' : 'ok';
}

/** Whether enough points were seen to say anything. */
export function isJudged(pair: Pair): boolean {
  return pair.seen >= LEAST_POINTS;
}

/** Whether the same lag is repeated while records are produced, as a rebalance does. */
export function isFrozen(pair: Pair): boolean {
  return pair.repeats >= FROZEN_REPEATS;
}

function isQuietTooLong(pair: Pair, points: RecentPoints, minute: number): boolean {
  // A topic without produced records may be read at any pace.
  if (!pair.topic.hasProduced) return false;
  const window = isRhythmKnown(pair)
    ? stallWindow(pair.longest)
    : cautiousWindow(pair.longest, longestOf(pair.group));
  if (pair.quiet < window) return false;
  // Two instants less than three minutes apart may look like three: the sum of C decides, or one more point.
  return (
    pair.state === 'stalled' ||
    window >= LONG_WINDOW ||
    pair.quiet > window ||
    isNothingConsumed(points, minute, window)
  );
}

/** On a topic where nothing happens, what was never seen to be consumed may be the markers of transactions. */
function canTell(pair: Pair, points: RecentPoints, minute: number): boolean {
  if (pair.canStall) return true;
  for (let back = 0; back < Math.min(pair.quiet, HOUR_POINTS); back++) {
    if (points.produced(minute - back) > 0) return true;
  }
  return false;
}

function isGrowing(pair: Pair, points: RecentPoints, minute: number): boolean {
  if (!(pair.lag > points.lag(minute - RISE_POINTS))) return false;
  if (pair.state === 'growing') return true;
  if (!isRhythmKnown(pair) && pair.seen < LEAST_POINTS_TO_GROW) return false;
  const usualMinutes = pair.longest < SELDOM ? USUAL_MINUTES : pair.longest;
  const usualRise = usualMinutes * knownOr(ratesAt(points, minute).produced, 0);
  return isRisingBeyondNoise(points, minute, usualRise);
}

/** The longest time between two signs of consumption in those of a group's topics whose rhythm is known. */
function longestOf(group: Group): number | undefined {
  let longest: number | undefined;
  for (const pair of group.pairs) {
    if (isRhythmKnown(pair)) longest = Math.max(longest ?? 0, pair.longest);
  }
  return longest;
}
