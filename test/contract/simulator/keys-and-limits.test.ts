import { expect, test } from 'vitest';
import { basic, Bench, plan } from './client.ts';
import { family, readExposition } from './exposition-lines.ts';

const TWO = { clusters: [plan('lkc-1'), plan('lkc-2')] };

test('a cluster key, a wrong secret, an unknown key and none are refused in the same words', async () => {
  await using bench = await new Bench().open();
  const { valid, clusterKey } = bench.simulator.keyring;
  const headers = [
    basic(clusterKey.key, clusterKey.secret),
    basic(valid.key, clusterKey.secret),
    basic('ABCDEFGHIJKLMNOP', valid.secret),
    basic(valid.key, ''),
    'Bearer token',
    '',
  ];
  for (const authorization of headers) {
    const answer = await bench.export(undefined, { authorization });
    expect([answer.status, answer.text]).toEqual([
      401,
      '{"errors":[{"status":"401","detail":"Invalid credentials"}]}',
    ]);
  }
});

test('a revoked key is refused until it is back', async () => {
  await using bench = await new Bench().open();
  bench.simulator.start('revoked-key');
  expect((await bench.export()).status).toBe(401);
  bench.simulator.stop('revoked-key');
  expect((await bench.export()).status).toBe(200);
});

test('a key without a role is forbidden, one with a role for a cluster sees only that', async () => {
  await using bench = await new Bench(TWO).open();
  const { withoutRole, firstClusterOnly } = bench.simulator.keyring;
  const as = ({ key, secret }: { key: string; secret: string }) =>
    bench.export('resource.kafka.id=lkc-1,lkc-2', { authorization: basic(key, secret) });
  expect((await as(withoutRole)).status).toBe(403);
  const samples = readExposition((await as(firstClusterOnly)).text, 'text');
  expect(family(samples, 'partition_count').map(({ labels }) => labels['kafka_id'])).toEqual(['lkc-1']);
});

test('secrets look like real ones', () => {
  const { keyring } = new Bench().simulator;
  for (const { key, secret } of Object.values(keyring)) {
    expect(key).toMatch(/^[A-Z0-9]{16}$/);
    expect(secret).toMatch(/^cflt[A-Za-z0-9+/]{60}$/);
  }
});

test('descriptors are public and come in pages', async () => {
  await using bench = await new Bench().open();
  const path = '/v2/metrics/cloud/descriptors/metrics?resource_type=kafka&page_size=9';
  interface Page {
    data: { name: string; type: string; exportable: boolean }[];
    meta: { pagination: { next_page_token?: string; total_size: number } };
  }
  const names: string[] = [];
  let token: string | undefined;
  do {
    const answer = await bench.call('GET', token === undefined ? path : `${path}&page_token=${token}`, {
      authorization: '',
    });
    expect(answer.status).toBe(200);
    const page = JSON.parse(answer.text) as Page;
    names.push(...page.data.map(({ name }) => name));
    token = page.meta.pagination.next_page_token;
    expect(page.meta.pagination.total_size).toBeGreaterThan(names.length - 1);
  } while (token !== undefined);
  expect(names).toContain('io.confluent.kafka.server/consumer_lag_offsets');
  expect(new Set(names).size).toBe(names.length);
  expect((await bench.call('GET', '/v2/metrics/cloud/descriptors/metrics?page_size=0')).status).toBe(400);
});

test.each(['/', '/v2/metrics/cloud/query'])('GET %s is not there', async (path) => {
  await using bench = await new Bench().open();
  const answer = await bench.call('GET', path);
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([404, { errors: [{ status: '404' }] }]);
});

test('160 exports an hour, per resource and principal, whichever key', async () => {
  await using bench = await new Bench({ ...TWO, behaviour: { requestsPerMinute: Infinity } }).open();
  const { sibling, firstClusterOnly } = bench.simulator.keyring;
  const first = 'resource.kafka.id=lkc-1&metric=none';
  for (let count = 0; count < 159; count++) await bench.export(first);
  expect((await bench.export(first, { authorization: basic(sibling.key, sibling.secret) })).status).toBe(200);
  await bench.clock.advance(1_000_000);
  const refused = await bench.export('resource.kafka.id=lkc-1,lkc-2&metric=none');
  expect([refused.status, JSON.parse(refused.text)]).toEqual([
    429,
    {
      errors: [
        {
          status: '429',
          detail:
            'Too many requests have been made for the following resources: kafka.id:lkc-1. ' +
            'Please see the documentation for current rate limits.',
        },
      ],
    },
  ]);
  expect((await bench.export('resource.kafka.id=lkc-2&metric=none')).status).toBe(200);
  const other = { authorization: basic(firstClusterOnly.key, firstClusterOnly.secret) };
  expect((await bench.export(first, other)).status).toBe(200);
  await bench.clock.advance(2_600_000);
  expect((await bench.export(first)).status).toBe(200);
});

test('a 429 carries both budgets, with the seconds until they are fresh', async () => {
  await using bench = await new Bench({ behaviour: { exportsPerHour: 1 } }).open();
  const accepted = await bench.export();
  expect(accepted.headers['ratelimit-limit']).toBeUndefined();
  await bench.clock.advance(30_000);
  const { status, headers } = await bench.export();
  expect(status).toBe(429);
  expect([headers['ratelimit-limit'], headers['ratelimit-remaining'], headers['ratelimit-reset']]).toEqual([
    ['1', '300'],
    ['0', '298'],
    ['3570', '30'],
  ]);
});

test('300 requests a minute and address, on all endpoints', async () => {
  await using bench = await new Bench({ behaviour: { requestsPerMinute: 2 } }).open();
  const path = '/v2/metrics/cloud/descriptors/metrics';
  expect([(await bench.export()).status, (await bench.call('GET', path)).status]).toEqual([200, 200]);
  const { status, headers } = await bench.call('GET', path);
  expect([status, headers['ratelimit-limit'], headers['ratelimit-reset']]).toEqual([429, '2', '60']);
  await bench.pass(1);
  expect((await bench.export()).status).toBe(200);
});

test('budgets can be told on every answer', async () => {
  await using bench = await new Bench({ behaviour: { rateLimitHeaders: 'always' } }).open();
  const { status, headers } = await bench.export();
  expect([status, headers['ratelimit-limit'], headers['ratelimit-remaining']]).toEqual([
    200,
    ['160', '300'],
    ['159', '299'],
  ]);
});

test('the rate-limited scenario names the cluster and lasts until stopped', async () => {
  await using bench = await new Bench(TWO).open();
  bench.simulator.start('rate-limited', { cluster: 'lkc-2' });
  await bench.pass(90);
  const refused = await bench.export('resource.kafka.id=lkc-1,lkc-2');
  expect([refused.status, refused.headers['ratelimit-reset']]).toMatchObject([429, ['300', '60']]);
  expect(refused.text).toContain('kafka.id:lkc-2.');
  expect((await bench.export('resource.kafka.id=lkc-1')).status).toBe(200);
  bench.simulator.stop();
  expect((await bench.export('resource.kafka.id=lkc-2')).status).toBe(200);
});
