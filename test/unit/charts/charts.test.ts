import { describe, expect, it } from 'vitest';
import { stepsFor } from '../../../main/charts/chart-steps.ts';
import { filledStretches } from '../../../main/charts/filled-stretches.ts';
import { stateBands } from '../../../main/charts/state-bands.ts';
import type { GroupState } from '../../../preload/contract.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = Date.UTC(2026, 10, 22, 12);

describe('the steps of a chart', () => {
  it.each([
    [HOUR_MS, MINUTE_MS],
    [24 * HOUR_MS, MINUTE_MS],
    [7 * 24 * HOUR_MS, 5 * MINUTE_MS],
    [365 * 24 * HOUR_MS, HOUR_MS],
  ])('of %d ms are %d ms long, whole, and reach to its ends', (span, stepMs) => {
    const steps = stepsFor(NOON - span, NOON);
    expect(steps).toEqual({ from: NOON - span, to: NOON, stepMs, count: span / stepMs + 1 });
    expect(stepsFor(NOON - span + 1, NOON + 1)).toEqual(steps);
  });

  it('are those of the stretch whichever end is named first, and never more than a screen could show', () => {
    expect(stepsFor(NOON, NOON - HOUR_MS)).toEqual(stepsFor(NOON - HOUR_MS, NOON));
    expect(stepsFor(0, NOON).count).toBeLessThan(10_000);
  });
});

describe('the states of a group on its chart', () => {
  const steps = { from: NOON, to: NOON + 59 * MINUTE_MS, stepMs: MINUTE_MS, count: 60 } as const;
  const change = (minute: number, from: GroupState, to: GroupState) => ({
    at: NOON + minute * MINUTE_MS,
    clusterId: 'lkc-1',
    subject: 'billing',
    kind: 'group-state',
    detail: { from, to, evidence: '' },
  });
  const shown = (...given: Parameters<typeof stateBands>) =>
    stateBands(...given).map(({ from, to, state }) => [
      (from - NOON) / MINUTE_MS,
      (to - NOON) / MINUTE_MS,
      state,
    ]);

  it('reach from what the first change left to what it is now', () => {
    const events = [change(10, 'ok', 'growing'), change(20, 'growing', 'stalled')];
    const now = { at: NOON + 18 * MINUTE_MS, state: 'stalled' as const };
    expect(shown(events, now, steps)).toEqual([
      [0, 10, 'ok'],
      [10, 20, 'growing'],
      [20, 60, 'stalled'],
    ]);
  });

  it('are only the present one where no change is remembered, from when it began', () => {
    expect(shown([], { at: NOON - HOUR_MS, state: 'ok' }, steps)).toEqual([[0, 60, 'ok']]);
    expect(shown([], { at: NOON + 30 * MINUTE_MS, state: 'ok' }, steps)).toEqual([[30, 60, 'ok']]);
    expect(shown([], undefined, steps)).toEqual([]);
  });

  it('leave out what was read from the disk and makes no sense', () => {
    expect(shown([{ ...change(10, 'ok', 'ok'), detail: { to: 'nonsense' } }], undefined, steps)).toEqual([]);
    expect(shown([{ ...change(10, 'ok', 'ok'), detail: null }], undefined, steps)).toEqual([]);
  });
});

it('marks the stretches that were fetched later', () => {
  // missing, filled, filled, scraped, filled
  const minutes = Uint8Array.from([0, 1, 1, 3, 1]);
  expect(filledStretches({ from: NOON, minutes })).toEqual([
    { from: NOON + MINUTE_MS, to: NOON + 3 * MINUTE_MS },
    { from: NOON + 4 * MINUTE_MS, to: NOON + 5 * MINUTE_MS },
  ]);
});
