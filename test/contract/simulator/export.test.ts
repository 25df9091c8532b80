import { describe, expect, test } from 'vitest';
import { Bench, plan, START } from './client.ts';
import { family, readExposition, totalOf } from './exposition-lines.ts';

const MINUTE = Date.parse('2026-11-22T12:03:00Z');
const FORMATS = [
  {
    format: 'text',
    accept: 'text/plain;version=0.0.4',
    type: 'text/plain;version=0.0.4',
    stamp: `${MINUTE}`,
  },
  {
    format: 'openmetrics',
    accept: 'application/openmetrics-text;version=1.0.0',
    type: 'application/openmetrics-text;version=1.0.0;charset=utf-8',
    stamp: `${MINUTE / 1_000}.000`,
  },
] as const;

describe.each(FORMATS)('as $format', ({ format, accept, type, stamp }) => {
  test('an export is the truth of its minute', async () => {
    await using bench = await new Bench().open();
    const { truth } = bench.simulator;
    const answer = await bench.export(undefined, { accept });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
    const samples = readExposition(answer.text, format);

    const totals = truth.totals('lkc-1', MINUTE);
    expect(totals.receivedRecords).toBeGreaterThan(1_000);
    expect({
      receivedRecords: totalOf(samples, 'received_records'),
      receivedBytes: totalOf(samples, 'received_bytes'),
      sentRecords: totalOf(samples, 'sent_records'),
      sentBytes: totalOf(samples, 'sent_bytes'),
      requests: totalOf(samples, 'request_count'),
      requestBytes: totalOf(samples, 'request_bytes'),
      responseBytes: totalOf(samples, 'response_bytes'),
      authentications: totalOf(samples, 'successful_authentication_count'),
      connections: totalOf(samples, 'active_connection_count'),
      partitions: totalOf(samples, 'partition_count'),
      retainedBytes: totalOf(samples, 'retained_bytes'),
    }).toEqual(totals);

    const lags = family(samples, 'consumer_lag_offsets');
    expect(lags).toHaveLength(40);
    expect(lags.some(({ value }) => value > 0)).toBe(true);
    for (const { labels, value } of lags) {
      const subject = { group: labels['consumer_group_id']!, topic: labels['topic']! };
      expect(value, subject.group).toBe(truth.lag('lkc-1', subject, MINUTE));
    }
    for (const { labels, value } of family(samples, 'received_records')) {
      expect(value).toBe(truth.topicTraffic('lkc-1', labels['topic']!, MINUTE).receivedRecords);
    }
    const [access, ...metrics] = samples;
    expect(access).toMatchObject({
      name: 'confluent_scrape_resource_access_error',
      value: 0,
      timestamp: undefined,
    });
    expect(new Set(metrics.map(({ timestamp }) => timestamp))).toEqual(new Set([stamp]));
  });

  test('headers stand in the documented order', async () => {
    await using bench = await new Bench().open();
    const { text } = await bench.export(undefined, { accept });
    const kinds = text
      .split('\n')
      .filter((line) => line.includes('server_received_bytes ') && line.startsWith('#'));
    expect(kinds.map((line) => line.split(' ')[1])).toEqual(
      format === 'text' ? ['HELP', 'TYPE'] : ['TYPE', 'UNIT', 'HELP'],
    );
  });
});

test('the exported minute follows the clock, as many minutes behind as the switch says', async () => {
  await using bench = await new Bench().open();
  const minute = async () => {
    const samples = readExposition((await bench.export()).text, 'text');
    return Number(family(samples, 'partition_count')[0]?.timestamp);
  };
  expect(await minute()).toBe(MINUTE);
  await bench.clock.advance(18_000);
  expect(await minute()).toBe(MINUTE);
  await bench.clock.advance(1_000);
  expect(await minute()).toBe(MINUTE + 60_000);
  bench.simulator.behaviour.offsetMinutes = 5;
  expect(await minute()).toBe(MINUTE - 60_000);
});

