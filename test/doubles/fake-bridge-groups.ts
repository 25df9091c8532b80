import type {
  AwaySummary,
  BackFillProgress,
  GroupPage,
  GroupSummary,
  GroupTopic,
  LagReading,
  Limits,
  PartitionReading,
  SearchHit,
} from '../../preload/contract.ts';

/* Consumer groups in every state, for the renderer's tests. Times hang on 22 November 2026, 12:03 UTC. */

const MINUTE_MS = 60_000;
const NEWEST = Date.UTC(2026, 10, 22, 12, 3);
const ago = (minutes: number) => NEWEST - minutes * MINUTE_MS;

const OK = {
  lag: 240,
  isEstimated: false,
  lagTime: { kind: 'behind', ms: 2000, certainty: 'at-least' },
  drain: { kind: 'draining', ms: 60_000 },
  producedPerSecond: 118.4,
  consumedPerSecond: 121.9,
  floor: 12,
  trend: 'steady',
  state: 'ok',
  since: ago(600),
  evidence: 'Lag stays between 12 and 900 records.',
} satisfies LagReading;

export const STALLED = {
  lag: 353_210,
  isEstimated: false,
  lagTime: { kind: 'behind', ms: 14 * MINUTE_MS, certainty: 'exact' },
  drain: { kind: 'not-draining' },
  producedPerSecond: 420.5,
  consumedPerSecond: 0,
  floor: 12,
  trend: 'rising',
  state: 'stalled',
  since: ago(14),
  evidence: 'Lag rose by exactly what was produced for 14 minutes: nobody is consuming.',
} satisfies LagReading;

const GROWING = {
  lag: 91_000,
  isEstimated: false,
  lagTime: { kind: 'behind', ms: 6 * MINUTE_MS, certainty: 'at-least' },
  drain: { kind: 'not-draining' },
  producedPerSecond: 900,
  consumedPerSecond: 640,
  floor: 10,
  trend: 'rising',
  state: 'growing',
  since: ago(22),
  evidence: 'Lag has been rising for 22 minutes: 900 records/s arrive, 640 are consumed.',
} satisfies LagReading;

const VANISHED = {
  lag: 12_400,
  isEstimated: true,
  lagTime: { kind: 'behind', ms: 6 * 60 * MINUTE_MS, certainty: 'more-than' },
  drain: { kind: 'unknown' },
  producedPerSecond: 0.5,
  consumedPerSecond: null,
  floor: 10,
  trend: null,
  state: 'vanished',
  since: ago(41),
  evidence:
    'None of its 3 topics has been reported for 41 minutes; lag is reckoned from what was produced since.',
} satisfies LagReading;

const IDLE = {
  lag: null,
  isEstimated: false,
  lagTime: { kind: 'unknown', reason: 'the group reports nothing at this hour' },
  drain: { kind: 'unknown' },
  producedPerSecond: null,
  consumedPerSecond: null,
  floor: 10,
  trend: null,
  state: 'idle',
  since: ago(300),
  evidence: 'It was silent at this hour on 5 of the last 7 days.',
} satisfies LagReading;

/** A group with what differs. */
export function group(name: string, reading: LagReading, changes: Partial<GroupSummary> = {}): GroupSummary {
  return {
    clusterId: 'lkc-prodeu1',
    clusterName: 'prod-eu',
    group: name,
    choices: { isPinned: false, isExpectedIdle: false, isHidden: false, name: null },
    topics: 2,
    worstTopic: 'orders',
    asOf: NEWEST,
    sparkline: Array.from({ length: 60 }, (_, minute) =>
      minute > 16 && minute < 27 ? null : minute < 46 ? 900 + (minute % 7) * 60 : (minute - 45) * 25_000,
    ),
    ...reading,
    ...changes,
  };
}

export const stalledGroup = group('billing', STALLED);
export const vanishedGroup = group('ledger-sync', VANISHED, { worstTopic: null, topics: 3 });
/** A name with everything that an address could stumble over. */
export const ODD_NAME = 'team/billing #1 %41 ü?&';

/** Groups that need a look, worst first. */
export const troubled = [
  vanishedGroup,
  stalledGroup,
  group('mail-sender', GROWING, { worstTopic: 'notifications.email' }),
];

/** Groups that the user pinned: one of them with a name of the user's own. */
export const pinned = [
  stalledGroup,
  group('search-indexer', OK, {
    choices: { isPinned: true, isExpectedIdle: false, isHidden: false, name: 'Search' },
    sparkline: Array.from({ length: 60 }, (_, minute) => 200 + (minute % 9) * 20),
  }),
  group('nightly-export', IDLE, { worstTopic: null, sparkline: Array.from({ length: 60 }, () => null) }),
];

const topic = (name: string, reading: LagReading, changes: Partial<GroupTopic> = {}): GroupTopic => ({
  topic: name,
  isRead: true,
  worstPartition: null,
  ...reading,
  ...changes,
});

const PARTITIONS = Array.from({ length: 6 }, (_, partition): PartitionReading => ({
  topic: 'orders',
  partition: String(partition),
  lag: partition === 3 ? 210_400 : 28_000 + partition * 190,
  lagTime: { kind: 'behind', ms: (partition === 3 ? 14 : 11) * MINUTE_MS, certainty: 'exact' },
  producedPerSecond: 70 + partition,
}));

