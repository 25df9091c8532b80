import { expect, test } from 'vitest';
import type { ApiKey } from '../../../main/simulator/keys.ts';
import { basic, Bench, plan } from './client.ts';

const DEDICATED = {
  ...plan('lkc-1', 'large', 'Dedicated'),
  cku: 4,
  environment: 'env-1',
  environmentName: 'production',
};
const MANY = Array.from({ length: 230 }, (_, index) => ({
  ...plan(`lkc-many${index}`, 'large'),
  environment: 'env-2',
}));
const CLOUD = { clusters: [DEDICATED, ...MANY] };

interface List {
  metadata: { next?: string; total_size: number };
  data: { id: string }[] | null;
}

async function list(bench: Bench, path: string, key: ApiKey = bench.simulator.keyring.valid) {
  const authorization = basic(key.key, key.secret);
  const { status, headers, text } = await bench.call('GET', path, { authorization });
  return { status, headers, content: JSON.parse(text) as List };
}

test('environments and clusters, as documented', async () => {
  await using bench = await new Bench(CLOUD).open();
  expect((await list(bench, '/org/v2/environments')).content).toMatchObject({
    api_version: 'org/v2',
    kind: 'EnvironmentList',
    metadata: { total_size: 2 },
    data: [
      { id: 'env-1', display_name: 'production' },
      { id: 'env-2', display_name: 'env-2' },
    ],
  });
  expect((await list(bench, '/cmk/v2/clusters?environment=env-1')).content).toMatchObject({
    kind: 'ClusterList',
    data: [
      {
        id: 'lkc-1',
        spec: {
          display_name: 'name of lkc-1',
          cloud: 'AWS',
          region: 'eu-west-1',
          config: { kind: 'Dedicated', cku: 4 },
          environment: { id: 'env-1' },
        },
        status: { phase: 'PROVISIONED', cku: 4 },
      },
    ],
  });
});

test.each([
  ['', 10],
  ['&page_size=100', 100],
])('pages follow each other by full addresses (%s)', async (parameter, size) => {
  await using bench = await new Bench(CLOUD).open();
  const found: string[] = [];
  let path: string | undefined = `/cmk/v2/clusters?environment=env-2${parameter}`;
  while (path !== undefined) {
    const { content }: { content: List } = await list(bench, path);
    expect(content.data?.length).toBeLessThanOrEqual(size);
    found.push(...(content.data ?? []).map(({ id }) => id));
    const { next } = content.metadata;
    if (next !== undefined)
      expect(next).toMatch(new RegExp(`^${bench.url}/cmk/v2/clusters\\?environment=env-2`));
    path = next?.slice(bench.url.length);
  }
  expect(found).toEqual(MANY.map(({ id }) => id));
});

test.each([
  ['/cmk/v2/clusters', 400],
  ['/cmk/v2/clusters?environment=env-1&environment=env-2', 400],
  ['/org/v2/environments?page_size=101', 400],
  ['/org/v2/environments?page_token=x', 400],
  ['/org/v2/users', 404],
])('%s is %i', async (path, status) => {
  await using bench = await new Bench(CLOUD).open();
  expect((await list(bench, path)).status).toBe(status);
});

test('refusals have the shape of this API', async () => {
  await using bench = await new Bench({ ...CLOUD, behaviour: { managementRequestsPerMinute: 1 } }).open();
  const { clusterKey, metricsOnly, valid } = bench.simulator.keyring;
  const refused = await list(bench, '/org/v2/environments', clusterKey);
  expect([refused.status, refused.headers['www-authenticate'], refused.content]).toMatchObject([
    401,
    'Basic error="invalid_key"',
    { errors: [{ status: '401', code: 'user_unauthenticated' }] },
  ]);
  const forbidden = await list(bench, '/org/v2/environments', metricsOnly);
  expect([forbidden.status, forbidden.content]).toMatchObject([
    403,
    { errors: [{ status: '403', code: 'user_unauthorized' }] },
  ]);
  expect((await list(bench, '/org/v2/environments', valid)).status).toBe(200);
  await bench.clock.advance(20_000);
  const limited = await list(bench, '/org/v2/environments', valid);
  expect([limited.status, limited.headers]).toMatchObject([
    429,
    {
      'retry-after': '40',
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '40',
    },
  ]);
});

test.each([
  ['forbidden', 'null', 403, undefined],
  ['empty', 'null', 200, null],
  ['empty', 'array', 200, []],
] as const)(
  'MetricsViewer alone: %s, lists without entries: %s',
  async (viewerLists, emptyLists, status, data) => {
    await using bench = await new Bench({ ...CLOUD, behaviour: { viewerLists, emptyLists } }).open();
    const answer = await list(bench, '/org/v2/environments', bench.simulator.keyring.metricsOnly);
    expect([answer.status, answer.content.data]).toEqual([status, data]);
  },
);

test('MetricsViewer alone may also list everything', async () => {
  await using bench = await new Bench({ ...CLOUD, behaviour: { viewerLists: 'clusters' } }).open();
  const answer = await list(bench, '/org/v2/environments', bench.simulator.keyring.metricsOnly);
  expect(answer.content.data).toHaveLength(2);
});
