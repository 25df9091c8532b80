import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readClusterIds } from '../../../main/confluent/discovery.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { Transport } from '../../../main/confluent/transport.ts';
import {
  ClusterFinder,
  type FoundCluster,
  type FoundClusters,
} from '../../../main/credentials/cluster-finder.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import type { ClusterPlan } from '../../../main/simulator/cluster-plan.ts';
import type { Keyring } from '../../../main/simulator/keys.ts';
import { Simulator, type SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { cleanUp, cleanUpLater, failureOf, never, serve } from '../confluent/harness.ts';

afterEach(cleanUp);

const IDS = ['lkc-7r4p2d', 'lkc-k9m3vq', 'lkc-x05z8n'];
const UNNAMED = IDS.map((id) => ({ id }));
const NAMED: readonly FoundCluster[] = [
  {
    id: 'lkc-7r4p2d',
    name: 'prod-eu',
    type: 'Dedicated',
    units: 4,
    cloud: 'AWS',
    region: 'eu-central-1',
    environment: 'production',
  },
  {
    id: 'lkc-k9m3vq',
    name: 'prod-us',
    type: 'Standard',
    cloud: 'AWS',
    region: 'us-east-1',
    environment: 'production',
  },
  {
    id: 'lkc-x05z8n',
    name: 'staging',
    type: 'Basic',
    cloud: 'GCP',
    region: 'europe-west3',
    environment: 'staging',
  },
];
const MAY_NOT_LIST = 'Names and types are not shown: the key may not list clusters.';

/** A finder for one of the simulator's keys; the management API may be another server. */
async function finderFor(
  key: keyof Keyring,
  options: Omit<SimulatorOptions, 'historyMinutes'> = {},
  managementUrl?: string,
) {
  const simulator = new Simulator({ ...options, historyMinutes: 1 });
  const { url } = await simulator.listen();
  const transport = new Transport({ userAgent: 'laglight/1', environment: {} });
  cleanUpLater(() => Promise.all([transport.dispose(), simulator.close()]));
  const credentials = new Credentials(simulator.keyring[key].key, simulator.keyring[key].secret);
  const endpoints = readEndpoints({
    LAGLIGHT_TELEMETRY_URL: url,
    LAGLIGHT_CLOUD_URL: managementUrl ?? url,
  });
  const finder = new ClusterFinder({ transport, endpoints, credentials, clock: Date });
  return { finder, simulator };
}

describe('finding clusters', () => {
  it('tells names, types and where they are to a key that may list them', async () => {
    const { finder } = await finderFor('valid');
    await expect(finder.find(never)).resolves.toEqual({ clusters: NAMED, remarks: [] });
  });

  it.each<[string, keyof Keyring, Partial<Behaviour>, FoundClusters]>([
    [
      'MetricsViewer alone, refused by the management API',
      'metricsOnly',
      { viewerLists: 'forbidden' },
      { clusters: UNNAMED, remarks: [MAY_NOT_LIST] },
    ],
    [
      'MetricsViewer alone, with nothing to list',
      'metricsOnly',
      { viewerLists: 'empty', emptyLists: 'null' },
      { clusters: UNNAMED, remarks: [MAY_NOT_LIST] },
    ],
    [
      'MetricsViewer alone, allowed to list',
      'metricsOnly',
      { viewerLists: 'clusters' },
      { clusters: NAMED, remarks: [] },
    ],
    [
      'a role for one cluster, whatever else may be listed',
      'firstClusterOnly',
      { viewerLists: 'clusters' },
      { clusters: NAMED.slice(0, 1), remarks: [] },
    ],
    [
      'a management API that allows no more requests',
      'valid',
      { managementRequestsPerMinute: 1 },
      {
        clusters: UNNAMED,
        remarks: ['Names and types are not shown: Confluent allows no more requests for the moment.'],
      },
    ],
    [
      'a management API that allows no more requests on the way',
      'valid',
      { managementRequestsPerMinute: 2 },
      {
        clusters: [...NAMED.slice(0, 2), ...UNNAMED.slice(2)],
        remarks: ['Some names and types are not shown: Confluent allows no more requests for the moment.'],
      },
    ],
  ])('%s', async (_, key, behaviour, found) => {
    const { finder } = await finderFor(key, { behaviour });
    await expect(finder.find(never)).resolves.toEqual(found);
  });

  it.each(['empty', 'forbidden'] as const)(
    'fails for a key without a role, whether discovery is %s',
    async (discoveryOfNothing) => {
      const { finder } = await finderFor('withoutRole', { behaviour: { discoveryOfNothing } });
      const failure = await failureOf(finder.find(never));
      expect(failure.code).toBe('not-permitted');
      expect(failure.title).toMatch(/good, but may not read the metrics of any cluster/);
      expect(failure.causes[0]).toMatch(/lacks the role MetricsViewer/);
    },
  );

  it('lists what the management API knows where nothing may be read yet', async () => {
    const { finder, simulator } = await finderFor('valid');
    for (const cluster of simulator.clusterIds) simulator.start('new-cluster', { cluster });
    const { clusters, remarks } = await finder.find(never);
    expect(clusters).toEqual(NAMED);
    expect(remarks).toEqual([expect.stringMatching(/names no cluster whose metrics this key may read/)]);
  });

  it('refuses a cluster key', async () => {
    const { finder } = await finderFor('clusterKey');
    const failure = await failureOf(finder.find(never));
    expect(failure.code).toBe('key-refused');
    expect(failure.causes[0]).toMatch(/key for one cluster/);
  });

  it('reads all pages', async () => {
    const clusters = Array.from({ length: 230 }, (_, index): ClusterPlan => ({
      id: `lkc-${index}`,
      name: `cluster ${index}`,
      type: 'Freight',
      environment: `env-${index % 2}`,
      cloud: 'AZURE',
      region: 'westeurope',
      size: 'large',
    }));
    const { finder, simulator } = await finderFor('valid', { clusters });
    const found = await finder.find(never);
    expect(found.clusters.map(({ id, name }) => [id, name])).toEqual(
      clusters.map(({ id, name }) => [id, name]),
    );
    expect(simulator.requests.last.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      '/v2/metrics/cloud/discovery',
      '/org/v2/environments',
      ...Array.from({ length: 4 }, () => '/cmk/v2/clusters'),
    ]);
  });

  it('stops when told to', async () => {
    const { finder } = await finderFor('valid');
    await expect(finder.find(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

describe('a management API that answers oddly only costs names', () => {
  const environments = { data: [{ id: 'env-1', display_name: 'production' }] };
  const json = (content: unknown) => JSON.stringify(content);

  /** What is found when the management API answers the lists like this. */
  async function findBeside(answer: (path: string, origin: string) => string) {
    const server = await serve((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://server');
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(answer(pathname, `http://${request.headers.host ?? ''}`));
    });
    const { finder } = await finderFor('valid', {}, server.url);
    return { ...(await finder.find(never)), seen: server.seen };
  }

  it.each<[string, string, RegExp]>([
    ['no JSON', 'Hello', /^Names and types are not shown: Something else/],
    ['another form', json({ data: 'many' }), /^Names and types are not shown: Something else/],
    ['nothing', json({}), /^Names and types are not shown: the key may not list clusters\.$/],
  ])('%s', async (_, text, remark) => {
    const { clusters, remarks } = await findBeside(() => text);
    expect(clusters).toEqual(UNNAMED);
    expect(remarks).toEqual([expect.stringMatching(remark)]);
  });

  it('a next page elsewhere is not asked for, since the key would go along', async () => {
    const elsewhere = await serve((_, response) => response.end(json({ data: [] })));
    const next = `${elsewhere.url}/org/v2/environments?page_token=2`;
    const { remarks } = await findBeside(() => json({ ...environments, metadata: { next } }));
    expect(remarks).toEqual([expect.stringMatching(/did not follow, because the API key would go along/)]);
    expect(elsewhere.seen).toEqual([]);
  });

  it('pages without end are left at some point', async () => {
    const { remarks, seen } = await findBeside((path, origin) =>
      json({ ...environments, metadata: { next: `${origin}${path}?page_token=again` } }),
    );
    expect(seen).toHaveLength(100);
    expect(remarks).toEqual([expect.stringMatching(/has more pages than Laglight reads/)]);
  });

  it('values that are not known are left out', async () => {
    const { clusters } = await findBeside((path) =>
      path.includes('environments')
        ? json(environments)
        : json({
            data: [
              {
                id: IDS[0],
                spec: { display_name: 'a', config: { kind: 'Galactic', cku: 'four' }, cloud: 7 },
              },
              { id: IDS[1], spec: { config: { kind: 'Enterprise', max_ecku: 10 } }, status: null },
              { id: IDS[2], spec: { config: { kind: 'Dedicated' } }, status: { cku: 2 } },
              { id: 'lkc-other' },
            ],
            metadata: { next: null },
          }),
    );
    expect(clusters).toEqual([
      { id: IDS[0], name: 'a', environment: 'production' },
      { id: IDS[1], type: 'Enterprise', units: 10, environment: 'production' },
      { id: IDS[2], type: 'Dedicated', units: 2, environment: 'production' },
    ]);
  });
});

describe('an answer of discovery', () => {
  const sample = readFileSync(
    join(import.meta.dirname, '../../fixtures/samples/openapi-discovery-response.json'),
    'utf8',
  );
  const target = (labels: unknown) => ({ targets: ['host'], labels });

  it.each<[string, unknown, string[]]>([
    ['the documented example, which has connectors only', JSON.parse(sample), []],
    ['nothing', [], []],
    [
      'several targets and spellings',
      [
        target({ __param_resource_kafka_id: 'lkc-1, lkc-2,' }),
        target({ __param_resource_kafka_id: 'lkc-2,lkc-3', __param_resource_ksql_id: 'lksqlc-1' }),
        target({ __param_resource_kafka_id: 7 }),
        { targets: [] },
      ],
      ['lkc-1', 'lkc-2', 'lkc-3'],
    ],
  ])('with %s', (_, content, ids) => {
    expect(readClusterIds(JSON.stringify(content))).toEqual(ids);
  });

  it.each(['', '{}', 'null', '[7]', '<html>'])('that is none is refused: %j', (text) => {
    expect(() => readClusterIds(text)).toThrow();
  });
});
