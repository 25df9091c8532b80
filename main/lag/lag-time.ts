import type { Certainty, LagTime } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import type { Reach } from './production.ts';

/** What the age of the oldest unconsumed record is judged by. */
export interface LagTimeFacts {
  /** Records behind. */
  readonly lag: number;
  /** At most this many are "caught up". */
  readonly floor: number;
  /** False for topics that report no produced records. */
  readonly isProducedKnown: boolean;
  /** Offsets outrun records here: markers of transactions count as lag, not as produced. */
  readonly isAbout: boolean;
  /** True where the lag is that of one partition, so that nothing can hide behind a sum. */
  readonly isExact: boolean;
  /** Walks back over what was produced, from the end of the minute, until it amounts to the lag. */
  readonly walkBack: (records: number) => Reach;
}

const UNREPORTED: LagTime = { kind: 'unknown', reason: 'this topic reports no produced records' };
const NO_LAG: LagTime = { kind: 'unknown', reason: 'no lag is known for this minute' };
const CAUGHT_UP: LagTime = { kind: 'caught-up' };

/** The age, at the end of a minute, of the oldest record that is not consumed. */
export function lagTimeOf(facts: LagTimeFacts): LagTime {
  const { lag, floor, isProducedKnown, isAbout, isExact, walkBack } = facts;
  if (Number.isNaN(lag)) return NO_LAG;
  if (lag <= floor) return CAUGHT_UP;
  if (!isProducedKnown) return UNREPORTED;
  const { minutes, isReached } = walkBack(lag);
  const ms = Math.round(minutes * MINUTE_MS);
  return { kind: 'behind', ms, certainty: certaintyOf(isReached, isAbout, isExact) };
}

/** Markers come first: where they count as lag the walk is too long, even one that the data cuts short. */
function certaintyOf(isReached: boolean, isAbout: boolean, isExact: boolean): Certainty {
  if (isAbout) return 'about';
  if (!isReached) return 'more-than';
  return isExact ? 'exact' : 'at-least';
}

/** Walks back over the first `end` minutes of a list, newest last; NaN is a gap. Interpolates inside the last minute. */
export function walkBack(produced: Float64Array, end: number, records: number): Reach {
  let rest = records;
  for (let walked = 0; walked < end; walked++) {
    const value = produced[end - 1 - walked] ?? Number.NaN;
    if (Number.isNaN(value)) return { minutes: walked, isReached: false };
    if (value >= rest) return { minutes: walked + rest / value, isReached: true };
    rest -= value;
  }
  return { minutes: end, isReached: false };
}

/** The worse of two: what is behind counts before what is not known, and that before "caught up". */
export function worseLagTime(a: LagTime, b: LagTime): LagTime {
  const rank = severity(a) - severity(b);
  return rank >= 0 ? a : b;
}

/** Orders lag times: the larger the worse. */
export function severity(lagTime: LagTime): number {
  if (lagTime.kind === 'behind') return lagTime.ms;
  return lagTime.kind === 'unknown' ? -1 : -2;
}
