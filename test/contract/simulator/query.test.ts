import { describe, expect, test } from 'vitest';
import { basic, Bench, plan } from './client.ts';
import { readExposition, totalOf } from './exposition-lines.ts';

const MINUTE = Date.parse('2026-11-22T12:03:00Z');
const ONE_MINUTE = '2026-11-22T12:03:00Z/PT1M';

type Row = { timestamp: string; value: number } & Record<string, unknown>;
interface Result {
  data: Row[];
  meta?: { pagination: { page_size: number; next_page_token?: string } };
}

/** A query that is right; tests change one thing. */
function body(changes: Record<string, unknown> = {}, metric = 'received_records') {
  return {
    aggregations: [{ metric: `io.confluent.kafka.server/${metric}` }],
    filter: cluster('lkc-1'),
    granularity: 'PT1M',
    intervals: [ONE_MINUTE],
    ...changes,
  };
}

const cluster = (id: string) => ({ field: 'resource.kafka.id', op: 'EQ', value: id });
const topicIs = (name: string) => ({ field: 'metric.topic', op: 'EQ', value: name });
const and = (...filters: unknown[]) => ({ op: 'AND', filters });

async function ask(bench: Bench, request: unknown, parameters = ''): Promise<Result> {
  const { status, text } = await bench.query(request, parameters);
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return JSON.parse(text) as Result;
}

