import type { ClusterCharts, MinuteSeries } from '../../preload/contract.ts';
import { groupLags, worstGroups } from '../clusters/breakdowns.ts';
import type { RecentHistory } from '../clusters/recent.ts';
import { perSecondOrLevel, type ClusterSnapshot } from '../clusters/snapshot.ts';
import { MINUTE_MS } from '../clock.ts';
import { definitionOf } from '../metrics/catalogue.ts';
import { METRIC } from './metric-ids.ts';
import { unitOf } from './units.ts';

/** More lines than this cannot be told apart. */
const GROUPS_CHARTED = 8;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A stretch of minutes, both ends included, in epoch milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The hour that ends with a minute. */
export function hourUntil(minute: number): Stretch {
  return { from: minute - HOUR_MS + MINUTE_MS, to: minute };
}

/** From an hour before the application started until a minute, a day at most. */
export function sinceStart(startedAt: number, minute: number): Stretch {
  const firstLookedUp = Math.floor(startedAt / MINUTE_MS) * MINUTE_MS - HOUR_MS;
  return {
    from: Math.min(Math.max(firstLookedUp, minute - DAY_MS + MINUTE_MS), hourUntil(minute).from),
    to: minute,
  };
}

/** A total of a cluster minute by minute, deltas per second. */
export function totalSeries(
  recent: RecentHistory,
  clusterId: string,
  metricId: string,
  stretch: Stretch,
  label?: string,
): MinuteSeries {
  return series(recent, clusterId, metricId, undefined, stretch, label);
}

/** The charts of a cluster's page: the groups that are furthest behind now, traffic, connections. */
export function clusterCharts(
  recent: RecentHistory,
  snapshot: ClusterSnapshot,
  stretch: Stretch,
): ClusterCharts {
  const { clusterId } = snapshot;
  const worst = worstGroups(groupLags(snapshot), GROUPS_CHARTED).map(({ group }) => group);
  return {
    lag: worst.map((group) => series(recent, clusterId, METRIC.lag, group, stretch, group)),
    throughput: [METRIC.bytesIn, METRIC.bytesOut].map((id) => totalSeries(recent, clusterId, id, stretch)),
    connections: [totalSeries(recent, clusterId, METRIC.connections, stretch)],
  };
}

function series(
  recent: RecentHistory,
  clusterId: string,
  metricId: string,
  group: string | undefined,
  stretch: Stretch,
  label?: string,
): MinuteSeries {
  const definition = definitionOf(metricId);
  if (!definition) throw new Error(`The catalogue has no ${metricId}.`);
  return {
    id: group ?? metricId,
    label: label ?? definition.title,
    unit: unitOf(definition),
    start: stretch.from,
    values: recent
      .series(clusterId, metricId, group, stretch.from, stretch.to)
      .map((value) => (value === null ? null : perSecondOrLevel(definition, value))),
  };
}
