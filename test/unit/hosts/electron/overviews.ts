import type {
  AccountSummary,
  ClusterFigures,
  ClusterSummary,
  GroupSummary,
  Overview,
} from '../../../../preload/contract.ts';

/** 2026-11-22 12:04:40 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12, 4, 40);
/** The minute of the data: 12:01 UTC. */
export const AS_OF = Date.UTC(2026, 10, 22, 12, 1);

const figures: ClusterFigures = {
  lag: 1200,
  groups: 3,
  worstGroup: null,
  bytesIn: 12_400_000,
  bytesOut: 31_000_000,
  recordsIn: null,
  recordsOut: null,
  connections: 412,
  partitions: null,
  load: null,
};
const noSeries = { id: 'x', label: 'x', unit: 'records', start: 0, values: [] } as const;

/** A healthy cluster, with what a test wants otherwise. */
export function aCluster({
  figures: otherFigures,
  ...changes
}: Omit<Partial<ClusterSummary>, 'figures'> & { figures?: Partial<ClusterFigures> } = {}): ClusterSummary {
  return {
    id: 'lkc-1',
    accountId: 'a',
    name: 'prod-eu',
    health: 'healthy',
    sentence: '3 consumer groups, 1.20 k records behind in all.',
    since: Date.UTC(2026, 10, 22, 11, 41),
    failure: null,
    asOf: AS_OF,
    nextReadAt: null,
    figures: { ...figures, ...otherFigures },
    colour: null,
    kind: null,
    lagSparkline: noSeries,
    bytesInSparkline: noSeries,
    limits: [],
    ...changes,
  };
}

/** An account that can be refreshed. */
export function anAccount(changes: Partial<AccountSummary> = {}): AccountSummary {
  return {
    id: 'a',
    name: 'Production',
    health: 'healthy',
    failure: null,
    nextReadAt: null,
    budget: { used: 0, limit: 160 },
    refreshRefusal: null,
    isEnabled: true,
    isDemo: false,
    key: null,
    ...changes,
  };
}

/** A group that is 14 minutes behind. */
export function aGroup(changes: Partial<GroupSummary> = {}): GroupSummary {
  return {
    clusterId: 'lkc-1',
    clusterName: 'prod-eu',
    group: 'billing',
    choices: { isPinned: false, isExpectedIdle: false, isHidden: false, name: null },
    topics: 1,
    worstTopic: 'orders',
    asOf: AS_OF,
    sparkline: [],
    lag: 18_420,
    isEstimated: false,
    lagTime: { kind: 'behind', ms: 14 * 60_000, certainty: 'at-least' },
    drain: { kind: 'not-draining' },
    producedPerSecond: null,
    consumedPerSecond: null,
    floor: 10,
    trend: 'rising',
    state: 'stalled',
    since: null,
    evidence: 'Nobody is consuming.',
    ...changes,
  };
}

/** One healthy cluster, with what a test wants otherwise. */
export function anOverview(changes: Partial<Overview> = {}): Overview {
  return {
    version: '0.1.0',
    demo: false,
    now: NOW,
    health: 'healthy',
    sentence: 'prod-eu is healthy.',
    accounts: [anAccount()],
    notices: [],
    clusters: [aCluster()],
    troubled: [],
    pinned: [],
    pause: null,
    backFill: null,
    away: null,
    ...changes,
  };
}
