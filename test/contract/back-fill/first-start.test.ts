import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { Slept } from './slept.ts';

it('the first start fetches hours first, then days, coarser the older, and never asks again', async () => {
  await using world = await new Slept({ historyMinutes: 30 }).open();
  const reader = world.readerOf(await world.history());
  await reader.scrape();
  const newest = world.bench.simulator.truth.exportMinute();
  reader.backFill.start();
  await world.untilDone(reader);
  const steps = reader.stretches.map(({ stepMs }) => stepMs / MINUTE_MS);
  expect(steps.slice(0, 4)).toEqual([1, 1, 5, 60]);
  const [hours, day, days, week] = reader.stretches;
  expect(hours!.from).toBeLessThanOrEqual(newest - 6 * 60 * MINUTE_MS);
  expect([day!.to, days!.to, week!.to]).toEqual([hours!.from, day!.from, days!.from]);
  expect(week!.from).toBeGreaterThanOrEqual(newest - 7 * 24 * 60 * MINUTE_MS);
  expect(new Set(world.queries.map(({ status }) => status))).toEqual(new Set([200]));
  const asked = reader.asked.length;
  expect(asked).toBeLessThan(1_000);
  await world.pass(3, reader);
  await world.untilDone(reader);
  expect(reader.asked.slice(asked).every(({ start }) => start >= newest - 10 * MINUTE_MS)).toBe(true);
}, 90_000);
