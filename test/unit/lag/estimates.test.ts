import { describe, expect, test } from 'vitest';
import { judgeAbsence } from '../../../main/lag/absence.ts';
import type { AbsenceFacts } from '../../../main/lag/absence.ts';
import { isNothingConsumed, lastSign, ratesAt } from '../../../main/lag/consumption.ts';
import { drainOf, paceOf } from '../../../main/lag/drain.ts';
import { floorOf } from '../../../main/lag/floor.ts';
import { lagTimeOf, walkBack, worseLagTime } from '../../../main/lag/lag-time.ts';
import type { LagTimeFacts } from '../../../main/lag/lag-time.ts';
import { isRiseUnexplained, offsetsPerRecord } from '../../../main/lag/markers.ts';
import type { RecentPoints } from '../../../main/lag/recent-points.ts';
import { cautiousWindow, noteSign, stallWindow } from '../../../main/lag/rhythm.ts';
import { isRisingBeyondNoise, trendOf } from '../../../main/lag/trend.ts';
import type { LagTime } from '../../../preload/contract.ts';

/** Points of which the last is minute 1,000. */
const NEWEST = 1_000;
function pointsOf(lags: readonly number[], produced: readonly number[]): RecentPoints {
  const at = (values: readonly number[], minute: number) =>
    values[values.length - 1 - (NEWEST - minute)] ?? NaN;
  return { lag: (minute) => at(lags, minute), produced: (minute) => at(produced, minute) };
}
const same = (count: number, value: number) => new Array<number>(count).fill(value);
const rising = (count: number, step: number) => Array.from({ length: count }, (_, index) => index * step);
const from = Float64Array.from.bind(Float64Array) as (values: readonly number[]) => Float64Array;

describe('floor', () => {
  test.each([
    [Infinity, 10],
    [0, 10],
    [10, 10],
    [11, 11],
    [1_000, 1_000],
    [1_001, 10],
  ])('a lowest lag of %d makes it %d', (lowest, floor) => {
    expect(floorOf(lowest)).toBe(floor);
  });
});

describe('lag in time', () => {
  const facts: LagTimeFacts = {
    lag: 150,
    floor: 10,
    isProducedKnown: true,
    isAbout: false,
    isExact: false,
    walkBack: (records) => walkBack(from([100, 100, 100]), 3, records),
  };
  const behind = (minutes: number, certainty: string) => ({
    kind: 'behind',
    ms: minutes * 60_000,
    certainty,
  });

  test.each<[string, Partial<LagTimeFacts>, object]>([
    [
      'at the floor is caught up, even where nothing is known of what is produced',
      { lag: 10, isProducedKnown: false },
      { kind: 'caught-up' },
    ],
    ['of a topic without produced records is not known', { isProducedKnown: false }, { kind: 'unknown' }],
    ['without a lag is not known', { lag: NaN }, { kind: 'unknown' }],
    ['over a topic is a lower bound', {}, behind(1.5, 'at-least')],
    ['of one partition is exact', { isExact: true }, behind(1.5, 'exact')],
    ['with markers is about', { isAbout: true, isExact: true }, behind(1.5, 'about')],
    ['beyond the data is more than', { lag: 301, isExact: true }, behind(3, 'more-than')],
    [
      'beyond the data with markers is about: the walk is too long',
      { lag: 301, isAbout: true },
      behind(3, 'about'),
    ],
    ['up to the last record is known', { lag: 300 }, behind(3, 'at-least')],
  ])('%s', (_, change, expected) => {
    expect(lagTimeOf({ ...facts, ...change })).toMatchObject(expected);
  });

  test('a gap ends the walk, silent minutes do not', () => {
    expect(walkBack(from([100, NaN, 100]), 3, 150)).toEqual({ minutes: 1, isReached: false });
    expect(walkBack(from([100, 0, 0, 100]), 4, 150)).toEqual({ minutes: 3.5, isReached: true });
    expect(walkBack(from([]), 0, 1)).toEqual({ minutes: 0, isReached: false });
  });

  test('of several, what is behind is worse than what is not known, and that than caught up', () => {
    const caughtUp: LagTime = { kind: 'caught-up' };
    const unknown: LagTime = { kind: 'unknown', reason: 'because' };
    const short: LagTime = { kind: 'behind', ms: 0, certainty: 'exact' };
    expect(worseLagTime(caughtUp, unknown)).toBe(unknown);
    expect(worseLagTime(short, unknown)).toBe(short);
    expect(worseLagTime(short, { ...short, ms: 1 })).toEqual({ ...short, ms: 1 });
  });
});

