import type {
  AccountSummary,
  Certainty,
  ClusterFigures,
  ClusterPage,
  ClusterSummary,
  DataTable,
  Failure,
  GroupState,
  MetricReading,
  MinuteSeries,
  Overview,
  TableColumn,
  Unit,
} from '../../preload/contract.ts';
import { GROUP_STATES } from '../../preload/contract.ts';
import * as groups from './fake-bridge-groups.ts';

/** Answers for the renderer's tests, made in code. All times hang on one minute: 22 November 2026, 12:03 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12, 3, 20);
export const MINUTE = Date.UTC(2026, 10, 22, 12, 3);
const STALE_MINUTE = Date.UTC(2026, 10, 22, 11, 41);

/** A number between 0 and 1 that is always the same for the same seed. */
function noise(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

export function series(
  id: string,
  unit: Unit,
  value: (minute: number) => number | null,
  minutes = 60,
): MinuteSeries {
  return {
    id,
    label: id,
    unit,
    start: MINUTE - (minutes - 1) * 60_000,
    values: Array.from({ length: minutes }, (_, minute) => value(minute)),
  };
}

/** The group that is furthest behind, by so many minutes. */
function worst(
  group: string,
  lag: number,
  minutes: number,
  state: GroupState = 'ok',
): NonNullable<ClusterFigures['worstGroup']> {
  const lagTime = { kind: 'behind', ms: minutes * 60_000, certainty: 'at-least' } as const;
  return { group, lag, lagTime: minutes === 0 ? { kind: 'caught-up' } : lagTime, state };
}

const FIGURES = {
  lag: 48_213,
  groups: 12,
  worstGroup: worst('billing-indexer', 31_040, 14),
  bytesIn: 3_412_345.5,
  bytesOut: 9_801_220,
  recordsIn: 4213.25,
  recordsOut: 12_650,
  connections: 412,
  partitions: 864,
  load: 0.42,
} satisfies ClusterFigures;

export const REFUSED = {
  code: 'key-refused',
  title: 'Confluent refused the key',
  causes: [
    'The secret does not belong to this key.',
    'It is a key for one cluster; the metrics need a Cloud API key.',
    'The key was deleted.',
  ],
  advice: 'Create a Cloud API key with the MetricsViewer role and start Laglight with it.',
  until: null,
  evidence: '401 from api.telemetry.confluent.cloud',
} satisfies Failure;

export const RATE_LIMITED = {
  code: 'rate-limited',
  title: 'Confluent is limiting the reads of this key',
  causes: ['Another tool reads metrics with the same key.'],
  advice: 'Laglight reads again at 12:20. A key of its own avoids this.',
  until: Date.UTC(2026, 10, 22, 12, 20),
  evidence: '429, 80 requests an hour',
} satisfies Failure;

/** A healthy cluster, with what differs. */
export function cluster(
  name: string,
  changes: Partial<Omit<ClusterSummary, 'figures'>> & { readonly figures?: Partial<ClusterFigures> } = {},
): ClusterSummary {
  const seed = name.length;
  return {
    id: `lkc-${name.replaceAll(/[^a-z0-9]/g, '').slice(0, 6)}1`,
    accountId: 'account-1',
    name,
    health: 'healthy',
    sentence: '12 consumer groups, 48.2 k records behind in all.',
    since: Date.UTC(2026, 10, 22, 8, 15),
    failure: null,
    asOf: MINUTE,
    nextReadAt: NOW + 42_000,
    colour: null,
    kind: null,
    lagSparkline: series('lag', 'records', (minute) => 20_000 + minute * 400 + noise(minute + seed) * 6000),
    limits: [],
    bytesInSparkline: series('in', 'bytes/s', (minute) => 3e6 + noise(minute * 3 + seed) * 6e5),
    ...changes,
    figures: { ...FIGURES, ...changes.figures },
  };
}

const UNKNOWN_FIGURES = {
  lag: null,
  groups: null,
  worstGroup: null,
  bytesIn: null,
  bytesOut: null,
  recordsIn: null,
  recordsOut: null,
  connections: null,
  partitions: null,
  load: null,
} satisfies ClusterFigures;

export const account = {
  id: 'account-1',
  name: 'Acme',
  health: 'healthy',
  failure: null,
  nextReadAt: NOW + 42_000,
  budget: { used: 42, limit: 80 },
  refreshRefusal: null,
  isEnabled: true,
  isDemo: false,
  key: {
    key: 'H5BOQXWYPTNCRAEK',
    addedAt: NOW - 96 * 86_400_000,
    secretProblem: null,
    next: null,
    remindAfterDays: 90,
    isOld: true,
  },
} satisfies AccountSummary;

/** Three healthy clusters. */
export const healthy = {
  version: '0.1.0',
  demo: false,
  now: NOW,
  health: 'healthy',
  sentence: 'All 3 clusters are healthy.',
  accounts: [account],
  notices: [],
  clusters: [
    cluster('prod-eu', { colour: 'red', kind: 'Dedicated, 4 CKU · AWS eu-central-1' }),
    cluster('prod-us', { figures: { lag: 240, worstGroup: worst('search', 180, 2), load: null } }),
    cluster('staging', { figures: { lag: 0, worstGroup: null, groups: 3, bytesIn: 812, recordsIn: 1.5 } }),
  ],
  troubled: [],
  pinned: [],
  pause: null,
  backFill: null,
  away: null,
} satisfies Overview;

/** One cluster alone. */
export const oneCluster = {
  ...healthy,
  sentence: 'prod-eu is healthy.',
  clusters: [cluster('prod-eu')],
} satisfies Overview;

/** Every state there is, worst first. */
export const manyStates = {
  ...healthy,
  demo: true,
  health: 'critical',
  sentence: '2 of 6 clusters need attention.',
  troubled: groups.troubled,
  pinned: groups.pinned,
  backFill: groups.backFill,
  away: groups.away,
  accounts: [
    {
      ...account,
      id: 'account-2',
      name: 'Acme staging',
      health: 'needs-key',
      failure: REFUSED,
      nextReadAt: null,
    },
    {
      ...account,
      id: 'account-3',
      name: 'Acme labs',
      health: 'stale',
      failure: RATE_LIMITED,
      budget: { used: 80, limit: 80 },
      refreshRefusal: 'All 80 reads of this hour are used; the next is free at 12:20.',
    },
    account,
  ],
  clusters: [
    cluster('prod-eu', {
      health: 'critical',
      sentence:
        'Cluster load is 86 %. From 80 % on Confluent slows clients down: add capacity or move load away.',
      since: Date.UTC(2026, 10, 22, 11, 49),
      limits: groups.limits.uses.filter(({ id }) => id === 'requests' || id === 'partitions'),
      figures: { load: 0.86, lag: 1_240_500, worstGroup: worst('billing-indexer', 890_000, 384, 'stalled') },
    }),
    cluster('partner-feed', {
      health: 'needs-key',
      sentence: REFUSED.title,
      since: Date.UTC(2026, 10, 22, 11, 58),
      failure: REFUSED,
      asOf: STALE_MINUTE,
      accountId: 'account-2',
    }),
    cluster('prod-us', {
      health: 'warning',
      sentence: 'A partition of orders is hot. Spread its keys, or give the topic more partitions.',
      since: Date.UTC(2026, 10, 22, 11, 52),
      figures: { load: 0.74 },
    }),
    cluster('labs', {
      health: 'stale',
      sentence: RATE_LIMITED.title,
      since: Date.UTC(2026, 10, 22, 11, 43),
      failure: RATE_LIMITED,
      asOf: STALE_MINUTE,
      accountId: 'account-3',
      lagSparkline: series('lag', 'records', (minute) =>
        minute > 37 || (minute > 20 && minute < 25) ? null : 9000 + noise(minute) * 900,
      ),
    }),
    cluster('new-cluster', {
      health: 'starting',
      sentence: 'Being read for the first time.',
      since: NOW,
      asOf: null,
      figures: UNKNOWN_FIGURES,
      lagSparkline: series('lag', 'records', () => null),
    }),
    cluster('dev', { figures: { load: null, lag: 12, worstGroup: worst('dev-tail', 12, 0) } }),
  ],
} satisfies Overview;

/** Nothing set up yet. */
export const empty = {
  ...healthy,
  health: 'starting',
  sentence: 'No cluster is being read.',
  accounts: [],
  clusters: [],
} satisfies Overview;

const LONG =
  'payments-reconciliation-settlement-ledger-projection-of-the-european-region-with-replay-consumer-group-v2-blue';

/** Names as long as Kafka and Confluent allow people to make them. */
export const longNames = {
  ...healthy,
  sentence: 'All 2 clusters are healthy.',
  clusters: [
    cluster(`${LONG}-1`, {
      figures: { worstGroup: worst(LONG, 123_456_789, 45, 'growing'), lag: 123_456_789 },
    }),
    cluster(`${LONG}-2`, { id: `lkc-${'x'.repeat(120)}` }),
  ],
  troubled: [
    groups.group(LONG, groups.STALLED, { clusterName: `${LONG}-1`, worstTopic: `${LONG}.topic` }),
    groups.group(`${LONG}-2`, groups.STALLED, { clusterName: `${LONG}-1` }),
  ],
} satisfies Overview;

function table(
  keyColumns: DataTable['keyColumns'],
  columns: readonly (Omit<TableColumn, 'certainties'> & Partial<TableColumn>)[],
  rows: number,
  key: (row: number, column: number) => string,
  value: (row: number, column: number) => number | null,
  vanished: (row: number) => number | null = () => null,
  state: ((row: number) => GroupState) | null = null,
): DataTable {
  const indices = Array.from({ length: rows }, (_, row) => row);
  return {
    keyColumns,
    columns: columns.map((column) => ({ certainties: null, ...column })),
    keys: keyColumns.map((_, column) => indices.map((row) => key(row, column))),
    values: columns.map((_, column) => indices.map((row) => value(row, column))),
    vanishedSince: indices.map(vanished),
    states: state && indices.map(state),
  };
}

const TEAMS = ['billing', 'search', 'orders', 'audit', 'ledger', 'fraud', 'mail'];

const CERTAINTIES = ['at-least', 'exact', 'about', 'more-than'] as const satisfies readonly Certainty[];

/**
 * Consumer groups with their topics, a few of them in trouble; row 3 has vanished, row 5 has no consumption rate, each
 * fourth is caught up.
 */
export function groupsTable(rows: number, longName = false): DataTable {
  const indices = Array.from({ length: rows }, (_, row) => row);
  return table(
    [
      { id: 'consumer_group_id', title: 'Group' },
      { id: 'topic', title: 'Topic' },
    ],
    [
      {
        id: 'lagTime',
        title: 'Behind by',
        unit: 'milliseconds',
        sentence: 'Age of the oldest record that is not consumed.',
        certainties: indices.map((row) => CERTAINTIES[row % 4] ?? null),
      },
      {
        id: 'lag',
        title: 'Lag',
        unit: 'records',
        sentence: 'Records not yet consumed.',
        certainties: indices.map((row) => (row === 3 ? 'about' : 'exact')),
      },
      { id: 'produced', title: 'Produced', unit: 'records/s', sentence: 'Records arriving in the topic.' },
      { id: 'consumed', title: 'Consumed', unit: 'records/s', sentence: 'Records consumed by the group.' },
      { id: 'drain', title: 'Caught up in', unit: 'milliseconds', sentence: 'At the present pace.' },
    ],
    rows,
    (row, column) =>
      column === 0
        ? `${longName && row % 3 === 0 ? `${LONG}-` : ''}${TEAMS[row % 7]}-consumer-${row}`
        : `${TEAMS[(row * 3) % 7]}.events.v${1 + (row % 4)}`,
    (row, column) => {
      if (row === 5 && column === 3) return null;
      if (column === 0) return row % 4 === 1 ? 0 : Math.round(noise(row * 7) * 10 ** (4 + (row % 5)));
      if (column === 4) return row % 3 === 0 ? null : Math.round(noise(row * 11) * 5e6);
      return Math.round(noise(row * 3 + column - 1) * 10 ** (1 + (row % 6)));
    },
    (row) => (row === 3 ? STALE_MINUTE : null),
    stateOf,
  );
}

/** Trouble is rare: of each hundred rows one is stalled, one grows and one is frozen. */
function stateOf(row: number): GroupState {
  if (row === 3) return 'vanished';
  return row % 100 < 4 ? (GROUP_STATES[1 + (row % 100)] ?? 'ok') : row % 10 === 9 ? 'idle' : 'ok';
}

function topicsTable(rows: number): DataTable {
  return table(
    [{ id: 'topic', title: 'Topic' }],
    [
      { id: 'bytes_in', title: 'In', unit: 'bytes/s', sentence: 'Bytes produced to the topic.' },
      { id: 'bytes_out', title: 'Out', unit: 'bytes/s', sentence: 'Bytes consumed from the topic.' },
      {
        id: 'records_in',
        title: 'Records in',
        unit: 'records/s',
        sentence: 'Records produced to the topic.',
      },
      {
        id: 'records_out',
        title: 'Records out',
        unit: 'records/s',
        sentence: 'Records consumed from the topic.',
      },
      { id: 'retained', title: 'Retained', unit: 'bytes', sentence: 'Bytes kept, as reported.' },
    ],
    rows,
    (row) => `${TEAMS[row % 7]}.events.v${row}`,
    (row, column) => Math.round(noise(row * 5 + column) * 10 ** (3 + (row % 5))),
    (row) => (row === 3 ? STALE_MINUTE : null),
  );
}

function principalsTable(): DataTable {
  return table(
    [{ id: 'principal_id', title: 'Principal' }],
    [
      { id: 'connections', title: 'Connections', unit: 'count', sentence: 'Open connections.' },
      { id: 'requests', title: 'Requests', unit: 'requests/s', sentence: 'Requests received.' },
      { id: 'authentications', title: 'Log-ins', unit: 'count/s', sentence: 'Successful authentications.' },
    ],
    12,
    (row) => `sa-${(row * 7919 + 100_000).toString(36)}`,
    (row, column) => (column === 2 && row % 4 === 0 ? 0 : Math.round(noise(row + column * 50) * 300) / 3),
  );
}

const EMPTY_TABLE = {
  keyColumns: [{ id: 'type', title: 'Request type' }],
  columns: [
    {
      id: 'requests',
      title: 'Requests',
      unit: 'requests/s',
      sentence: 'Requests received.',
      certainties: null,
    },
  ],
  keys: [[]],
  values: [[]],
  vanishedSince: [],
  states: null,
} satisfies DataTable;

const METRICS = [
  ['received_bytes', 'Bytes in', 'Bytes received from producers.', 'bytes/s', 3_412_345.5, null],
  ['sent_bytes', 'Bytes out', 'Bytes sent to consumers.', 'bytes/s', 9_801_220, null],
  ['active_connection_count', 'Connections', 'Authenticated connections.', 'count', 412, null],
  ['cluster_load_percent', 'Cluster load', 'How busy the cluster is, 0 to 1.', 'ratio', 0.42, null],
  [
    'hot_partition_ingress',
    'Hot partitions, in',
    'Partitions that take too much.',
    'count',
    0,
    'Absent means not hot.',
  ],
  [
    'dedicated_cku_count',
    'CKUs',
    'Units of a dedicated cluster.',
    'count',
    null,
    'Only dedicated clusters report it.',
  ],
  ['brand_new_metric', 'brand_new_metric', 'Not in the catalogue: shown as reported.', 'plain', 17.25, null],
] as const satisfies readonly (readonly [string, string, string, Unit, number | null, string | null])[];

const readings = METRICS.map(([name, title, sentence, unit, value, remark]): MetricReading => ({
  id: `confluent_kafka_server_${name}`,
  title,
  sentence,
  unit,
  value,
  remark,
  minute: value === null ? null : MINUTE,
  series: value === null ? 0 : 12,
  known: name !== 'brand_new_metric',
}));

/** A cluster's page, with what differs. */
export function page(summary: ClusterSummary, changes: Partial<ClusterPage> = {}): ClusterPage {
  return {
    summary,
    metrics: readings,
    groups: groupsTable(40),
    topics: topicsTable(25),
    principals: principalsTable(),
    requests: EMPTY_TABLE,
    limits: groups.limits,
    type: 'Dedicated',
    units: 4,
    notes: [],
    ...changes,
  };
}

/** Names that are long in every table. */
export function longNamePage(summary: ClusterSummary): ClusterPage {
  return page(summary, { groups: groupsTable(40, true) });
}

/** An account in each state that its key can be in, in the user's order. */
export const manyAccounts = {
  ...manyStates,
  notices: ['There is no keychain here: secrets are held in memory and gone when Laglight ends.'],
  accounts: [
    account,
    {
      ...account,
      id: 'account-2',
      name: 'Acme staging',
      health: 'needs-key',
      failure: REFUSED,
      nextReadAt: null,
      key: {
        ...account.key,
        key: 'QW7TRN2KXLP4VBYE',
        addedAt: NOW - 400 * 86_400_000,
        remindAfterDays: null,
        isOld: false,
        next: { key: 'ZK3MHD8SJW6PQFUA', addedAt: NOW - 3_600_000, failure: null },
      },
    },
    {
      ...account,
      id: 'account-3',
      name: LONG,
      health: 'needs-key',
      nextReadAt: null,
      key: {
        ...account.key,
        key: 'B5VXNC9RTEL2GHYM',
        addedAt: NOW,
        isOld: false,
        secretProblem: 'The keychain has no secret for this key. It is locked, or the entry was removed.',
      },
    },
    {
      ...account,
      id: 'account-4',
      name: 'Acme labs',
      isEnabled: false,
      key: {
        ...account.key,
        key: 'L4KSDJ7WQPX3ZMBN',
        isOld: false,
        next: { key: 'R9FGUE5HCVT2YAOI', addedAt: NOW - 2 * 86_400_000, failure: REFUSED },
      },
    },
    { ...account, id: 'environment', name: 'Environment', key: null },
    { ...account, id: 'demo', name: 'Demo', key: null, isDemo: true },
  ],
} satisfies Overview;
