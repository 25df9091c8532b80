import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import type { LagMinute } from '../../../main/lag/lag-minute.ts';
import { NOON, minuteOfTold } from '../../unit/lag/played.ts';

const amount = fc.oneof(
  fc.nat({ max: 50 }),
  fc.nat({ max: 100_000 }),
  fc.constantFrom(0, -5, Number.MAX_SAFE_INTEGER, 1e300),
);
const byTopic = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), amount, { maxKeys: 3 });
const told = fc.record({
  lags: fc.dictionary(fc.constantFrom('g', 'h', 'constructor'), byTopic, { maxKeys: 3 }),
  produced: byTopic,
  isComplete: fc.boolean(),
});
/** Minutes one after another, some left out. */
const minutes = fc
  .array(fc.tuple(told, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 90 })
  .map((list) => {
    let at = NOON;
    return list.map(([minute, steps]) => minuteOfTold((at += steps * MINUTE_MS), minute));
  });

const observed = (list: readonly LagMinute[]) => {
  const lag = new ClusterLag();
  const changes = list.flatMap((minute) => lag.observe(minute));
  return { lag, changes };
};
const everything = (lag: ClusterLag) => ({ groups: lag.groups(), pairs: [...lag.eachPair()] });

/** All numbers in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('whatever minutes come', () => {
  test('no figure is negative, infinite or not a number', () => {
    fc.assert(
      fc.property(minutes, (list) => {
        const { lag, changes } = observed(list);
        for (const value of numbersIn([everything(lag), changes])) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(value)).toBe(true);
        }
        for (const { evidence } of lag.groups()) expect(evidence).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 150 },
    );
  });

  test('late and repeated minutes change nothing', () => {
    fc.assert(
      fc.property(minutes, fc.array(fc.nat()), (list, repeats) => {
        const { lag } = observed(list);
        const disturbed = new ClusterLag();
        for (const [index, minute] of list.entries()) {
          disturbed.observe(minute);
          const earlier = list[(repeats[index] ?? 0) % (index + 1)];
          if (earlier) expect(disturbed.observe(earlier)).toEqual([]);
        }
        expect(everything(disturbed)).toEqual(everything(lag));
      }),
      { numRuns: 60 },
    );
  });

  test('to start over with the same minutes leads to the same, in slices too', () => {
    fc.assert(
      fc.property(minutes, (list) => {
        const { lag, changes } = observed(list);
        const before = everything(lag);
        expect(lag.restore(list)).toEqual(changes);
        expect(everything(lag)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('a group is as badly off as its worst topic, and its lag is that of all', () => {
    const order = ['vanished', 'stalled', 'growing', 'frozen', 'unknown', 'ok', 'idle'];
    fc.assert(
      fc.property(minutes, (list) => {
        const { lag } = observed(list);
        for (const group of lag.groups()) {
          const read = lag.topics(group.group).filter(({ isRead }) => isRead);
          expect(group.topics).toBe(read.length);
          const ranks = read.map(({ state }) => order.indexOf(state));
          if (group.state !== 'vanished') expect(order.indexOf(group.state)).toBe(Math.min(...ranks));
          expect(group.lag).toBe(read.reduce((sum, topic) => sum + (topic.lag ?? NaN), 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});