describe('consumption', () => {
  test('what was produced between two looks and did not become lag was consumed', () => {
    const dead = pointsOf(rising(6, 100), same(6, 100));
    expect(lastSign(dead, NEWEST, NEWEST - 5)).toBeUndefined();
    const fall = pointsOf([0, 100, 200, 150], same(4, 100));
    expect(lastSign(fall, NEWEST, NEWEST - 3)).toBe(NEWEST - 1);
    // 100 in the one minute between, of which 40 became lag.
    const half = pointsOf([0, 20, 40], same(3, 100));
    expect(lastSign(half, NEWEST, NEWEST - 2)).toBe(NEWEST - 2);
    expect(lastSign(half, NEWEST, NEWEST - 1)).toBeUndefined();
  });

  test('a fall by at most 5 % of what is produced is no sign', () => {
    expect(lastSign(pointsOf([100, 95], same(2, 100)), NEWEST, NEWEST - 1)).toBeUndefined();
    expect(lastSign(pointsOf([100, 94], same(2, 100)), NEWEST, NEWEST - 1)).toBe(NEWEST - 1);
  });

  test('nothing is consumed when C is at most 5 % of P, or P is 0 and lag does not fall', () => {
    expect(isNothingConsumed(pointsOf([0, 95, 190, 285], same(4, 100)), NEWEST, 3)).toBe(true);
    expect(isNothingConsumed(pointsOf([0, 95, 190, 284], same(4, 100)), NEWEST, 3)).toBe(false);
    expect(isNothingConsumed(pointsOf(same(4, 50), same(4, 0)), NEWEST, 3)).toBe(true);
    expect(isNothingConsumed(pointsOf([50, 50, 50, 49], same(4, 0)), NEWEST, 3)).toBe(false);
  });

  test('rates are means over five minutes, over three at least, and never below 0', () => {
    expect(ratesAt(pointsOf(same(6, 7), same(6, 100)), NEWEST)).toEqual({ produced: 100, consumed: 100 });
    expect(ratesAt(pointsOf(rising(6, 200), same(6, 100)), NEWEST)).toEqual({ produced: 100, consumed: 0 });
    expect(ratesAt(pointsOf([0, 50, 100, 150], same(4, 100)), NEWEST)).toEqual({
      produced: 100,
      consumed: 50,
    });
    expect(ratesAt(pointsOf([0, 50, 100], same(3, 100)), NEWEST)).toEqual({ produced: 100, consumed: NaN });
  });
});

describe('markers of transactions', () => {
  test('show where lag rises by more than can have been produced', () => {
    expect(offsetsPerRecord(pointsOf(rising(6, 200), same(6, 100)), NEWEST, 5)).toBe(2);
    expect(offsetsPerRecord(pointsOf(rising(6, 120), same(6, 100)), NEWEST, 5)).toBeUndefined();
    expect(isRiseUnexplained(pointsOf(rising(6, 120), same(6, 100)), NEWEST)).toBe(false);
    expect(isRiseUnexplained(pointsOf(rising(6, 121), same(6, 100)), NEWEST)).toBe(true);
  });

  test('do not show in the jump after a rebalance', () => {
    const jump = pointsOf([0, 0, 0, 0, 900, 1_000], same(6, 100));
    expect(isRiseUnexplained(jump, NEWEST)).toBe(true);
    expect(offsetsPerRecord(jump, NEWEST, 5)).toBeUndefined();
  });
});

