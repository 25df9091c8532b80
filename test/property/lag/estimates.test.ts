import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagTimeSeries } from '../../../main/lag/lag-time-series.ts';
import { walkBack } from '../../../main/lag/lag-time.ts';
import { Production } from '../../../main/lag/production.ts';

const known = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 400 });
const withGaps = fc.array(fc.option(fc.nat({ max: 10_000 }), { nil: NaN, freq: 20 }), {
  minLength: 1,
  maxLength: 100,
});
const records = fc.integer({ min: 1, max: 2_000_000 });
/** A whole hour. */
const FIRST = 29_000_040;

function productionOf(values: readonly number[]): Production {
  const production = new Production();
  for (const [index, value] of values.entries()) production.addMinute(FIRST + index, Float64Array.of(value));
  return production;
}

describe('the walk back', () => {
  test('is longer for more records', () => {
    fc.assert(
      fc.property(withGaps, records, records, (values, one, other) => {
        const produced = Float64Array.from(values);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const near = walkBack(produced, produced.length, less);
        const far = walkBack(produced, produced.length, more);
        expect(far.minutes).toBeGreaterThanOrEqual(near.minutes);
        expect(Number(far.isReached)).toBeLessThanOrEqual(Number(near.isReached));
      }),
    );
  });

  test('over sums of minutes is never longer than minute by minute, and shorter by less than an hour', () => {
    fc.assert(
      fc.property(known, records, (values, lag) => {
        const minute = FIRST + values.length - 1;
        const exact = walkBack(Float64Array.from(values), values.length, lag);
        const kept = productionOf(values).walkBack(0, minute, lag);
        expect(kept.isReached).toBe(exact.isReached && kept.isReached);
        if (!kept.isReached) return;
        expect(kept.minutes).toBeLessThanOrEqual(exact.minutes + 1e-6);
        expect(kept.minutes).toBeGreaterThan(exact.minutes - (exact.minutes > 120 ? 60 : 1e-3));
      }),
    );
  });

  test('finds for each step of a chart what it finds for a single one', () => {
    fc.assert(
      fc.property(
        withGaps,
        fc.array(fc.nat({ max: 200_000 }), { minLength: 100, maxLength: 100 }),
        (values, lags) => {
          const produced = Float64Array.from(values);
          const series = lagTimeSeries({
            lags: Float64Array.from(lags.slice(0, values.length)),
            produced,
            stepMs: 60_000,
            floor: 10,
          });
          for (let step = 0; step < values.length; step++) {
            const lag = lags[step]!;
            if (lag <= 10) expect(series.ms[step]).toBe(0);
            else if (Number.isNaN(produced[step])) expect(series.ms[step]).toBeNaN();
            else {
              const { minutes, isReached } = walkBack(produced, step + 1, lag);
              expect(series.ms[step]).toBeCloseTo(minutes * 60_000, 3);
              expect(series.certainties[step]).toBe(isReached ? 'at-least' : 'more-than');
            }
          }
        },
      ),
    );
  });
});