/** The page of a group, with what differs. */
export function groupPage(summary: GroupSummary, changes: Partial<GroupPage> = {}): GroupPage {
  return {
    summary,
    topics: [
      topic('orders', STALLED, { worstPartition: '3' }),
      topic('payments', OK),
      topic('orders.audit', { ...OK, lag: 31, lagTime: { kind: 'caught-up' }, drain: { kind: 'caught-up' } }),
      topic('invoices', IDLE, { isRead: false }),
      topic('legacy.mirror', {
        ...OK,
        lagTime: { kind: 'unknown', reason: 'this topic reports no produced records' },
        drain: { kind: 'unknown' },
        producedPerSecond: null,
      }),
    ],
    partitions: PARTITIONS,
    partitionsAsOf: NEWEST,
    partitionsNote: null,
    changes: [
      { at: ago(14), from: 'ok', to: 'stalled', evidence: STALLED.evidence },
      { at: ago(46), from: 'frozen', to: 'ok', evidence: 'Lag moves again.' },
      {
        at: ago(50),
        from: 'ok',
        to: 'frozen',
        evidence: 'Lag was exactly the same for 3 minutes while records were produced: a rebalance, say.',
      },
      { at: ago(240), from: 'growing', to: 'ok', evidence: 'Lag fell back below 900 records.' },
      { at: ago(300), from: null, to: 'growing', evidence: 'Lag has been rising for 5 minutes.' },
    ],
    commands: [
      {
        title: 'Members and partitions of the group',
        text: `confluent kafka consumer group describe ${summary.group} --cluster ${summary.clusterId}`,
      },
      {
        title: 'The same with Kafka’s own tools',
        text: `kafka-consumer-groups --bootstrap-server pkc-12345.eu-central-1.aws.confluent.cloud:9092 --command-config client.properties --describe --group ${summary.group}`,
      },
    ],
    consoleUrl: `https://confluent.cloud/environments/env-1/clusters/${summary.clusterId}/clients/consumer-lag`,
    ...changes,
  };
}

/** A Dedicated cluster of four units that is close to one of its limits. */
export const limits = {
  uses: [
    {
      id: 'ingress',
      title: 'Ingress',
      unit: 'bytes/s',
      used: 3_412_345.5,
      limit: 240e6,
      isGuideline: true,
      sentence: '60 MB/s for each of 4 CKU.',
    },
    {
      id: 'egress',
      title: 'Egress',
      unit: 'bytes/s',
      used: 9_801_220,
      limit: 720e6,
      isGuideline: true,
      sentence: '180 MB/s for each of 4 CKU.',
    },
    {
      id: 'partitions',
      title: 'Partitions',
      unit: 'count',
      used: 14_864,
      limit: 18_000,
      isGuideline: false,
      sentence: '4,500 for each of 4 CKU, before replication.',
    },
    {
      id: 'connections',
      title: 'Connections',
      unit: 'count',
      used: 41_200,
      limit: 72_000,
      isGuideline: true,
      sentence: '18,000 for each of 4 CKU.',
    },
    {
      id: 'authentications',
      title: 'Authentication attempts',
      unit: 'count/s',
      used: null,
      limit: 2000,
      isGuideline: false,
      sentence: '500 a second for each of 4 CKU.',
    },
    {
      id: 'requests',
      title: 'Requests',
      unit: 'requests/s',
      used: 61_100,
      limit: 60_000,
      isGuideline: true,
      sentence: '15,000 a second for each of 4 CKU.',
    },
  ],
  note: null,
  load: 0.74,
  hotTopics: ['orders', 'clickstream.web'],
} satisfies Limits;

/** A cluster whose type nobody told. */
export const unknownLimits = {
  uses: [],
  note: 'Choose the cluster’s type to see its limits.',
  load: null,
  hotTopics: [],
} satisfies Limits;

export const backFill = {
  done: 0.42,
  sentence: 'Fetching what was missed of prod-eu.',
  from: ago(595),
  to: ago(250),
} satisfies BackFillProgress;

export const away = {
  from: ago(380),
  to: ago(10),
  sentence: '6 h 10 min away: 2 groups stalled, 1 is well again.',
  changes: [
    {
      clusterId: 'lkc-prodeu1',
      clusterName: 'prod-eu',
      group: 'billing',
      at: ago(14),
      from: 'ok',
      to: 'stalled',
      evidence: STALLED.evidence,
    },
    {
      clusterId: 'lkc-produs1',
      clusterName: 'prod-us',
      group: 'search',
      at: ago(120),
      from: 'stalled',
      to: 'ok',
      evidence: 'Lag fell back below 900 records.',
    },
  ],
  isIncomplete: true,
} satisfies AwaySummary;

/** What a search for a part of these names finds, best first. */
export const searchable: readonly SearchHit[] = [
  {
    kind: 'cluster',
    clusterId: 'lkc-prodeu1',
    clusterName: 'prod-eu',
    name: 'prod-eu',
    id: 'lkc-prodeu1',
    detail: 'critical',
  },
  {
    kind: 'group',
    clusterId: 'lkc-prodeu1',
    clusterName: 'prod-eu',
    name: 'billing',
    id: 'billing',
    detail: '14 min behind, stalled',
  },
  {
    kind: 'group',
    clusterId: 'lkc-prodeu1',
    clusterName: 'prod-eu',
    name: 'Odd',
    id: ODD_NAME,
    detail: 'ok',
  },
  {
    kind: 'topic',
    clusterId: 'lkc-prodeu1',
    clusterName: 'prod-eu',
    name: 'billing.events.v0',
    id: 'billing.events.v0',
    detail: '2 groups',
  },
];