describe('pace and drain', () => {
  test('one odd point does not turn the median', () => {
    const lags = from([1_000, 900, 800, 5_000, 600, 500, 400, 300, 200, 100]);
    expect(paceOf(lags)?.median).toBe(-100);
    expect(paceOf(from([1, 2, NaN, NaN, 3]))).toBeUndefined();
  });

  test.each<[string, readonly number[], object]>([
    ['falling', [1_000, 900, 800, 700, 600, 500], { kind: 'draining', ms: 300_000 }],
    ['rising', [500, 600, 700, 800, 900], { kind: 'not-draining' }],
    ['neither', [500, 400, 500, 400, 500, 400, 500, 400], { kind: 'not-draining' }],
    ['turned', [0, 500, 1_000, 1_500, 2_000, 1_800, 1_600, 1_400], { kind: 'draining', ms: 420_000 }],
    ['caught up', [400, 300, 200, 100, 10], { kind: 'caught-up' }],
    ['too few', [500, 400, 300], { kind: 'unknown' }],
    ['a gap now', [500, 400, 300, 200, NaN], { kind: 'unknown' }],
  ])('%s', (_, lags, expected) => {
    expect(drainOf(from(lags), 10)).toEqual(expected);
  });

  test('the trend needs more than half of the slopes', () => {
    expect(trendOf(from([1, 2, 3, 4, 5]))).toBe('rising');
    expect(trendOf(from([5, 4, 3, 2, 1]))).toBe('falling');
    expect(trendOf(from([5, 4, 5, 4, 5]))).toBe('steady');
    expect(trendOf(from([5, 4, 5]))).toBeNull();
  });
});

describe('growing', () => {
  const isGrowing = (lags: readonly number[], usualRise = 0) =>
    isRisingBeyondNoise(pointsOf(lags, []), NEWEST, usualRise);

  test('is a rise beyond the falls of the last hour', () => {
    expect(isGrowing(rising(30, 50))).toBe(true);
    const sawtooth = Array.from({ length: 60 }, (_, index) => (index % 20) * 100);
    expect(isGrowing(sawtooth)).toBe(false);
    expect(isGrowing([...sawtooth, 2_000, 2_100, 2_200, 2_300, 2_400])).toBe(false);
    expect(isGrowing([...sawtooth, ...rising(15, 100).map((value) => value + 2_000)])).toBe(true);
  });

  test('is no rise of a few records, of 1 %, or within what is usual', () => {
    expect(isGrowing(rising(5, 2))).toBe(false);
    expect(isGrowing(rising(5, 20).map((value) => value + 100_000))).toBe(false);
    expect(isGrowing(rising(30, 50), 1_000)).toBe(false);
    expect(isGrowing([0, 50, NaN, 150, 200, 250])).toBe(true);
  });
});

describe('rhythm', () => {
  test('the window is one and a half times the longest time between two signs, three points at least', () => {
    expect([0, 1, 2, 3, 5, 30].map(stallWindow)).toEqual([3, 3, 3, 5, 8, 45]);
  });

  test('where it is not known, that of other topics counts, or a long time', () => {
    expect(cautiousWindow(0, undefined)).toBe(45);
    expect(cautiousWindow(0, 6)).toBe(9);
    expect(cautiousWindow(50, 6)).toBe(75);
  });

  test('a time that was called a stall counts only when the one before was alike', () => {
    const rhythm = { longest: 2, signs: 10, lastStall: 0 };
    expect(noteSign(rhythm, 60, true, true)).toBe(false);
    expect(noteSign(rhythm, 200, true, true)).toBe(false);
    expect(rhythm.longest).toBe(2);
    expect(noteSign(rhythm, 190, true, true)).toBe(true);
    expect(rhythm.longest).toBe(190);
  });
});

describe('absence', () => {
  const facts = {
    seen: 60,
    isExpectedIdle: false,
    isWaiting: true,
    vanishedMinutes: 0,
    silentDays: (): number => 2,
  };
  test.each<[string, Partial<AbsenceFacts>]>([
    ['vanished', {}],
    ['marked', { isExpectedIdle: true, seen: 1 }],
    ['brief', { seen: 59 }],
    ['nothing-waits', { isWaiting: false }],
    ['habit', { silentDays: () => 3 }],
    ['habit', { silentDays: () => 3, vanishedMinutes: 59 }],
    ['vanished', { silentDays: () => 7, vanishedMinutes: 60 }],
  ])('is %s with %o', (absence, change) => {
    expect(judgeAbsence({ ...facts, ...change })).toBe(absence);
  });
});
