import type { LagTime } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import { floorOf } from './floor.ts';
import { lagTimeOf, severity } from './lag-time.ts';
import { isRiseUnexplained } from './markers.ts';
import type { Pair } from './members.ts';
import { isFrozen } from './pair-state.ts';
import type { PartitionLook } from './partition-lag.ts';
import type { Production } from './production.ts';
import type { RecentPoints } from './recent-points.ts';

/** A look at the partitions is carried on for so long; the next one is due by then. */
const LOOK_MINUTES = 6;
/** When the lag fell by more than this share since the look, the worst partition may be another. */
const FALLEN_SHARE = 0.2;

/** So far a lag must fall in a minute, as a share of what is produced, to make its age uncertain by about a minute. */
const FAST_FALL = 0.5;
const FALL_INTERVALS = 3;
/** Groups that commit so seldom may have done so after the lag was read. */
const SELDOM = 5;

/**
 * Whether the age at the end of the minute is only "about": offsets outrun records; or what waited when the lag was read
 * may be gone, because the group catches up by minutes a minute, or is between two of its rare commits.
 */
export function isBlurred(pair: Pair, points: RecentPoints, minute: number): boolean {
  return (
    pair.topic.markersUntil > minute ||
    isRiseUnexplained(points, minute) ||
    isCatchingUpFast(points, minute) ||
    (pair.longest >= SELDOM && pair.quiet <= pair.longest)
  );
}

/** Two instants may lie close together: of the last three intervals one decides. */
function isCatchingUpFast(points: RecentPoints, minute: number): boolean {
  for (let at = minute; at > minute - FALL_INTERVALS; at--) {
    if (points.lag(at - 1) - points.lag(at) > FAST_FALL * points.produced(at)) return true;
  }
  return false;
}

/** The age of the oldest record of a topic that a group has not consumed: by partition where that was looked up. */
export function pairLagTime(
  pair: Pair,
  production: Production,
  points: RecentPoints,
  minute: number,
): LagTime {
  const whole = lagTimeOf({
    lag: pair.isDropped ? Number.NaN : pair.estimate,
    floor: floorOf(pair.lowest),
    isProducedKnown: pair.topic.hasProduced,
    isAbout: isBlurred(pair, points, minute),
    isExact: false,
    walkBack: (offsets) => {
      return production.walkBack(pair.topic.row, minute, offsets / pair.topic.offsetsPerRecord);
    },
  });
  const looked = pair.look && lagTimeByLook(pair.look, pair.estimate, minute);
  if (!looked || whole.kind !== 'behind') return whole;
  const worse = severity(looked) >= severity(whole) ? looked : whole;
  // A rebalance repeats an old lag: what was produced since then waits as well.
  return worse.kind === 'behind' && worse.certainty === 'exact' && isFrozen(pair)
    ? { ...worse, certainty: 'at-least' }
    : worse;
}

/** The age of the worst partition: as it was looked up, and "about" for some minutes after. */
function lagTimeByLook(
  { at, lag, partitions }: PartitionLook,
  lagNow: number,
  minute: number,
): LagTime | undefined {
  const passed = minute - at / MINUTE_MS;
  const [worst] = partitions;
  if (worst?.lagTime.kind !== 'behind' || passed < 0 || passed > LOOK_MINUTES) return undefined;
  if (passed === 0) return worst.lagTime;
  if (lagNow < (1 - FALLEN_SHARE) * lag) return undefined;
  const { ms, certainty } = worst.lagTime;
  return {
    kind: 'behind',
    ms: ms + passed * MINUTE_MS,
    certainty: certainty === 'more-than' ? certainty : 'about',
  };
}
