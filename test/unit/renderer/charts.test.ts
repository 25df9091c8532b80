import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endingAt,
  latestMinute,
  nearestStep,
  panned,
  stepsWithin,
  zoomed,
} from '../../../renderer/charts/chart-range.ts';
import { thinned, thinningFor } from '../../../renderer/charts/chart-thinning.ts';
import { spanTicks, timeTicks } from '../../../renderer/charts/time-ticks.ts';

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

  test('of a year are first days of months, those of the months that are round', () => {
    const ticks = timeTicks(Date.UTC(2025, 10, 22, 12), NOON, 4, 0).map((tick) =>
      new Date(tick).toISOString(),
    );
    expect(ticks.map((tick) => tick.slice(0, 16))).toEqual([
      '2026-01-01T00:00',
      '2026-04-01T00:00',
      '2026-07-01T00:00',
      '2026-10-01T00:00',
    ]);
  });
});

describe('ticks of spans', () => {
  test('begin at zero, are round, and reach over the greatest', () => {
    expect(spanTicks(80_000, 4)).toEqual([0, 30_000, 60_000, 90_000]);
    expect(spanTicks(22 * MINUTE, 4).map((tick) => tick / MINUTE)).toEqual([0, 10, 20, 30]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4e10 }), (greatest) => {
        const ticks = spanTicks(greatest, 4);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest);
      }),
    );
  });
});

describe('the stretch on screen', () => {
  const hour = endingAt(NOON, 60);

  test('ends at the newest data, or at the clock where those are old', () => {
    expect(latestMinute(NOON - 4 * MINUTE, NOON + 20_000)).toBe(NOON - 4 * MINUTE);
    expect(latestMinute(NOON - 60 * MINUTE, NOON + 20_000)).toBe(NOON);
    expect(latestMinute(null, NOON + 20_000)).toBe(NOON);
  });

  test('keeps the instant under the wheel in its place', () => {
    const around = NOON - 20 * MINUTE;
    const place = ({ from, to }: { from: number; to: number }) => (around - from) / (to - from);
    const closer = zoomed(hour, 0.5, around, NOON);
    expect(closer.to - closer.from).toBe(30 * MINUTE);
    expect(place(closer)).toBeCloseTo(place(hour), 1);
  });

  test('is whole minutes, neither too short nor too long nor beyond the newest, however it is moved', () => {
    const moves = fc.array(
      fc.oneof(
        fc.record({
          factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.record({ by: fc.integer({ min: -1e12, max: 1e12 }) }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(moves, (all) => {
        let range = hour;
        for (const move of all) {
          range =
            'by' in move
              ? panned(range, move.by, NOON)
              : zoomed(range, move.factor, range.from + move.share * (range.to - range.from), NOON);
          expect([range.from % MINUTE, range.to % MINUTE]).toEqual([0, 0]);
          expect(range.to).toBeLessThanOrEqual(NOON);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to - range.from).toBeGreaterThanOrEqual(4 * MINUTE);
          expect(range.to - range.from).toBeLessThanOrEqual(400 * 24 * 60 * MINUTE);
        }
      }),
    );
  });

  test('knows its steps, also those of an answer that covers another stretch', () => {
    const page = { ...PAGE, from: NOON - 10 * MINUTE, to: NOON };
    expect(stepsWithin({ from: NOON - 12 * MINUTE, to: NOON - 3 * MINUTE }, page)).toEqual({
      first: 0,
      last: 7,
    });
    expect(nearestStep(NOON - 150_000, page, { from: NOON - 5 * MINUTE, to: NOON })).toBe(NOON - 2 * MINUTE);
    expect(nearestStep(NOON - 1e9, page, { from: NOON - 5 * MINUTE, to: NOON })).toBe(NOON - 5 * MINUTE);
  });
});

const PAGE = {
  from: NOON,
  to: NOON,
  stepMs: MINUTE,
  oldest: null,
  newest: null,
  filled: [],
  panels: [],
} as const;

describe('a line with more steps than pixels', () => {
  const line = { id: 'a', label: 'a', low: null, high: null, compared: null };
  const values = [1, 3, null, null, null, null, 5, 100];

  test('is the mean of each bundle with what it moved between, and keeps its gaps', () => {
    const thinning = thinningFor({ ...PAGE, from: 0 }, 8, 4);
    expect(thinning).toEqual({ factor: 2, from: MINUTE / 2, stepMs: 2 * MINUTE, offset: 0 });
    expect(thinned({ ...line, values }, thinning)).toEqual({
      values: [2, null, null, 52.5],
      low: [1, null, null, 5],
      high: [3, null, null, 100],
      compared: null,
    });
  });

  test('has the same bundles a minute later', () => {
    const later = thinningFor({ ...PAGE, from: MINUTE }, 8, 4);
    expect(thinned({ ...line, values: [...values.slice(1), 7] }, later).values).toEqual([
      3,
      null,
      null,
      52.5,
      7,
    ]);
    expect(later.from).toBe(MINUTE / 2);
  });

  test('stays as it is where there is room', () => {
    const thinning = thinningFor({ ...PAGE, from: MINUTE }, 8, 8);
    expect(thinned({ ...line, values }, thinning).values).toBe(values);
    expect(thinning).toMatchObject({ factor: 1, from: MINUTE, stepMs: MINUTE });
  });
});
