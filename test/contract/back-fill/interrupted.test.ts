import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { plan } from '../simulator/client.ts';
import { expectSame, Slept } from './slept.ts';

const WHOLE_HOUR = { clusters: [plan('lkc-1')] };

test('a new start goes on where the last one was broken off', async () => {
  await using world = await new Slept(WHOLE_HOUR).open();
  const folder = mkdtempSync(join(tmpdir(), 'laglight-back-fill-'));
  const first = await world.reader(await world.history(folder));
  const awake = await world.reader();
  await world.pass(2, first, awake);
  const nap = await world.pass(150, awake);
  await world.pass(1, first, awake);
  first.backFill.start();
  // Somewhere in the third window of breakdowns.
  await world.until(() => first.asked.length >= 30 + 7 + 7 + 3);
  expect(first.backFill.isPending('lkc-1', nap)).toBe(true);
  await first.dispose();
  const askedByFirst = first.asked.length;
  await first.store.dispose();
  await world.bench.clock.advance(MINUTE_MS / 2);
  expect(first.asked).toHaveLength(askedByFirst);

  const second = world.readerOf(await world.history(folder));
  await second.scrape();
  second.backFill.start();
  await world.untilFetched(second, nap);
  const whole = 30 + 7 * 6;
  expect(second.asked.length).toBeLessThanOrEqual(whole - (30 + 7 + 7) + 7);
  expect(await expectSame(second, awake, nap)).toBeGreaterThan(150);
}, 90_000);

test('a pause breaks off at once, and what is left comes after it', async () => {
  await using world = await new Slept(WHOLE_HOUR).open();
  const reader = await world.reader();
  const awake = await world.reader();
  await world.pass(1, reader, awake);
  const nap = await world.pass(40, awake);
  await world.pass(1, reader, awake);
  reader.backFill.start();
  await world.until(() => reader.asked.length >= 5);
  expect(reader.backFill.progress).toMatchObject({ sentence: 'Fetching missed minutes of name of lkc-1.' });
  reader.backFill.pause();
  const asked = reader.asked.length;
  await world.until(() => reader.backFill.progress === null);
  await world.bench.clock.advance(5 * MINUTE_MS);
  expect(reader.asked).toHaveLength(asked);
  reader.backFill.resume();
  await world.untilFetched(reader, nap);
  // Only the query that was broken off came twice.
  expect(reader.asked.length).toBeLessThanOrEqual(30 + 2 * 7 + 1);
  expect(await expectSame(reader, awake, nap)).toBeGreaterThan(150);
}, 90_000);

test('page tokens that expire make a query begin again, and every group is there', async () => {
  await using world = await new Slept({ clusters: [plan('lkc-1', 'large')], historyMinutes: 60 }).open();
  const reader = await world.reader();
  await world.pass(1, reader);
  const nap = await world.pass(12);
  await world.pass(1, reader);
  // Three pages of a thousand groups half a second apart: the first token lasts, the second does not.
  world.bench.simulator.behaviour.pageTokenLifeMs = 400;
  reader.backFill.start();
  await world.until(() => world.queries.some(({ status }) => status === 400));
  world.bench.simulator.behaviour.pageTokenLifeMs = 300_000;
  await world.untilFetched(reader, nap);
  const pairs = await reader.store.keysOf('lkc-1', LAG, ['consumer_group_id', 'topic'], nap.from);
  const lines = await reader.store.read(pairs, nap.from, nap.to, MINUTE_MS);
  expect(pairs.length).toBe(3_000);
  expect(lines.every(({ values }) => values.every((value) => value >= 0))).toBe(true);
}, 90_000);

const LAG = 'confluent_kafka_server_consumer_lag_offsets';
