import { describe, expect, it } from 'vitest';
import { nextRegularRead, spreadOf } from '../../../main/scrape/read-minutes.ts';

describe('nextRegularRead', () => {
  it.each([
    [0, 180_000, 5_000, 5_000],
    [4_999, 180_000, 5_000, 5_000],
    [5_000, 180_000, 5_000, 65_000],
    [60_000, 195_000, 2_000, 77_000],
    [77_000, 195_000, 2_000, 137_000],
    [1_000, -3_420_000, 0, 60_000],
    [12_345, undefined, 5_000, 72_345],
  ])('after %i with a delay of %s and a spread of %i is %i', (time, delay, spread, expected) => {
    expect(nextRegularRead(time, delay, spread)).toBe(expected);
  });
});

describe('spreadOf', () => {
  it('is the same for an account, and spreads accounts over 15 seconds', () => {
    const spreads = Array.from({ length: 300 }, (_, number) => spreadOf(`account-${number}`));
    expect(spreadOf('account-7')).toBe(spreads[7]);
    expect(Math.min(...spreads)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...spreads)).toBeLessThan(15_000);
    const seconds = new Set(spreads.map((spread) => Math.floor(spread / 1000)));
    expect(seconds.size).toBe(15);
  });
});
