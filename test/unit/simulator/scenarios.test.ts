import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { ClusterPlan } from '../../../main/simulator/cluster-plan.ts';
import { SCENARIOS } from '../../../main/simulator/scenarios.ts';
import { Simulator, type SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { Bench } from '../../contract/simulator/client.ts';
import { family, readExposition } from '../../contract/simulator/exposition-lines.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const START = Date.parse('2026-11-22T12:00:00Z');
const CLUSTER = 'lkc-1';
const GROUP = 'order-fulfilment';
const TOPIC = 'orders';

function begin(options: SimulatorOptions = {}) {
  const clock = new ManualClock(START);
  const plan: ClusterPlan = {
    id: CLUSTER,
    name: 'test',
    type: 'Dedicated',
    environment: 'env-1',
    cloud: 'AWS',
    region: 'eu-west-1',
    size: 'small',
  };
  const simulator = new Simulator({ clock, clusters: [plan], historyMinutes: 20, ...options });
  const { truth } = simulator;
  return {
    clock,
    simulator,
    truth,
    lag: (minute: number, group = GROUP, topic?: string) =>
      truth.lag(CLUSTER, topic === undefined ? { group } : { group, topic }, minuteOf(minute)),
    records: (minute: number, topic = TOPIC) =>
      truth.topicTraffic(CLUSTER, topic, minuteOf(minute)).receivedRecords,
  };
}

/** Minutes after the start, before it if negative. */
const minuteOf = (minute: number) => START + minute * MINUTE_MS;

test('ordinarily every group keeps up', async () => {
  const { clock, truth, lag } = begin();
  await clock.advance(10 * MINUTE_MS);
  for (const { group } of truth.groups(CLUSTER)) {
    const lags = Array.from({ length: 10 }, (_, minute) => lag(minute, group));
    const consumed = truth.groups(CLUSTER).find((each) => each.group === group)?.topics ?? [];
    const perMinute = consumed.reduce(
      (sum, topic) => sum + truth.topicTraffic(CLUSTER, topic, START).receivedRecords,
      0,
    );
    expect(Math.min(...lags), group).toBeLessThanOrEqual(perMinute + 1);
  }
});

test('the clock decides how far a simulator is, not how often it is asked', async () => {
  const often = begin();
  const seldom = begin();
  for (let minute = 0; minute < 10; minute++) {
    await often.clock.advance(MINUTE_MS);
    often.lag(minute - 1);
  }
  await seldom.clock.advance(10 * MINUTE_MS);
  expect(often.truth.totals(CLUSTER, minuteOf(5))).toEqual(seldom.truth.totals(CLUSTER, minuteOf(5)));
});

describe('a scenario begins with the present minute and ends with it', () => {
  test('stalled-group: lag grows by what is produced, and is worked off afterwards', async () => {
    const { clock, simulator, truth, lag, records } = begin();
    simulator.start('stalled-group', { group: GROUP, topic: TOPIC });
    await clock.advance(10 * MINUTE_MS);
    const end = (minute: number) =>
      truth.lagAt(CLUSTER, { group: GROUP, topic: TOPIC }, minuteOf(minute + 1) - 1);
    for (let minute = 0; minute < 10; minute++) {
      expect(end(minute) - end(minute - 1)).toBe(records(minute));
    }
    expect(truth.oldestUnconsumedAgeMs(CLUSTER, { group: GROUP, topic: TOPIC }, minuteOf(9))).toBeGreaterThan(
      10 * MINUTE_MS,
    );
    expect(lag(9, GROUP, 'payments')).toBeLessThan(records(9, 'payments'));
    simulator.stop('stalled-group');
    await clock.advance(10 * MINUTE_MS);
    expect(lag(19)).toBeLessThan(lag(9) / 10);
  });

  test('stuck-partition: one partition only', async () => {
    const { clock, simulator, truth } = begin();
    simulator.start('stuck-partition');
    await clock.advance(10 * MINUTE_MS);
    const age = (partition: number) =>
      truth.oldestUnconsumedAgeMs(CLUSTER, { group: GROUP, topic: TOPIC, partition }, minuteOf(9));
    expect(age(0)).toBeGreaterThan(9 * MINUTE_MS);
    for (let partition = 1; partition < 6; partition++) expect(age(partition)).toBeLessThan(MINUTE_MS);
  });

  test('slow-consumer: lag grows, while records are still read', async () => {
    const { clock, simulator, truth, lag } = begin();
    simulator.start('slow-consumer');
    await clock.advance(10 * MINUTE_MS);
    expect(lag(9)).toBeGreaterThan(lag(4));
    expect(lag(4)).toBeGreaterThan(lag(-1));
    const committed = (minute: number) => truth.committedOffset(CLUSTER, GROUP, TOPIC, 0, minuteOf(minute));
    expect(committed(9)).toBeGreaterThan(committed(8));
  });

  test('traffic-spike: one topic, many times as much', async () => {
    const { clock, simulator, records } = begin();
    simulator.start('traffic-spike');
    await clock.advance(2 * MINUTE_MS);
    expect(records(0) / records(-1)).toBeGreaterThan(8);
    expect(records(0, 'payments') / records(-1, 'payments')).toBeLessThan(2);
    simulator.stop();
    await clock.advance(2 * MINUTE_MS);
    expect(records(2) / records(-1)).toBeLessThan(2);
  });

  test('hot-partition: nearly all records go to the first', async () => {
    const { clock, simulator, truth, records } = begin();
    simulator.start('hot-partition');
    await clock.advance(MINUTE_MS);
    const first = truth.records(CLUSTER, TOPIC, 0, minuteOf(0)).length;
    expect(first / records(0)).toBeGreaterThan(0.85);
    expect(records(0) / records(-1)).toBeGreaterThan(3);
  });

  test('connection-storm: connections and authentications', async () => {
    const { clock, simulator, truth } = begin();
    simulator.start('connection-storm');
    await clock.advance(MINUTE_MS);
    const [before, during] = [truth.totals(CLUSTER, minuteOf(-1)), truth.totals(CLUSTER, minuteOf(0))];
    expect(during.connections).toBeGreaterThan(20 * before.connections);
    expect(during.authentications).toBeGreaterThan(100 * before.authentications);
  });

  test('names that do not exist are refused', () => {
    const { simulator } = begin();
    expect(() => simulator.start('deleted-cluster', { cluster: 'lkc-x' })).toThrow('no cluster lkc-x');
    expect(() => simulator.start('stalled-group', { group: 'nobody' })).toThrow('no consumer group nobody');
    expect(() => simulator.start('hot-partition', { topic: 'nothing' })).toThrow('no topic nothing');
  });
});

test('every scenario has one sentence', () => {
  for (const { name, sentence } of SCENARIOS) {
    expect(name).toMatch(/^[a-z-]+$/);
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  }
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
});

describe('what the server reports', () => {
  const lagOf = (samples: ReturnType<typeof readExposition>, group: string) =>
    family(samples, 'consumer_lag_offsets')
      .filter(({ labels }) => labels['consumer_group_id'] === group)
      .map(({ value }) => value);

  test.each([
    ['absent', [0, 0, 0]],
    ['absent-after-a-day', [3, 3, 0]],
    ['reported', [3, 3, 3]],
  ] as const)('a vanished group is %s', async (deadGroups, expected) => {
    await using bench = await new Bench({ behaviour: { deadGroups } }).open();
    bench.simulator.start('vanished-group', { group: GROUP });
    const seen: number[] = [];
    for (const minutes of [4, 1_437, 3]) {
      await bench.pass(minutes);
      seen.push(lagOf(readExposition((await bench.export()).text, 'text'), GROUP).length);
    }
    expect(seen).toEqual(expected);
  });

  test.each(['frozen', 'live'] as const)('lag in a rebalance is %s', async (rebalanceLag) => {
    await using bench = await new Bench({ behaviour: { rebalanceLag } }).open();
    const read = async () => lagOf(readExposition((await bench.export()).text, 'text'), GROUP);
    bench.simulator.start('rebalance-freeze', { group: GROUP });
    await bench.pass(2);
    const before = await read();
    await bench.pass(4);
    if (rebalanceLag === 'frozen') expect(await read()).toEqual(before);
    else expect(Math.min(...(await read()))).toBeGreaterThan(Math.max(...before));
    bench.simulator.stop();
    await bench.pass(4);
    expect(await read()).not.toEqual(before);
  });

  test('a hot partition is there only while hot, and only on Dedicated clusters', async () => {
    await using bench = await new Bench().open();
    const hot = async () =>
      family(readExposition((await bench.export()).text, 'text'), 'hot_partition_ingress').map(
        ({ labels, value }) => [labels['topic'], value],
      );
    expect(await hot()).toEqual([]);
    bench.simulator.start('hot-partition');
    await bench.pass(3);
    expect(await hot()).toEqual([[TOPIC, 1]]);
    bench.simulator.stop();
    await bench.pass(3);
    expect(await hot()).toEqual([]);
  });
});