describe('numbers', () => {
  test.each(['received_bytes', 'sent_records', 'request_count', 'consumer_lag_offsets', 'partition_count'])(
    'a minute of %s is what the export of that minute says',
    async (metric) => {
      await using bench = await new Bench().open();
      const exported = totalOf(readExposition((await bench.export()).text, 'text'), metric);
      const { data, meta } = await ask(bench, body({}, metric));
      expect(data).toEqual([{ timestamp: '2026-11-22T12:03:00.000Z', value: exported }]);
      expect(meta).toBeUndefined();
    },
  );

  test('lag by group, topic and partition is the truth', async () => {
    await using bench = await new Bench().open();
    const { truth } = bench.simulator;
    bench.simulator.start('stuck-partition');
    await bench.pass(6);
    const minute = MINUTE + 6 * 60_000;
    const { data } = await ask(
      bench,
      body(
        {
          filter: and(cluster('lkc-1'), {
            field: 'metric.consumer_group_id',
            op: 'EQ',
            value: 'order-fulfilment',
          }),
          group_by: ['metric.consumer_group_id', 'metric.topic', 'metric.partition'],
          intervals: ['now-3m|m/PT1M'],
        },
        'consumer_lag_offsets',
      ),
    );
    for (const row of data) {
      const subject = {
        group: String(row['metric.consumer_group_id']),
        topic: String(row['metric.topic']),
        partition: Number(row['metric.partition']),
      };
      expect(row.value).toBe(truth.lag('lkc-1', subject, minute));
    }
    const [first, ...others] = data
      .filter((row) => row['metric.topic'] === 'orders')
      .map(({ value }) => value);
    expect(first).toBeGreaterThan(10 * Math.max(...others));
  });

  test('deltas add up over a bucket, levels are averaged over its minutes', async () => {
    await using bench = await new Bench({ historyMinutes: 30 }).open();
    const { truth } = bench.simulator;
    const minutes = Array.from({ length: 15 }, (_, index) => MINUTE - (18 - index) * 60_000);
    const intervals = ['2026-11-22T11:45:00Z/2026-11-22T12:00:00Z'];
    const timestamp = '2026-11-22T11:45:00.000Z';
    const records = minutes.reduce((sum, minute) => sum + truth.totals('lkc-1', minute).receivedRecords, 0);
    const request = { granularity: 'PT15M', intervals };
    expect((await ask(bench, body(request))).data).toEqual([{ timestamp, value: records }]);
    const connections = minutes.map((minute) => truth.totals('lkc-1', minute).connections);
    const mean = connections.reduce((sum, value) => sum + value, 0) / 15;
    expect((await ask(bench, body(request, 'active_connection_count'))).data).toEqual([
      { timestamp, value: mean },
    ]);
  });

  test('the aggregation asked for is used', async () => {
    await using bench = await new Bench().open();
    const { truth } = bench.simulator;
    const values = truth
      .topics('lkc-1')
      .map((topic) => truth.topicTraffic('lkc-1', topic, MINUTE).receivedRecords);
    const metric = 'io.confluent.kafka.server/received_records';
    const value = async (agg: string) =>
      (await ask(bench, body({ aggregations: [{ metric, agg }] }))).data[0]?.value;
    expect([await value('MIN'), await value('MAX')]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(await value('SUM')).toBe(values.reduce((sum, each) => sum + each, 0));
  });

  test.each([
    ['partial', 0.5],
    ['absent', undefined],
  ] as const)('minutes younger than the export’s are %s', async (freshMinutes, share) => {
    await using bench = await new Bench({ behaviour: { freshMinutes } }).open();
    const { data } = await ask(bench, body({ intervals: ['now-1m|m/now'] }));
    const true_ = bench.simulator.truth.totals('lkc-1', MINUTE + 2 * 60_000).receivedRecords;
    const rows = share === undefined ? 0 : 1;
    expect(data).toHaveLength(rows);
    expect(data.every(({ value }) => Math.abs(value / true_ - (share ?? 0)) < 0.01)).toBe(true);
  });

  test('what was more than seven days ago is forgotten', async () => {
    await using bench = await new Bench({ historyMinutes: 5 }).open();
    const { data } = await ask(
      bench,
      body({ granularity: 'PT1H', intervals: ['2026-11-22T12:00:00Z/PT1H'] }),
    );
    expect(data).toHaveLength(1);
    bench.clock.jump(7 * 86_400_000 + 3_600_000);
    const later = body({ granularity: 'PT1H', intervals: ['2026-11-22T12:00:00Z/PT2H'] });
    const answered = (await ask(bench, later)).data.map(({ timestamp }) => timestamp);
    expect(answered).toEqual(['2026-11-22T13:00:00.000Z']);
  });
});

describe('order and form', () => {
  const request = body({ group_by: ['metric.topic'], intervals: ['2026-11-22T12:00:00Z/PT3M'] });

  test('flat: group by group, newest first', async () => {
    await using bench = await new Bench().open();
    const { data } = await ask(bench, request);
    expect(data).toHaveLength(90);
    expect(data.slice(0, 4).map((row) => [row['metric.topic'], row.timestamp.slice(11, 16)])).toEqual([
      ['audit.log', '12:02'],
      ['audit.log', '12:01'],
      ['audit.log', '12:00'],
      ['campaigns', '12:02'],
    ]);
  });

  test('grouped: one entry a group with its points', async () => {
    await using bench = await new Bench({ behaviour: { queryMilliseconds: false } }).open();
    const flat = await ask(bench, request);
    const grouped = await ask(bench, { ...request, format: 'GROUPED' });
    const first = grouped.data[0] as unknown as { points: Row[] };
    expect(Object.keys(first)).toEqual(['metric.topic', 'points']);
    expect(first.points).toEqual(flat.data.slice(0, 3).map(({ timestamp, value }) => ({ timestamp, value })));
    expect(first.points[0]?.timestamp).toBe('2026-11-22T12:02:00Z');
  });

  test.each(['ASCENDING', 'DESCENDING'])('ALL has one bucket and can be ordered %s', async (order) => {
    await using bench = await new Bench().open();
    const order_by = [{ metric: 'io.confluent.kafka.server/received_records', order }];
    const { data, meta } = await ask(bench, { ...request, granularity: 'ALL', order_by, limit: 5 });
    const sign = order === 'ASCENDING' ? 1 : -1;
    expect(data.map(({ value }) => value)).toEqual(
      data.map(({ value }) => value).sort((a, b) => sign * (a - b)),
    );
    expect(new Set(data.map(({ timestamp }) => timestamp))).toEqual(new Set(['2026-11-22T12:00:00.000Z']));
    expect([data.length, meta]).toEqual([5, undefined]);
  });

  test('names stand beside ids', async () => {
    await using bench = await new Bench().open();
    const group_by = ['resource.kafka.id', 'metric.principal_id'];
    const named = (await ask(bench, body({ group_by }, 'active_connection_count'))).data[0];
    expect(named).toMatchObject({ 'resource.kafka.id': 'lkc-1', 'resource.kafka.name': 'name of lkc-1' });
    bench.simulator.behaviour.nameLabels = false;
    const plain = (await ask(bench, body({ group_by }, 'active_connection_count'))).data[0];
    expect(Object.keys(plain!).sort()).toEqual([
      'metric.principal_id',
      'resource.kafka.id',
      'timestamp',
      'value',
    ]);
  });
});

test.each([
  ['EQ', topicIs('orders'), ['orders']],
  ['OR', { op: 'OR', filters: [topicIs('orders'), topicIs('payments')] }, ['orders', 'payments']],
  [
    'NOT and GT',
    and({ op: 'NOT', filter: topicIs('vendors') }, { field: 'metric.topic', op: 'GT', value: 'tax' }),
    ['tax.calculations', 'telemetry.devices', 'warehouse.picks'],
  ],
  ['GTE', { field: 'metric.topic', op: 'GTE', value: 'vendors' }, ['vendors', 'warehouse.picks']],
])('filters by %s', async (_, filter, topics) => {
  await using bench = await new Bench().open();
  const { data } = await ask(
    bench,
    body({ filter: and(cluster('lkc-1'), filter), group_by: ['metric.topic'] }),
  );
  expect(data.map((row) => row['metric.topic'])).toEqual(topics);
});

test('a wrong label, a strange metric, a partition of what has none: nothing found, no error', async () => {
  await using bench = await new Bench().open();
  const requests = [
    body({ filter: { field: 'resource.kafka_cluster.id', op: 'EQ', value: 'lkc-1' } }),
    body({ group_by: ['metric.group'] }),
    body({ filter: and(cluster('lkc-1'), { op: 'NOT', filter: { field: 'topic', op: 'EQ', value: 'x' } }) }),
    body({ group_by: ['metric.partition'] }, 'active_connection_count'),
    body({}, 'no_such_metric'),
  ];
  for (const request of requests) expect((await ask(bench, request)).data).toEqual([]);
});

describe('who may ask', () => {
  const detail = 'Query must filter by at least one of your authorized resources';

  test('at least one cluster must be authorized; the others are left out', async () => {
    await using bench = await new Bench({ clusters: [plan('lkc-1'), plan('lkc-2')] }).open();
    const both = { op: 'OR', filters: [cluster('lkc-1'), cluster('lkc-2')] };
    const request = body({ filter: both, group_by: ['resource.kafka.id'] });
    expect((await ask(bench, request)).data).toHaveLength(2);
    bench.simulator.start('deleted-cluster', { cluster: 'lkc-1' });
    const left = (await ask(bench, request)).data;
    expect(left.map((row) => row['resource.kafka.id'])).toEqual(['lkc-2']);
    for (const filter of [cluster('lkc-1'), cluster('lkc-foreign'), topicIs('orders')]) {
      const { status, text } = await bench.query(body({ filter }));
      expect([status, JSON.parse(text)]).toEqual([403, { errors: [{ status: '403', detail }] }]);
    }
  });

  test('keys are checked as for the export', async () => {
    await using bench = await new Bench().open();
    const { clusterKey, withoutRole } = bench.simulator.keyring;
    const status = async ({ key, secret }: { key: string; secret: string }) => {
      const headers = { authorization: basic(key, secret) };
      return (await bench.call('POST', '/v2/metrics/cloud/query', headers, JSON.stringify(body()))).status;
    };
    expect([await status(clusterKey), await status(withoutRole)]).toEqual([401, 403]);
  });
});

test.each([
  ['no JSON', '{'],
  ['no aggregation', body({ aggregations: [] })],
  ['two aggregations', body({ aggregations: [{ metric: 'a' }, { metric: 'b' }] })],
  ['no filter', body({ filter: undefined })],
  ['an unknown operator', body({ filter: { field: 'metric.topic', op: 'LIKE', value: 'a' } })],
  ['an unknown granularity', body({ granularity: 'PT2M' })],
  ['an unreadable interval', body({ intervals: ['yesterday'] })],
  ['no interval', body({ intervals: [] })],
  ['a limit without group_by', body({ limit: 10 })],
  ['a limit too high', body({ group_by: ['metric.topic'], limit: 1_001 })],
  ['GROUPED without group_by', body({ format: 'GROUPED' })],
  ['more than 6 h of PT1M', body({ intervals: ['2026-11-22T00:00:00Z/PT6H1M'] })],
  ['more than a day of PT5M', body({ granularity: 'PT5M', intervals: ['2026-11-20T00:00:00Z/P1DT1M'] })],
])('%s is a bad request', async (_, request) => {
  await using bench = await new Bench().open();
  const { status, text } = await bench.query(request);
  expect([status, JSON.parse(text)]).toMatchObject([400, { errors: [{ status: '400' }] }]);
});

describe('pages', () => {
  const request = body({ group_by: ['metric.topic'], limit: 12 });
  const page = (token: string) => `?page_token=${token}`;

  test('all groups come, once, over the pages', async () => {
    await using bench = await new Bench().open();
    const topics: unknown[] = [];
    let parameters = '';
    for (let pages = 1; ; pages++) {
      const { data, meta } = await ask(bench, request, parameters);
      topics.push(...data.map((row) => row['metric.topic']));
      expect(meta?.pagination.page_size).toBe(12);
      if (meta?.pagination.next_page_token === undefined) {
        expect([pages, data.length]).toEqual([3, 6]);
        break;
      }
      parameters = page(meta.pagination.next_page_token);
    }
    expect(topics.toSorted()).toEqual(bench.simulator.truth.topics('lkc-1').toSorted());
  });

  test('a token is good for the same body, absolute times and a short while', async () => {
    await using bench = await new Bench().open();
    const token = (await ask(bench, request)).meta?.pagination.next_page_token ?? '';
    const status = async (changes: Record<string, unknown>, parameters = page(token)) =>
      (await bench.query({ ...request, ...changes }, parameters)).status;
    expect(await status({})).toBe(200);
    expect(await status({ limit: 13 })).toBe(400);
    expect(await status({}, page('forged'))).toBe(400);
    expect(await status({ granularity: 'ALL' })).toBe(400);
    await bench.clock.advance(bench.simulator.behaviour.pageTokenLifeMs + 1);
    expect(await status({})).toBe(400);

    const moving = { ...request, intervals: ['now-4m|m/now-3m|m'] };
    const movingToken = (await ask(bench, moving)).meta?.pagination.next_page_token ?? '';
    expect((await bench.query(moving, page(movingToken))).status).toBe(400);
  });
});
