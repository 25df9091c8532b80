import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { ChartView } from '../../../renderer/charts/chart-view.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

test('a view goes with the newest minute until it is moved away from it, and again once it is moved back', () => {
  const latest = signal(NOON);
  const view = new ChartView(latest);
  view.follow(60);
  latest.value += MINUTE;
  expect(view.range.value).toEqual({ from: NOON - 58 * MINUTE, to: NOON + MINUTE });

  view.pan(-30 * MINUTE);
  latest.value += MINUTE;
  expect(view.range.value.to).toBe(NOON - 29 * MINUTE);

  view.pan(1e9);
  latest.value += MINUTE;
  expect(view.range.value.to).toBe(NOON + 3 * MINUTE);
});

test('a view leads back to what was chosen last, from any zooming and panning', () => {
  const view = new ChartView(signal(NOON));
  const chosen = { from: NOON - 600 * MINUTE, to: NOON - 300 * MINUTE };
  view.choose(chosen);
  view.zoom(0.1);
  view.panByShare(-3);
  expect(view.range.value).not.toEqual(chosen);
  view.reset();
  expect(view.range.value).toEqual(chosen);
});

test('a view zooms around what is pointed at and moves just so far that it can be seen', () => {
  const view = new ChartView(signal(NOON));
  view.pointed.value = NOON - 59 * MINUTE;
  view.zoom(0.5);
  expect(view.range.value.from).toBe(NOON - 59 * MINUTE);
  view.reveal(NOON - 70 * MINUTE);
  expect(view.range.value.from).toBe(NOON - 70 * MINUTE);
});
