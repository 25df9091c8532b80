import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullRange, nearestMinute, newest, valueAt } from '../../../renderer/charts/chart-range.ts';
import { timeTicks } from '../../../renderer/charts/time-ticks.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

describe('ticks of time', () => {
  test('are round, at most as many as asked for, and within the stretch', () => {
    const stretch = fc.record({
      from: fc.integer({ min: NOON - 1e9, max: NOON }),
      minutes: fc.integer({ min: 1, max: 20_000 }),
      count: fc.integer({ min: 2, max: 12 }),
    });
    fc.assert(
      fc.property(stretch, ({ from, minutes, count }) => {
        const to = from + minutes * MINUTE;
        const ticks = timeTicks(from, to, count, 0);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        for (const tick of ticks) {
          expect(tick % MINUTE).toBe(0);
          expect(tick).toBeGreaterThanOrEqual(from);
          expect(tick).toBeLessThanOrEqual(to);
        }
      }),
    );
  });

  test('of a day are round on a clock that is half an hour off', () => {
    const ticks = timeTicks(NOON, NOON + 24 * 60 * MINUTE, 4, -330);
    expect(ticks.map((tick) => new Date(tick + 330 * MINUTE).getUTCHours() % 6)).toEqual([0, 0, 0, 0]);
    expect(ticks.map((tick) => new Date(tick + 330 * MINUTE).getUTCMinutes())).toEqual([0, 0, 0, 0]);
  });
});

describe('a stretch of minutes', () => {
  const line = { id: 'a', label: 'a', unit: 'plain', start: NOON, values: [1, null, 3] } as const;
  const earlier = { ...line, start: NOON - MINUTE };

  test('covers all series of all charts', () => {
    expect(fullRange({ lag: [line], throughput: [earlier], connections: [] })).toEqual({
      from: NOON - MINUTE,
      to: NOON + 2 * MINUTE,
    });
    expect(fullRange({ lag: [], throughput: [], connections: [{ ...line, values: [] }] })).toBeNull();
  });

  test('is cut to its newest part, and never made longer', () => {
    const range = { from: NOON, to: NOON + 10 * MINUTE };
    expect(newest(range, 3)).toEqual({ from: NOON + 7 * MINUTE, to: range.to });
    expect(newest(range, 60)).toEqual(range);
  });

  test('gives values by minute, null for a gap and beyond the ends', () => {
    const at = (minute: number) => valueAt(line, NOON + minute * MINUTE);
    expect([-1, 0, 1, 2, 3].map(at)).toEqual([null, 1, null, 3, null]);
    expect(nearestMinute(NOON + 40_000, { from: NOON, to: NOON + 9 * MINUTE })).toBe(NOON + MINUTE);
    expect(nearestMinute(NOON - 1e9, { from: NOON, to: NOON + 9 * MINUTE })).toBe(NOON);
  });
});
