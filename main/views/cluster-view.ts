import type { ClusterFigures, ClusterPage, ClusterSummary, LimitUse } from '../../preload/contract.ts';
import { groupLags, worstGroups } from '../clusters/breakdowns.ts';
import type { RecentTotals } from '../clusters/recent.ts';
import { currentReading, type ClusterSnapshot } from '../clusters/snapshot.ts';
import { failureView } from './failure-view.ts';
import { clusterName, kindText, sizeOf, type ClusterState } from './cluster-state.ts';
import { METRIC } from './metric-ids.ts';
import { limitsOf } from '../lag/limits.ts';
import type { ClusterLag } from '../lag/cluster-lag.ts';
import { groupRows } from './group-rows.ts';
import { worstGroup } from './group-view.ts';
import { hourOf } from './minute-series.ts';
import { metricReadings } from './readings.ts';
import { clusterSentence, issueSentence } from './sentences.ts';
import { standstillHealth, standstillSentence } from './standstill.ts';
import { principalsTable, requestsTable, topicsTable } from './tables.ts';

/** From this share of a limit on its use is worth a bar on the card. */
const WORTH_A_BAR = 0.5;

/** A cluster as its card shows it. */
export function clusterSummary(
  state: ClusterState,
  { recent, lag }: { readonly recent: RecentTotals; readonly lag: ClusterLag },
  now: number,
): ClusterSummary {
  const { snapshot, traits, verdict, standstill, failure } = state;
  const { clusterId } = snapshot;
  const newest = snapshot.minute ?? Math.floor(now / 60_000) * 60_000;
  return {
    id: clusterId,
    accountId: state.accountId,
    name: clusterName(state),
    health: standstill ? standstillHealth(standstill) : verdict.health,
    sentence: standstill ? standstillSentence(standstill) : clusterSentence(verdict, snapshot, failure),
    since: standstill?.since ?? verdict.since,
    failure: failureView(failure),
    asOf: snapshot.minute ?? null,
    nextReadAt: state.nextReadAt ?? null,
    figures: figuresOf(snapshot, lag),
    colour: traits.colour ?? null,
    kind: kindText(traits),
    lagSparkline: hourOf(recent, clusterId, METRIC.lag, newest),
    bytesInSparkline: hourOf(recent, clusterId, METRIC.bytesIn, newest),
    limits: fullest(limitsOf(snapshot, sizeOf(traits)).uses),
  };
}

/** A cluster's page. Thousands of groups take tens of milliseconds: `turn` lets others have their turn meanwhile. */
export async function clusterPage(
  state: ClusterState,
  figures: { readonly recent: RecentTotals; readonly lag: ClusterLag },
  now: number,
  turn: () => Promise<void>,
): Promise<ClusterPage> {
  const { snapshot, traits } = state;
  const groups = await groupRows(figures.lag, turn);
  await turn();
  const topics = topicsTable(snapshot);
  await turn();
  return {
    summary: clusterSummary(state, figures, now),
    metrics: metricReadings(snapshot),
    groups,
    topics,
    principals: principalsTable(snapshot),
    requests: requestsTable(snapshot),
    limits: limitsOf(snapshot, sizeOf(traits)),
    type: traits.type ?? null,
    units: traits.units ?? null,
    notes: snapshot.issues.map(issueSentence),
  };
}

function fullest(uses: readonly LimitUse[]): LimitUse[] {
  const share = ({ used, limit }: LimitUse): number => (used ?? 0) / limit;
  return uses.filter((use) => share(use) > WORTH_A_BAR).sort((a, b) => share(b) - share(a));
}

function figuresOf(snapshot: ClusterSnapshot, lag: ClusterLag): ClusterFigures {
  const reading = (metricId: string): number | null => currentReading(snapshot.totals.get(metricId)) ?? null;
  const total = reading(METRIC.lag);
  const groups = groupLags(snapshot).filter(({ vanishedSince }) => vanishedSince === undefined);
  return {
    lag: total,
    groups: total === null ? null : groups.length,
    worstGroup: worstGroup(lag, worstGroups(groups, 1)[0]?.group),
    bytesIn: reading(METRIC.bytesIn),
    bytesOut: reading(METRIC.bytesOut),
    recordsIn: reading(METRIC.recordsIn),
    recordsOut: reading(METRIC.recordsOut),
    connections: reading(METRIC.connections),
    partitions: reading(METRIC.partitions),
    load: reading(METRIC.load),
  };
}
