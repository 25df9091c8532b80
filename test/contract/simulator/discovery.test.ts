import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ApiKey } from '../../../main/simulator/keys.ts';
import { basic, Bench, plan } from './client.ts';

const discoveryErrors = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/samples/openapi-discovery-errors-400.json'), 'utf8'),
) as unknown[];

const TWO = {
  clusters: [
    { ...plan('lkc-1', 'large'), environment: 'env-1' },
    { ...plan('lkc-2', 'large'), environment: 'env-2' },
  ],
};

async function discover(bench: Bench, parameters = '', key: ApiKey = bench.simulator.keyring.valid) {
  const authorization = basic(key.key, key.secret);
  const answer = await bench.call('GET', `/v2/metrics/cloud/discovery${parameters}`, { authorization });
  return { status: answer.status, content: JSON.parse(answer.text) as unknown };
}

/** What the one target of an answer says the clusters are. */
function ids({ content }: { content: unknown }): string | undefined {
  const targets = content as { labels: Record<string, string> }[];
  expect(targets.length).toBeLessThanOrEqual(1);
  return targets[0]?.labels['__param_resource_kafka_id'];
}

test('lists what the key may read, in the form of Prometheus’ service discovery', async () => {
  await using bench = await new Bench(TWO).open();
  expect(await discover(bench)).toEqual({
    status: 200,
    content: [
      {
        targets: [new URL(bench.url).host],
        labels: {
          __metrics_path__: '/v2/metrics/cloud/export',
          __param_resource_kafka_id: 'lkc-1,lkc-2',
          __param_debug_job_id: expect.stringMatching(/^cflt-[0-9a-f]{12}$/) as unknown,
        },
      },
    ],
  });
  const { firstClusterOnly, metricsOnly, clusterKey } = bench.simulator.keyring;
  expect(ids(await discover(bench, '', firstClusterOnly))).toBe('lkc-1');
  expect(ids(await discover(bench, '', metricsOnly))).toBe('lkc-1,lkc-2');
  expect((await discover(bench, '', clusterKey)).status).toBe(401);
});

test.each([
  ['?env=env-2', 'lkc-2'],
  ['?env=env-3', undefined],
  ['?associated_kafka_id=lkc-1', 'lkc-1'],
  ['?env=env-2&associated_kafka_id=lkc-1', undefined],
  ['?resource_type=kafka', 'lkc-1,lkc-2'],
  ['?resource_type=connector', undefined],
])('%s filters', async (parameters, expected) => {
  await using bench = await new Bench(TWO).open();
  expect(ids(await discover(bench, parameters))).toBe(expected);
});

test.each([
  ['?env=env-1&env=env-2', discoveryErrors[0]],
  ['?associated_kafka_id=lkc-1&associated_kafka_id=lkc-2', discoveryErrors[1]],
  ['?resource_type=abc', discoveryErrors[2]],
])('%s is refused in the documented words', async (parameters, body) => {
  await using bench = await new Bench(TWO).open();
  expect(await discover(bench, parameters)).toEqual({ status: 400, content: body });
});

test.each([
  ['empty', 200, []],
  ['forbidden', 403, { errors: [expect.objectContaining({ status: '403' })] }],
] as const)('nothing authorized may be %s', async (discoveryOfNothing, status, content) => {
  await using bench = await new Bench({ ...TWO, behaviour: { discoveryOfNothing } }).open();
  expect(await discover(bench, '', bench.simulator.keyring.withoutRole)).toEqual({ status, content });
});

test('a new cluster is nowhere for 4 minutes, then everywhere', async () => {
  await using bench = await new Bench({ clusters: [plan('lkc-1'), plan('lkc-2')] }).open();
  bench.simulator.start('new-cluster', { cluster: 'lkc-2' });
  for (let minute = 0; minute < 4; minute += 1) {
    expect(ids(await discover(bench))).toBe('lkc-1');
    const refused = await bench.export('resource.kafka.id=lkc-2');
    expect([refused.status, refused.text]).toEqual([
      403,
      '{"errors":[{"status":"403","detail":"Query must filter by at least one of your authorized resources"}]}',
    ]);
    await bench.pass(1);
  }
  expect(ids(await discover(bench))).toBe('lkc-1,lkc-2');
  expect((await bench.export('resource.kafka.id=lkc-2&metric=none')).status).toBe(200);
});

test('another client of the principal leaves less of the hour', async () => {
  await using bench = await new Bench({ ...TWO, behaviour: { otherClientExports: 159 } }).open();
  expect((await bench.export('resource.kafka.id=lkc-1&metric=none')).status).toBe(200);
  const refused = await bench.export('resource.kafka.id=lkc-1&metric=none');
  expect([refused.status, refused.headers['ratelimit-remaining']]).toEqual([429, ['0', '298']]);
});

test('the date of an answer is that of the simulated clock, and can be wrong', async () => {
  await using bench = await new Bench(TWO).open();
  expect((await bench.call('GET', '/')).headers['date']).toBe('Sun, 22 Nov 2026 12:06:41 GMT');
  bench.simulator.behaviour.dateErrorMs = 3_600_000;
  expect((await bench.call('GET', '/')).headers['date']).toBe('Sun, 22 Nov 2026 13:06:41 GMT');
});
