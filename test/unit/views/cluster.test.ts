import { describe, expect, it } from 'vitest';
import { AccountModel } from '../../../main/clusters/account-model.ts';
import type { HealthReason } from '../../../main/clusters/health.ts';
import { RecentTotals } from '../../../main/clusters/recent.ts';
import type { ClusterSnapshot } from '../../../main/clusters/snapshot.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import { minuteOf } from '../../../main/lag/snapshot-minute.ts';
import { clusterPage } from '../../../main/views/cluster-view.ts';
import { hourOf } from '../../../main/views/minute-series.ts';
import { clusterSentence } from '../../../main/views/sentences.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const MINUTE = Date.UTC(2026, 10, 22, 12, 0);
const NOW = MINUTE + 200_000;
const PREFIX = 'confluent_kafka_server_';

/** The snapshot after a scrape for each of these texts, a minute apart; samples are `name{labels} value`. */
function snapshotsOf(...answers: readonly (readonly string[])[]): ClusterSnapshot[] {
  const snapshots: ClusterSnapshot[] = [];
  const clock = new ManualClock(NOW);
  const model = new AccountModel({ clusterIds: ['lkc-1'], clock });
  for (const [index, lines] of answers.entries()) {
    const intake = model.begin();
    const reader = intake.open('text');
    const minute = MINUTE + index * 60_000;
    const text = lines
      .map((line) => `${PREFIX}${line.replace('{', '{kafka_id="lkc-1",')} ${minute}\n`)
      .join('');
    reader.write(Buffer.from(text));
    const { badLines } = reader.end();
    intake.commit({
      clusters: new Map([['lkc-1', { kind: 'read', cutMetrics: new Set<string>(), badLines }]]),
    });
    snapshots.push(model.snapshot('lkc-1')!);
  }
  return snapshots;
}

const snapshotOf = (...answers: readonly (readonly string[])[]) => snapshotsOf(...answers).at(-1)!;

function page(...answers: readonly (readonly string[])[]) {
  const snapshots = snapshotsOf(...answers);
  const lag = new ClusterLag();
  for (const minute of snapshots.map(minuteOf)) if (minute) lag.observe(minute);
  return clusterPage(
    {
      accountId: 'account',
      traits: { id: 'lkc-1' },
      snapshot: snapshots.at(-1)!,
      verdict: { health: 'healthy', reason: { kind: 'fine' }, since: MINUTE },
      standstill: undefined,
      failure: undefined,
      nextReadAt: undefined,
    },
    { recent: new RecentTotals(), lag },
    NOW,
    () => Promise.resolve(),
  );
}

const LAG_TWO = [
  'consumer_lag_offsets{consumer_group_id="billing",topic="orders",} 40.0',
  'consumer_lag_offsets{consumer_group_id="billing",topic="payments",} 2.0',
  'consumer_lag_offsets{consumer_group_id="search",topic="orders",} 7.0',
];

