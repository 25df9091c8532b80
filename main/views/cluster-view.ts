import type { ClusterFigures, ClusterPage, ClusterSummary } from '../../preload/contract.ts';
import { groupLags, worstGroups } from '../clusters/breakdowns.ts';
import type { HealthVerdict } from '../clusters/health.ts';
import type { RecentHistory } from '../clusters/recent.ts';
import { currentReading, type ClusterSnapshot } from '../clusters/snapshot.ts';
import type { ConfluentFailure } from '../confluent/failure.ts';
import { failureView } from './failure-view.ts';
import type { ClusterSettings } from '../settings/settings.ts';
import { METRIC } from './metric-ids.ts';
import { hourUntil, totalSeries } from './minute-series.ts';
import { metricReadings } from './readings.ts';
import { clusterSentence, issueSentence } from './sentences.ts';
import { standstillHealth, standstillSentence, type Standstill } from './standstill.ts';
import { groupsTable, principalsTable, requestsTable, topicsTable } from './tables.ts';

/** What the user, or Confluent's management API, says of a cluster. */
export type ClusterTraits = Omit<ClusterSettings, 'environment'>;

/** Everything that is known of one cluster at a moment. */
export interface ClusterState {
  readonly accountId: string;
  readonly traits: ClusterTraits;
  readonly snapshot: ClusterSnapshot;
  readonly verdict: HealthVerdict;
  /** Set where the verdict counts for nothing now. */
  readonly standstill: Standstill | undefined;
  /** How the last read failed; undefined when it succeeded or none ended yet. */
  readonly failure: ConfluentFailure | undefined;
  readonly nextReadAt: number | undefined;
}

/** A cluster as its card shows it. */
export function clusterSummary(state: ClusterState, recent: RecentHistory, now: number): ClusterSummary {
  const { snapshot, traits, verdict, standstill, failure } = state;
  const { clusterId } = snapshot;
  const lastHour = hourUntil(snapshot.minute ?? Math.floor(now / 60_000) * 60_000);
  return {
    id: clusterId,
    accountId: state.accountId,
    name: traits.nickname ?? snapshot.names.get(clusterId) ?? clusterId,
    health: standstill ? standstillHealth(standstill) : verdict.health,
    sentence: standstill ? standstillSentence(standstill) : clusterSentence(verdict, snapshot, failure),
    since: standstill?.since ?? verdict.since,
    failure: failureView(failure),
    asOf: snapshot.minute ?? null,
    nextReadAt: state.nextReadAt ?? null,
    figures: figuresOf(snapshot),
    colour: traits.colour ?? null,
    kind: kindText(traits),
    lagSparkline: totalSeries(recent, clusterId, METRIC.lag, lastHour),
    bytesInSparkline: totalSeries(recent, clusterId, METRIC.bytesIn, lastHour),
  };
}

/** A cluster's page. */
export function clusterPage(state: ClusterState, recent: RecentHistory, now: number): ClusterPage {
  const { snapshot } = state;
  return {
    summary: clusterSummary(state, recent, now),
    metrics: metricReadings(snapshot),
    groups: groupsTable(snapshot),
    topics: topicsTable(snapshot),
    principals: principalsTable(snapshot),
    requests: requestsTable(snapshot),
    notes: snapshot.issues.map(issueSentence),
  };
}

/** "Dedicated, 4 CKU · AWS eu-central-1", as far as it is known; null when nothing is. */
export function kindText({ type, units, cloud, region }: ClusterTraits): string | null {
  const unit = type === undefined ? 'units' : type === 'Dedicated' ? 'CKU' : 'eCKU';
  const sold = [type, units === undefined ? undefined : `${units} ${unit}`];
  const place = [cloud, region];
  const parts = [sold.filter(isKnown).join(', '), place.filter(isKnown).join(' ')];
  return parts.filter((part) => part !== '').join(' · ') || null;
}

function isKnown(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function figuresOf(snapshot: ClusterSnapshot): ClusterFigures {
  const reading = (metricId: string): number | null => currentReading(snapshot.totals.get(metricId)) ?? null;
  const lags = groupLags(snapshot);
  const [worst] = worstGroups(lags, 1);
  const lag = reading(METRIC.lag);
  return {
    lag,
    groups: lag === null ? null : lags.filter(({ vanishedSince }) => vanishedSince === undefined).length,
    worstGroup:
      worst?.lag === undefined
        ? null
        : {
            group: worst.group,
            lag: worst.lag,
            lagTime: { kind: 'unknown', reason: 'only its records are known' },
            state: 'unknown',
          },
    bytesIn: reading(METRIC.bytesIn),
    bytesOut: reading(METRIC.bytesOut),
    recordsIn: reading(METRIC.recordsIn),
    recordsOut: reading(METRIC.recordsOut),
    connections: reading(METRIC.connections),
    partitions: reading(METRIC.partitions),
    load: reading(METRIC.load),
  };
}
