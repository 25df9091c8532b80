import { describe, expect, it } from 'vitest';
import { AccountModel } from '../../../main/clusters/account-model.ts';
import type { HealthReason } from '../../../main/clusters/health.ts';
import { RecentHistory } from '../../../main/clusters/recent.ts';
import type { ClusterSnapshot } from '../../../main/clusters/snapshot.ts';
import { clusterPage } from '../../../main/views/cluster-view.ts';
import { hourUntil, sinceStart } from '../../../main/views/minute-series.ts';
import { clusterSentence } from '../../../main/views/sentences.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const MINUTE = Date.UTC(2026, 10, 22, 12, 0);
const NOW = MINUTE + 200_000;
const PREFIX = 'confluent_kafka_server_';

/** The snapshot after a scrape for each of these texts, a minute apart; samples are `name{labels} value`. */
function snapshotOf(...answers: readonly (readonly string[])[]): ClusterSnapshot {
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
  }
  return model.snapshot('lkc-1')!;
}

const page = (...answers: readonly (readonly string[])[]) =>
  clusterPage(
    {
      accountId: 'account',
      traits: { id: 'lkc-1' },
      snapshot: snapshotOf(...answers),
      verdict: { health: 'healthy', reason: { kind: 'fine' }, since: MINUTE },
      failure: undefined,
      nextReadAt: undefined,
    },
    new RecentHistory(),
    NOW,
  );

const LAG_TWO = [
  'consumer_lag_offsets{consumer_group_id="billing",topic="orders",} 40.0',
  'consumer_lag_offsets{consumer_group_id="billing",topic="payments",} 2.0',
  'consumer_lag_offsets{consumer_group_id="search",topic="orders",} 7.0',
];

describe('a cluster’s page', () => {
  it('shows deltas per second and levels as they are', () => {
    const { summary, metrics, topics } = page([
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

  it('gives each group its topics, and beside the lag what the topic receives', () => {
    const { groups, summary } = page([...LAG_TWO, 'received_records{topic="orders",} 120.0']);
    expect(groups.keyColumns.map(({ title }) => title)).toEqual(['Consumer group', 'Topic']);
    expect(groups.columns.map(({ id }) => id)).toEqual(['lag', 'topicRecordsIn']);
    const rows = groups.keys[0]!.map((group, row) => [
      group,
      groups.keys[1]![row],
      groups.values[0]![row],
      groups.values[1]![row],
    ]);
    expect(rows).toEqual([
      ['billing', 'orders', 40, 2],
      ['billing', 'payments', 2, null],
      ['search', 'orders', 7, 2],
    ]);
    expect(summary.figures).toMatchObject({ lag: 49, groups: 2, worstGroup: { group: 'billing', lag: 42 } });
  });

  it('keeps a vanished group in sight, but out of the sums', () => {
    const { groups, summary } = page(LAG_TWO, LAG_TWO.slice(0, 2));
    expect(summary.figures).toMatchObject({ lag: 42, groups: 1 });
    expect(summary.sentence).toBe(
      'search no longer reports lag. 1 consumer group, 42 records behind in all.',
    );
    const row = groups.keys[0]!.indexOf('search');
    expect([groups.values[0]![row], groups.vanishedSince[row]]).toEqual([7, MINUTE]);
  });

  it('shows a metric it does not know as reported, and says so', () => {
    const { metrics } = page(['moon_phase{side="dark",} 0.5']);
    expect(metrics).toMatchObject([{ id: `${PREFIX}moon_phase`, known: false, value: 0.5, unit: 'plain' }]);
  });

  it('names principals where Confluent does', () => {
    const { principals } = page([
      'active_connection_count{principal_id="sa-1",principal_name="loader",} 3.0',
      'active_connection_count{principal_id="sa-2",} 4.0',
    ]);
    expect(principals.keys).toEqual([
      ['sa-1', 'sa-2'],
      ['loader', ''],
    ]);
  });

  it('tells what could not be read', () => {
    const { notes } = page(['partition_count{} 12.0', 'partition_count{ 12.0']);
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

describe('stretches of minutes', () => {
  it('holds sixty minutes in an hour', () => {
    const { from, to } = hourUntil(MINUTE);
    expect((to - from) / 60_000 + 1).toBe(60);
  });

  it('reaches from an hour before the start to now, a day at most', () => {
    const start = MINUTE + 12_345;
    expect(sinceStart(start, MINUTE + 600_000).from).toBe(MINUTE - 3_600_000);
    const aDayLater = MINUTE + 30 * 3_600_000;
    expect(sinceStart(start, aDayLater).from).toBe(aDayLater - 24 * 3_600_000 + 60_000);
    expect(sinceStart(start, MINUTE - 180_000).from).toBe(MINUTE - 3_600_000 - 180_000 + 60_000);
  });
});
