import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChartPage, Stretch } from '../../../preload/contract.ts';
import { ChartFeed } from '../../../renderer/charts/chart-feed.ts';
import { clusterCharts, emptyCharts } from '../../doubles/fake-bridge-charts.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function feedOf(answer: (stretch: Stretch) => ChartPage | Promise<ChartPage> = clusterCharts) {
  const asked: Stretch[] = [];
  const latest = signal(NOON);
  const feed = new ChartFeed((stretch) => {
    asked.push(stretch);
    return Promise.resolve(answer(stretch));
  }, latest);
  return { asked, latest, feed };
}

test('turning a wheel is one question, for where it came to rest', async () => {
  const { asked, feed } = feedOf();
  await vi.runAllTimersAsync();
  for (let turn = 0; turn < 10; turn += 1) {
    feed.view.zoom(1.25);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
  expect(asked[1]).toEqual({ ...feed.view.range.value, compare: 'none' });
});

test('a minute that passed is asked for where it makes a step, and not where steps are longer', async () => {
  const { asked, latest, feed } = feedOf();
  await vi.runAllTimersAsync();
  latest.value += MINUTE;
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
  feed.view.follow(525_600);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(3);
  for (let minute = 0; minute < 59; minute += 1) {
    latest.value += MINUTE;
    await vi.runAllTimersAsync();
  }
  expect(asked).toHaveLength(3);
  latest.value += MINUTE;
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(4);
});

test('a change asks nothing for a stretch that is known, but does while missed minutes are fetched', async () => {
  const { asked, feed } = feedOf();
  await vi.runAllTimersAsync();
  feed.changed(false);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(1);
  feed.changed(true);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
});

test('as long as nothing is known each change asks again', async () => {
  const { asked, feed } = feedOf(emptyCharts);
  await vi.runAllTimersAsync();
  feed.changed(false);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
});

test('a stretch chosen while another is awaited is asked for, however near it is', async () => {
  const { promise, resolve } = Promise.withResolvers<ChartPage>();
  let isSlow = false;
  const { asked, feed } = feedOf((stretch) => (isSlow ? promise : clusterCharts(stretch)));
  feed.view.follow(525_600);
  await vi.runAllTimersAsync();
  isSlow = true;
  feed.view.choose({ from: NOON - 300 * MINUTE, to: NOON - 60 * MINUTE });
  await vi.runAllTimersAsync();
  feed.view.pan(-20 * MINUTE);
  await vi.runAllTimersAsync();
  isSlow = false;
  resolve(clusterCharts({ ...asked.at(-1)! }));
  await vi.runAllTimersAsync();
  expect(asked.at(-1)).toEqual({ from: NOON - 320 * MINUTE, to: NOON - 80 * MINUTE, compare: 'none' });
});

test('a failed question keeps the charts there were, and is asked again with the next change', async () => {
  let isBroken = false;
  const { asked, feed } = feedOf((stretch) => {
    if (isBroken) throw new Error('broken');
    return clusterCharts(stretch);
  });
  await vi.runAllTimersAsync();
  isBroken = true;
  feed.view.follow(360);
  await vi.runAllTimersAsync();
  expect(feed.answer.state.value.value).not.toBeNull();
  expect(feed.answer.state.value.failure).not.toBeNull();
  isBroken = false;
  feed.changed(false);
  await vi.runAllTimersAsync();
  expect(feed.answer.state.value.failure).toBeNull();
  expect(asked.at(-1)!.from).toBe(NOON - 359 * MINUTE);
});

test('after it was disposed nothing is asked any more', async () => {
  const { asked, latest, feed } = feedOf();
  await vi.runAllTimersAsync();
  feed.view.follow(360);
  feed.dispose();
  latest.value += MINUTE;
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(1);
});
