import type { SetupCluster, SetupState, TestStage } from '../../preload/contract.ts';
import { REFUSED } from './fake-bridge-data.ts';

/** What the tests paste; it must be found nowhere but in the orders that carry it. */
export const SECRET = 'cfltSECRETkQ2v9xLw7RzTn4bMdYf8hJpG1sVuEaC3oXiZqB6tNrW5yK0mDjHgPl';

/** What Confluent's console hands out, shortened. */
export const CONSOLE_YAML = `scrape_configs:
  - job_name: Confluent Cloud
    static_configs:
      - targets: [api.telemetry.confluent.cloud]
    basic_auth:
      username: H5BOQXWYPTNCRAEK
      password: ${SECRET}
    params:
      resource.kafka.id: [lkc-1a2b3c, lkc-4d5e6f]
`;

const IDLE = { status: 'idle', remarks: [], failure: null } as const;

/** What is said where there is no keychain. */
export const IN_MEMORY =
  'There is no keychain here: the secret is held in memory and gone when Laglight ends.';

/** Nothing typed yet. */
export const blankSetup = {
  step: 'paste',
  reading: null,
  problem: null,
  key: '',
  hasSecret: false,
  name: '',
  clusters: [],
  finding: IDLE,
  test: IDLE,
  stages: [],
  keeping: { kind: 'keychain', notice: null },
  unfinished: 'A key, its secret and at least one cluster are missing.',
} satisfies SetupState;

/** A cluster of which only the id is known, with what differs. */
export function setupCluster(id: string, changes: Partial<SetupCluster> = {}): SetupCluster {
  return {
    id,
    name: null,
    nickname: null,
    colour: null,
    type: null,
    units: null,
    cloud: null,
    region: null,
    environment: null,
    isChosen: true,
    source: 'pasted',
    ...changes,
  };
}

/** After the paste of {@link CONSOLE_YAML}. */
export const pastedSetup = {
  ...blankSetup,
  reading: {
    format: 'Prometheus scrape configuration (YAML)',
    understood: ['API key H5BOQXWYPTNCRAEK and its secret', '2 clusters: lkc-1a2b3c, lkc-4d5e6f'],
    ignored: ['scrape_interval: Laglight reads once a minute, which is as often as the data change.'],
  },
  key: 'H5BOQXWYPTNCRAEK',
  hasSecret: true,
  name: 'Confluent Cloud',
  clusters: [setupCluster('lkc-1a2b3c'), setupCluster('lkc-4d5e6f')],
  unfinished: 'Test the connection first.',
} satisfies SetupState;

/** After the paste of something that is no configuration. */
export const unreadableSetup = {
  ...blankSetup,
  problem: {
    title: 'This is a web page, not a configuration',
    advice: 'In the console, copy the configuration itself, or type the key and its secret below.',
  },
} satisfies SetupState;

/** After Confluent told which clusters the key may read. */
export const foundSetup = {
  ...pastedSetup,
  step: 'clusters',
  clusters: [
    setupCluster('lkc-1a2b3c', {
      name: 'prod-eu',
      type: 'Dedicated',
      units: 4,
      cloud: 'AWS',
      region: 'eu-central-1',
      environment: 'production',
      colour: 'red',
    }),
    setupCluster('lkc-4d5e6f', {
      name: 'prod-us',
      nickname: 'Orders, US',
      type: 'Enterprise',
      cloud: 'AWS',
      region: 'us-east-1',
      environment: 'production',
    }),
    setupCluster('lkc-7g8h9i', { isChosen: false, source: 'found', environment: 'staging' }),
  ],
  finding: { status: 'done', remarks: ['1 more cluster found: lkc-7g8h9i.'], failure: null },
} satisfies SetupState;

function stage(
  id: TestStage['id'],
  title: string,
  status: TestStage['status'],
  detail: string | null = null,
  tookMs: number | null = null,
): TestStage {
  return { id, title, status, detail, tookMs, failure: null };
}

/** After Confluent refused to tell which clusters there are. */
export const notFoundSetup = {
  ...pastedSetup,
  step: 'clusters',
  finding: { status: 'failed', remarks: [], failure: REFUSED },
} satisfies SetupState;

const LONG = 'payments-reconciliation-settlement-ledger-projection-of-the-european-region-with-replay';

/** Many clusters with names as long as people make them. */
export const longSetup = {
  ...foundSetup,
  clusters: Array.from({ length: 30 }, (_, index) =>
    setupCluster(`lkc-${'x'.repeat(60)}${index}`, {
      name: `${LONG}-${index}`,
      nickname: index === 0 ? LONG : null,
      environment: LONG,
      colour: 'purple',
    }),
  ),
} satisfies SetupState;

/** A test that has come as far as the key. */
export const testingSetup = {
  ...foundSetup,
  step: 'test',
  test: { status: 'running', remarks: [], failure: null },
  stages: [
    stage('name', 'Name resolution', 'passed', 'api.telemetry.confluent.cloud is 52.31.8.4', 18.2),
    stage('connection', 'Connection', 'passed', null, 31.7),
    stage('proxy', 'Proxy', 'skipped', 'No proxy is set'),
    stage('tls', 'Encryption', 'passed', "Issued by Let's Encrypt", 64.9),
    stage('key', 'Key accepted', 'running'),
    stage('role', 'Role present', 'waiting'),
    stage('clusters', 'Clusters readable', 'waiting'),
    stage('samples', 'First samples', 'waiting'),
  ],
} satisfies SetupState;

/** A test that ended at the key. */
export const failedSetup = {
  ...testingSetup,
  test: { status: 'failed', remarks: [], failure: REFUSED },
  stages: testingSetup.stages.map((each) =>
    each.id === 'key' ? { ...each, status: 'failed', tookMs: 212.4, failure: REFUSED } : each,
  ),
} satisfies SetupState;

/** A test that went through. */
export const passedSetup = {
  ...testingSetup,
  test: { status: 'done', remarks: ['The samples are as fresh as Confluent gives them.'], failure: null },
  stages: testingSetup.stages.map((each) =>
    each.status === 'skipped' ? each : { ...each, status: 'passed', tookMs: each.tookMs ?? 1204 },
  ),
  unfinished: null,
} satisfies SetupState;