test('the same seed gives the same answers, another seed others', async () => {
  const body = async (seed: number) => {
    await using bench = await new Bench({ seed }).open();
    await bench.pass(2);
    return (await bench.export()).text;
  };
  const first = await body(1);
  expect(await body(1)).toBe(first);
  expect(await body(2)).not.toBe(first);
});

const TWO = { clusters: [plan('lkc-1'), plan('lkc-2')] };

test.each([
  'resource.kafka.id=lkc-1&resource.kafka.id=lkc-2',
  'resource.kafka.id=lkc-1,lkc-2',
  'resource_kafka_id=lkc-1&resource.kafka.id=lkc-2',
  'resource_kafka_id=lkc-2,%20lkc-1&resource.kafka.id=lkc-1',
])('clusters are asked for by %s', async (query) => {
  await using bench = await new Bench(TWO).open();
  const samples = readExposition((await bench.export(query)).text, 'text');
  expect(family(samples, 'partition_count').map(({ labels }) => labels['kafka_id'])).toEqual([
    'lkc-1',
    'lkc-2',
  ]);
});

test('only the metrics asked for are exported', async () => {
  await using bench = await new Bench().open();
  const names = ['sent_bytes', 'partition_count'].map((name) => `io.confluent.kafka.server/${name}`);
  const query = `resource.kafka.id=lkc-1&${names.map((name) => `metric=${name}`).join('&')}`;
  const samples = readExposition((await bench.export(query)).text, 'text').slice(1);
  expect(new Set(samples.map(({ name }) => name))).toEqual(
    new Set(['confluent_kafka_server_sent_bytes', 'confluent_kafka_server_partition_count']),
  );
});

test('without a resource there is nothing to export', async () => {
  await using bench = await new Bench().open();
  expect((await bench.export('metric=x')).status).toBe(400);
});

test.each([
  [undefined, 'text', 'text'],
  [undefined, 'openmetrics', 'openmetrics'],
  ['*/*', 'openmetrics', 'openmetrics'],
  ['text/plain', 'openmetrics', 'text'],
  ['application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3', 'text', 'openmetrics'],
  ['application/openmetrics-text;q=0.2,text/plain;q=0.9', 'openmetrics', 'text'],
] as const)('Accept %s with %s by default gets %s', async (accept, defaultFormat, expected) => {
  await using bench = await new Bench({ behaviour: { defaultFormat } }).open();
  const type = (await bench.export(undefined, accept === undefined ? {} : { accept })).headers[
    'content-type'
  ];
  expect(String(type).includes('openmetrics')).toBe(expected === 'openmetrics');
});