describe('a cluster’s page', () => {
  it('shows deltas per second and levels as they are', async () => {
    const { summary, metrics, topics } = await page([
      'received_bytes{topic="orders",} 6000.0',
      'received_bytes{topic="payments",} 600.0',
      'retained_bytes{topic="orders",} 123.0',
      'partition_count{} 12.0',
    ]);
    expect(summary.figures).toMatchObject({
      bytesIn: 110,
      partitions: 12,
      lag: null,
      groups: null,
      load: null,
    });
    expect(metrics.map(({ title, value, unit }) => [title, value, unit])).toEqual([
      ['Bytes in', 110, 'bytes/s'],
      ['Partitions', 12, 'count'],
      ['Retained bytes', 123, 'bytes'],
    ]);
    expect(topics.keys).toEqual([['orders', 'payments']]);
    expect(topics.values).toEqual([
      [100, 10],
      [123, null],
    ]);
  });

  it('gives each group its topics, how far it is behind, and what arrives', async () => {
    const { groups, summary } = await page([...LAG_TWO, 'received_records{topic="orders",} 120.0']);
    expect(groups.keyColumns.map(({ title }) => title)).toEqual(['Consumer group', 'Topic']);
    expect(groups.columns.map(({ id }) => id)).toEqual(['lagTime', 'lag', 'produced', 'consumed', 'drain']);
    const rows = groups.keys[0]!.map((group, row) => [
      group,
      groups.keys[1]![row],
      groups.values[1]![row],
      groups.values[2]![row],
      groups.states![row],
    ]);
    expect(rows).toEqual([
      ['billing', 'orders', 40, 2, 'unknown'],
      ['billing', 'payments', 2, null, 'unknown'],
      ['search', 'orders', 7, 2, 'unknown'],
    ]);
    expect(groups.columns[0]!.certainties).toEqual(['at-least', null, null]);
    expect(summary.figures).toMatchObject({ lag: 49, groups: 2, worstGroup: { group: 'billing', lag: 42 } });
  });

  it('keeps a vanished group in sight, but out of the sums', async () => {
    const { groups, summary } = await page(LAG_TWO, LAG_TWO.slice(0, 2));
    expect(summary.figures).toMatchObject({ lag: 42, groups: 1 });
    expect(summary.sentence).toBe(
      'search no longer reports lag. 1 consumer group, 42 records behind in all.',
    );
    const row = groups.keys[0]!.indexOf('search');
    expect(groups.values[1]![row]).toBe(7);
  });

  it('shows a metric it does not know as reported, and says so', async () => {
    const { metrics } = await page(['moon_phase{side="dark",} 0.5']);
    expect(metrics).toMatchObject([{ id: `${PREFIX}moon_phase`, known: false, value: 0.5, unit: 'plain' }]);
  });

  it('names principals where Confluent does', async () => {
    const { principals } = await page([
      'active_connection_count{principal_id="sa-1",principal_name="loader",} 3.0',
      'active_connection_count{principal_id="sa-2",} 4.0',
    ]);
    expect(principals.keys).toEqual([
      ['sa-1', 'sa-2'],
      ['loader', ''],
    ]);
  });

  it('tells what could not be read', async () => {
    const { notes } = await page(['partition_count{} 12.0', 'partition_count{ 12.0']);
    expect(notes).toEqual(['1 line of the answer could not be read.']);
  });
});

describe('a cluster’s sentence', () => {
  const failure = { title: 'The network is down.', causes: [], advice: '' };
  const hot = ['hot_partition_ingress{topic="orders",partition="3",} 1.0'];
  it.each<[HealthReason, string]>([
    [
      { kind: 'load', load: 0.84 },
      'Cluster load is 84 %. From 80 % on Confluent slows clients down: add capacity or move load away.',
    ],
    [
      { kind: 'hot-partitions' },
      'A partition of orders is hot. Spread its keys, or give the topic more partitions.',
    ],
    [{ kind: 'key-refused' }, 'The network is down.'],
    [{ kind: 'failed' }, 'The network is down.'],
    [{ kind: 'no-new-data', since: 1 }, 'Confluent answers, but with no newer data.'],
    [{ kind: 'not-read-yet' }, 'Being read for the first time.'],
    [{ kind: 'fine' }, 'No consumer group reports lag.'],
  ])('for %j', (reason, sentence) => {
    const verdict = { health: 'healthy', reason, since: 0 } as const;
    expect(clusterSentence(verdict, snapshotOf(hot), failure)).toBe(sentence);
  });
});

it('draws the hour that ends with the newest minute, deltas per second', () => {
  const recent = new RecentTotals();
  recent.record(snapshotOf(['received_bytes{topic="orders",} 6000.0']));
  const { start, values, unit } = hourOf(recent, 'lkc-1', `${PREFIX}received_bytes`, MINUTE);
  expect([start, values.length, values.at(-1), values.at(-2), unit]).toEqual([
    MINUTE - 59 * 60_000,
    60,
    100,
    null,
    'bytes/s',
  ]);
});
