import { describe, expect, test } from 'vitest';
import type { GroupPlan, TopicPlan } from '../../../main/simulator/cluster-contents.ts';
import type { SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { Bench, plan } from './client.ts';
import { family, readExposition } from './exposition-lines.ts';

const METRIC = 'io.confluent.kafka.server';

/** A simulator with one cluster that has only what is planned; the export shows 12:03. */
function planned(topics: readonly TopicPlan[], groups: readonly GroupPlan[], options: SimulatorOptions = {}) {
  const clusters = [{ ...plan('lkc-1', 'bare'), topics, groups }];
  return new Bench({ clusters, historyMinutes: 30, ...options }).open();
}

async function exported(bench: Bench, metric: string): Promise<Record<string, number>> {
  const samples = family(readExposition((await bench.export()).text, 'text'), metric);
  return Object.fromEntries(
    samples.map(({ labels, value }) => [
      [labels['consumer_group_id'], labels['topic']].filter((label) => label !== undefined).join(' '),
      value,
    ]),
  );
}

/** The values of a metric by minute, oldest first, over the last half an hour. */
async function queried(bench: Bench, metric: string, groupBy: readonly string[] = ['metric.topic']) {
  const { text } = await bench.query({
    aggregations: [{ metric: `${METRIC}/${metric}` }],
    filter: { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-1' },
    granularity: 'PT1M',
    intervals: ['2026-11-22T11:36:00Z/2026-11-22T12:04:00Z'],
    group_by: groupBy,
    format: 'GROUPED',
    limit: 1_000,
  });
  const { data } = JSON.parse(text) as {
    data: (Record<string, string> & { points: { timestamp: string; value: number }[] })[];
  };
  return data.map((row) => ({ row, values: row.points.map(({ value }) => value).reverse() }));
}

describe('a planned topic', () => {
  test('has its partitions, shares and rate', async () => {
    await using bench = await planned(
      [{ name: 'skewed', partitions: 3, recordsPerMinute: 6_000, weights: 'skewed' }],
      [],
    );
    const totals = (await queried(bench, 'received_records', ['metric.topic', 'metric.partition'])).map(
      ({ values }) => values.reduce((sum, value) => sum + value, 0) / values.length,
    );
    expect(totals).toHaveLength(3);
    expect(totals[0]! / totals[1]!).toBeCloseTo(2, 1);
    expect(totals[0]! / totals[2]!).toBeCloseTo(3, 1);
    expect(totals.reduce((sum, total) => sum + total, 0) / 6_000).toBeCloseTo(1, 1);
  });

  test('gets its records in bursts, of the same mean', async () => {
    await using bench = await planned(
      [{ name: 'bursty', pattern: { burstMinutes: 2, silentMinutes: 12 } }],
      [],
    );
    const [topic] = await queried(bench, 'received_records');
    const silent = topic!.values.filter((value) => value === 0);
    expect([topic!.values.length, silent.length]).toEqual([28, 24]);
    expect(Math.max(...topic!.values) / 4_200).toBeCloseTo(1, 0);
  });

  test('that is a mirror reports no received records, and what its link brings', async () => {
    await using bench = await planned(
      [{ name: 'mirror', isMirror: true }, { name: 'own' }],
      [{ name: 'reader', topics: ['mirror'] }],
    );
    expect(Object.keys(await exported(bench, 'received_records'))).toEqual(['own']);
    expect(Object.keys(await exported(bench, 'received_bytes'))).toEqual(['own']);
    expect(Object.keys(await exported(bench, 'consumer_lag_offsets'))).toEqual(['reader mirror']);
    expect((await exported(bench, 'sent_records'))['mirror']).toBeGreaterThan(500);
    expect((await exported(bench, 'cluster_link_mirror_topic_bytes'))['mirror']).toBeGreaterThan(0);
  });

  test('with one record a transaction makes twice the lag that its records explain', async () => {
    await using bench = await planned(
      [{ name: 'transactional', transactionMs: 1 }],
      [{ name: 'stalled', topics: ['transactional'] }],
      { story: [{ scenario: 'stalled-group', minutesAgo: 28 }] },
    );
    const [lag] = await queried(bench, 'consumer_lag_offsets');
    const [received] = await queried(bench, 'received_records');
    const growth = lag!.values.at(-1)! - lag!.values[0]!;
    const produced = received!.values.slice(1).reduce((sum, value) => sum + value, 0);
    // The instants of looking are not those of minutes.
    expect(growth / produced).toBeCloseTo(2, 0);
  });

  const contradictions: [topics: TopicPlan[], groups: GroupPlan[], message: string][] = [
    [[{ name: 'a', transactionMs: 7_000 }], [], 'must divide a minute'],
    [[{ name: 'a' }, { name: 'a' }], [], 'two topics a'],
    [[], [{ name: 'g', topics: ['b'] }], 'Group g reads b, which is no topic'],
    [[], ['g', 'g'].map((name) => ({ name, topics: [] })), 'two consumer groups g'],
  ];
  test.each(contradictions)(
    'that contradicts its plan is refused: %j, %j',
    async (topics, groups, message) => {
      await expect(async () => planned(topics, groups)).rejects.toThrow(message);
    },
  );
});

describe('a planned group', () => {
  test.each([5, 10])('that commits every %d minutes has a lag that falls only then', async (minutes) => {
    await using bench = await planned(
      [{ name: 'topic' }],
      [{ name: 'slow commits', topics: ['topic'], commitEveryMinutes: minutes }],
    );
    const [lag] = await queried(bench, 'consumer_lag_offsets');
    const falls = lag!.values.flatMap((value, index) => (value < lag!.values[index - 1]! ? [index] : []));
    expect(falls.length).toBeGreaterThanOrEqual(2);
    for (let index = 1; index < falls.length; index++) {
      // The instants of commits are fixed; those at which the server looks are not.
      expect(Math.abs(falls[index]! - falls[index - 1]! - minutes)).toBeLessThanOrEqual(1);
    }
  });

  test('that is a batch job is there in its hours only', async () => {
    await using bench = await planned(
      [{ name: 'topic' }],
      [
        { name: 'at noon', topics: ['topic'], hours: { from: 12, to: 14 } },
        { name: 'past midnight', topics: ['topic'], hours: { from: 22, to: 12 } },
      ],
    );
    expect(Object.keys(await exported(bench, 'consumer_lag_offsets'))).toEqual(['at noon topic']);
    const groups = await queried(bench, 'consumer_lag_offsets', ['metric.consumer_group_id']);
    expect(groups.map(({ row, values }) => [row['metric.consumer_group_id'], values.length])).toEqual([
      ['at noon', 4],
      ['past midnight', 24],
    ]);
  });
});

describe('what happens to groups and topics', () => {
  const topics = [{ name: 'one' }, { name: 'two' }];
  const groups = [{ name: 'reader', topics: ['one', 'two'] }];

  test('unsubscribed-topic: one topic is not reported, the other is', async () => {
    await using bench = await planned(topics, groups, {
      story: [{ scenario: 'unsubscribed-topic', minutesAgo: 10 }],
    });
    expect(Object.keys(await exported(bench, 'consumer_lag_offsets'))).toEqual(['reader two']);
  });

  test('quiet-topic: nothing is written any more, and what was written is read', async () => {
    await using bench = await planned(topics, groups, {
      story: [{ scenario: 'quiet-topic', target: { topic: 'one' }, minutesAgo: 10 }],
    });
    expect((await exported(bench, 'received_records'))['one']).toBe(0);
    expect(await exported(bench, 'consumer_lag_offsets')).toMatchObject({ 'reader one': 0 });
  });

  test('poison-record: the last partition, or the one that is named, stands still', async () => {
    await using bench = await planned(topics, groups, {
      story: [
        { scenario: 'poison-record', minutesAgo: 20 },
        { scenario: 'poison-record', target: { topic: 'two', partition: 2 }, minutesAgo: 20 },
      ],
    });
    const rows = await queried(bench, 'consumer_lag_offsets', ['metric.topic', 'metric.partition']);
    const worst = rows
      .filter(({ values }) => values.at(-1)! > 500)
      .map(({ row }) => `${row['metric.topic']} ${row['metric.partition']}`);
    expect(worst).toEqual(['one 5', 'two 2']);
    expect(() => bench.simulator.start('poison-record', { partition: 6 })).toThrow('no partition 6');
  });

  test('recreated-group: away for ten minutes, whatever the server does with dead groups', async () => {
    await using bench = await planned(topics, groups, {
      behaviour: { deadGroups: 'reported' },
      story: [{ scenario: 'recreated-group', minutesAgo: 20 }],
    });
    const [lag] = await queried(bench, 'consumer_lag_offsets');
    expect(lag!.values).toHaveLength(18);
  });

  test('console-group: a group with a number comes, reads and goes', async () => {
    await using bench = await planned(topics, groups, {
      story: [{ scenario: 'console-group', target: { topic: 'two' }, minutesAgo: 14, lastsMinutes: 6 }],
    });
    const rows = await queried(bench, 'consumer_lag_offsets', ['metric.consumer_group_id', 'metric.topic']);
    const visitor = rows.find(({ row }) => row['metric.consumer_group_id'] !== 'reader');
    expect(visitor?.row['metric.consumer_group_id']).toMatch(/^console-consumer-\d{5}$/);
    expect(visitor?.row['metric.topic']).toBe('two');
    expect(visitor?.values).toHaveLength(6);
    const [sent] = (await queried(bench, 'sent_records')).filter(({ row }) => row['metric.topic'] === 'two');
    expect(sent!.values[20]! / sent!.values[5]!).toBeCloseTo(2, 0);
  });

  test('a scenario that lasts is over by itself, one of the network too', async () => {
    await using bench = await planned(topics, groups, {
      story: [{ scenario: 'server-error', minutesAgo: 5, lastsMinutes: 7 }],
    });
    const statusAfter = async (minutes: number) => {
      await bench.pass(minutes);
      return (await bench.export()).status;
    };
    expect([await statusAfter(0), await statusAfter(1), await statusAfter(1)]).toEqual([500, 500, 200]);
  });
});

describe('points without HTTP', () => {
  test.each(['absent', 'printed'] as const)('are those of the export, with zeros %s', async (zeros) => {
    await using bench = await planned(
      [{ name: 'one' }, { name: 'silent', recordsPerMinute: 0 }],
      [{ name: 'reader', topics: ['one', 'silent'] }],
      { behaviour: { zeros } },
    );
    const minute = bench.simulator.truth.exportMinute();
    for (const metric of ['received_records', 'consumer_lag_offsets', 'partition_count']) {
      const points = bench.simulator.pointsOf('lkc-1', metric, minute);
      const samples = family(readExposition((await bench.export()).text, 'text'), metric);
      expect(points.map(({ value }) => value)).toEqual(samples.map(({ value }) => value));
    }
  });

  test('are those of the query by partition', async () => {
    await using bench = await planned([{ name: 'one' }], [{ name: 'reader', topics: ['one'] }]);
    const rows = await queried(bench, 'consumer_lag_offsets', ['metric.topic', 'metric.partition']);
    const minute = Date.parse('2026-11-22T11:50:00Z');
    const points = bench.simulator.pointsOf('lkc-1', 'consumer_lag_offsets', minute, { byPartition: true });
    expect(points.map(({ labels, value }) => [labels['partition'], value])).toEqual(
      rows.map(({ row, values }) => [row['metric.partition'], values[14]]),
    );
  });

  test('need a cluster and a metric that exist', async () => {
    await using bench = await planned([], []);
    expect(() => bench.simulator.pointsOf('lkc-2', 'received_records', 0)).toThrow('no cluster lkc-2');
    expect(() => bench.simulator.pointsOf('lkc-1', 'lag', 0)).toThrow('no metric lag');
  });
});