test('a server that does not look at Accept sends its default', async () => {
  await using bench = await new Bench({
    behaviour: { honoursAccept: false, defaultFormat: 'openmetrics' },
  }).open();
  expect((await bench.export(undefined, { accept: 'text/plain' })).text).toMatch(/# EOF\n$/);
});

test('a deleted, foreign or misnamed resource is an access error beside the others', async () => {
  await using bench = await new Bench(TWO).open();
  bench.simulator.start('deleted-cluster', { cluster: 'lkc-2' });
  const query = 'resource.kafka.id=lkc-1,lkc-2,lkc-foreign&resource.connector.id=lcc-1';
  const samples = readExposition((await bench.export(query)).text, 'text');
  const access = samples.filter(({ name }) => name === 'confluent_scrape_resource_access_error');
  expect(access.map(({ labels, value }) => [labels['resource_id'], labels['resource_type'], value])).toEqual([
    ['lkc-1', 'resource.kafka.id', 0],
    ['lkc-2', 'resource.kafka.id', 1],
    ['lkc-foreign', 'resource.kafka.id', 1],
    ['lcc-1', 'resource.connector.id', 1],
  ]);
  expect(family(samples, 'partition_count').map(({ labels }) => labels['kafka_id'])).toEqual(['lkc-1']);
});

test.each([
  ['lists-resources', 'Unauthorized for the following resources: lkc-a,lkc-b'],
  ['general', 'Query must filter by at least one of your authorized resources'],
] as const)('when nothing is accessible the answer is 403 and %s', async (forbiddenText, detail) => {
  await using bench = await new Bench({ behaviour: { forbiddenText } }).open();
  const answer = await bench.export('resource.kafka.id=lkc-a,lkc-b');
  expect([answer.status, JSON.parse(answer.text)]).toEqual([403, { errors: [{ status: '403', detail }] }]);
});

test.each(['text', 'openmetrics'] as const)(
  'failed metrics are named in export_status, %s',
  async (format) => {
    const failed = 'io.confluent.kafka.server/sent_bytes';
    await using bench = await new Bench({
      behaviour: { failedMetrics: [failed], defaultFormat: format },
    }).open();
    expect((await bench.export()).status).toBe(500);
    const { status, text } = await bench.export('resource.kafka.id=lkc-1&ignore_failed_metrics=true');
    const samples = readExposition(text, format);
    const errors = samples.filter(({ name, value }) => name === 'export_status' && value === 1);
    expect([status, errors.map(({ labels }) => labels['metric'])]).toEqual([200, [failed]]);
    expect(family(samples, 'sent_bytes')).toEqual([]);
    expect(text).toContain(`# TYPE export_status ${format === 'text' ? 'gauge' : 'stateset'}\n`);
  },
);

test('labels change their order from answer to answer, and nothing else', async () => {
  await using bench = await new Bench().open();
  const read = async () => readExposition((await bench.export()).text, 'text');
  const [first, second] = [await read(), await read()];
  const orders = (samples: typeof first) => new Set(samples.map(({ labelNames }) => labelNames.join()));
  expect(orders(second)).not.toEqual(orders(first));
  const unordered = (samples: typeof first) => samples.map((sample) => ({ ...sample, labelNames: [] }));
  expect(unordered(second)).toEqual(unordered(first));
});

test.each([
  ['metric-first', 'topic,consumer_group_id,kafka_id,kafka_name'],
  ['resource-first', 'kafka_id,kafka_name,topic,consumer_group_id'],
] as const)('labels stand %s', async (labelOrder, expected) => {
  await using bench = await new Bench({ behaviour: { labelOrder } }).open();
  const lags = family(readExposition((await bench.export()).text, 'text'), 'consumer_lag_offsets');
  expect(new Set(lags.map(({ labelNames }) => labelNames.join()))).toEqual(new Set([expected]));
});

describe('switches', () => {
  test('zeros of deltas are printed or absent; a lag of zero is always there', async () => {
    await using bench = await new Bench().open();
    const zeros = async () => {
      const samples = readExposition((await bench.export()).text, 'text');
      const zero = ({ value }: { value: number }) => value === 0;
      return {
        deltas: family(samples, 'sent_records').filter(zero).length,
        requests: family(samples, 'request_count').filter(zero).length,
        rest: family(samples, 'rest_produce_request_bytes').length,
        lags: family(samples, 'consumer_lag_offsets').length,
      };
    };
    const printed = await zeros();
    expect(printed).toMatchObject({ rest: 1, lags: 40 });
    expect(Math.min(printed.deltas, printed.requests)).toBeGreaterThan(0);
    bench.simulator.behaviour.zeros = 'absent';
    expect(await zeros()).toEqual({ deltas: 0, requests: 0, rest: 0, lags: 40 });
  });

  test('names come beside ids, on single series they are missing', async () => {
    await using bench = await new Bench().open();
    const read = async () => readExposition((await bench.export()).text, 'text');
    const named = family(await read(), 'active_connection_count');
    expect(named.every(({ labels }) => labels['kafka_name'] === 'name of lkc-1')).toBe(true);
    expect(new Set(named.map(({ labels }) => 'principal_name' in labels))).toEqual(new Set([true, false]));
    bench.simulator.behaviour.nameLabels = false;
    expect((await read()).some(({ labelNames }) => labelNames.some((name) => name.endsWith('_name')))).toBe(
      false,
    );
  });

  test('one principal can lack its id', async () => {
    await using bench = await new Bench({ behaviour: { missingIdentityLabels: true } }).open();
    const samples = readExposition((await bench.export()).text, 'text');
    const lacking = (metric: string) =>
      family(samples, metric).filter(({ labels }) => !('principal_id' in labels)).length;
    expect(['active_connection_count', 'request_count'].map(lacking)).toEqual([1, 8]);
  });

  test.each([true, false])('a trailing comma in text: %s', async (trailingComma) => {
    await using bench = await new Bench({ behaviour: { trailingComma } }).open();
    expect((await bench.export()).text.includes('",} ')).toBe(trailingComma);
  });

  test.each([true, false])(
    'metrics of which nobody knows whether they are exported: %s',
    async (newerMetrics) => {
      await using bench = await new Bench({ behaviour: { newerMetrics } }).open();
      const samples = readExposition((await bench.export()).text, 'text');
      expect(family(samples, 'dedicated_cku_count')).toHaveLength(newerMetrics ? 1 : 0);
      expect(family(samples, 'cluster_load_percent')).toHaveLength(1);
    },
  );

  test('gzip where both sides want it', async () => {
    await using bench = await new Bench().open();
    const encoding = async (offered: string) =>
      (await bench.export(undefined, { 'accept-encoding': offered })).headers['content-encoding'];
    expect([await encoding('gzip'), await encoding('br;q=1, gzip;q=0'), await encoding('')]).toEqual([
      'gzip',
      undefined,
      undefined,
    ]);
    bench.simulator.behaviour.gzip = false;
    expect(await encoding('gzip')).toBeUndefined();
  });

  test('what exceeds the limit of a metric is cut over all clusters, without a word', async () => {
    await using bench = await new Bench({ ...TWO, behaviour: { exportLimit: 45 } }).open();
    const samples = readExposition((await bench.export('resource.kafka.id=lkc-1,lkc-2')).text, 'text');
    const topics = family(samples, 'received_bytes').map(({ labels }) => labels['kafka_id']);
    expect([topics.length, topics.filter((id) => id === 'lkc-2').length]).toEqual([45, 15]);
  });
});

test.each([
  ['small', 399],
  ['medium', 2_921],
  ['large', 14_601],
  ['very-large', 58_801],
] as const)('a %s cluster has the fact sheet’s number of series', async (size, series) => {
  const clusters = [plan('lkc-1', size)];
  await using bench = await new Bench({ clusters, behaviour: { newerMetrics: false } }).open();
  const samples = readExposition((await bench.export()).text, 'text').slice(1);
  // The sheet's estimate leaves out the one series of Kafka REST.
  expect(samples.length - 1).toBe(series);
});

test('at the ceiling a metric ends at 60,000', async () => {
  await using bench = await new Bench({ clusters: [plan('lkc-1', 'ceiling')] }).open();
  const { text } = await bench.export(
    'resource.kafka.id=lkc-1&metric=io.confluent.kafka.server/request_count',
  );
  expect(readExposition(text, 'text').length - 1).toBe(60_000);
});

test('requests can be looked at, without secrets', async () => {
  await using bench = await new Bench().open();
  await bench.export('resource.kafka.id=lkc-none', { 'user-agent': 'Test/1' });
  expect(bench.simulator.requests.last).toMatchObject([
    {
      method: 'GET',
      path: '/v2/metrics/cloud/export?resource.kafka.id=lkc-none',
      status: 403,
      time: START,
      headers: { 'user-agent': 'Test/1' },
    },
  ]);
  const { secret } = bench.simulator.credentials;
  const kept = JSON.stringify(bench.simulator.requests.last);
  expect(kept).not.toContain(secret);
  expect(kept.toLowerCase()).not.toContain('basic');
});

test('a port that is taken is named', async () => {
  await using bench = await new Bench().open();
  const port = Number(new URL(bench.url).port);
  const { simulator } = new Bench();
  await expect(simulator.listen(port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await simulator.close();
});
