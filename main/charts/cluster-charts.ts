import type { ChartPage, ChartPanel, LimitUse, Stretch } from '../../preload/contract.ts';
import { requestTypes } from '../clusters/breakdowns.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import { definitionOf } from '../metrics/catalogue.ts';
import { unitOf } from '../views/units.ts';
import type { ChartHistory } from './chart-reader.ts';
import { ChartReader } from './chart-reader.ts';
import { chartPage, panelOf } from './chart-page.ts';
import { stepsFor } from './chart-steps.ts';
import { groupLagTimes, type LagPair } from './lag-lines.ts';

/** What the charts of a cluster are made of. */
export interface ClusterChartsOptions {
  readonly history: ChartHistory;
  readonly snapshot: ClusterSnapshot;
  /** The groups to draw, worst first, with their topics. */
  readonly groups: readonly { readonly group: string; readonly pairs: readonly LagPair[] }[];
  readonly limits: readonly LimitUse[];
}

/** Request types beyond these cannot be told apart in a chart. */
const TYPES_CHARTED = 6;

const server = (name: string) => `confluent_kafka_server_${name}`;

/** One panel for each figure: its metrics, and the limit that belongs to it. */
const PANELS: readonly {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly (readonly [metricId: string, label: string])[];
  readonly limit?: LimitUse['id'];
}[] = [
  {
    id: 'throughput',
    title: 'Throughput',
    metrics: [
      [server('received_bytes'), 'In'],
      [server('sent_bytes'), 'Out'],
    ],
  },
  {
    id: 'connections',
    title: 'Connections',
    metrics: [[server('active_connection_count'), 'Connections']],
    limit: 'connections',
  },
  { id: 'lag', title: 'Lag in records', metrics: [[server('consumer_lag_offsets'), 'All groups']] },
  {
    id: 'authentications',
    title: 'Authentications',
    metrics: [[server('successful_authentication_count'), 'Successful']],
    limit: 'authentications',
  },
  { id: 'retained', title: 'Retained bytes', metrics: [[server('retained_bytes'), 'Retained']] },
  {
    id: 'partitions',
    title: 'Partitions',
    metrics: [[server('partition_count'), 'Partitions']],
    limit: 'partitions',
  },
  { id: 'load', title: 'Cluster load', metrics: [[server('cluster_load_percent'), 'Load']] },
];

/** The charts of a cluster's page, from the history. */
export async function clusterCharts(
  { history, snapshot, groups, limits }: ClusterChartsOptions,
  { from, to, compare }: Stretch,
): Promise<ChartPage> {
  const { clusterId } = snapshot;
  const reader = new ChartReader(history, stepsFor(from, to), compare);
  const [lagTime, requests, ...others] = await Promise.all([
    groupLagTimes(reader, clusterId, groups),
    requestPanel(reader, snapshot),
    ...PANELS.filter(({ metrics }) => metrics.some(([id]) => snapshot.totals.has(id))).map((panel) =>
      totalsPanel(reader, clusterId, panel, limits),
    ),
  ]);
  const lagPanel = panelOf({
    id: 'lag-time',
    title: 'Lag in time by group',
    unit: 'milliseconds',
    lines: lagTime,
    emptyReason: 'No consumer group has reported lag in this time.',
  });
  const [throughput, connections, ...rest] = others;
  const panels = [lagPanel, throughput, connections, requests, ...rest].filter(
    (panel) => panel !== undefined,
  );
  return chartPage(history, clusterId, snapshot.minute, reader.steps, panels);
}

async function totalsPanel(
  reader: ChartReader,
  clusterId: string,
  { id, title, metrics, limit }: (typeof PANELS)[number],
  limits: readonly LimitUse[],
): Promise<ChartPanel> {
  const lines = await reader.lines(
    metrics.map(([metricId, label]) => ({ id: metricId, label, key: { clusterId, metricId, labels: {} } })),
  );
  const definition = definitionOf(metrics[0]?.[0] ?? '');
  const use = limits.find((one) => one.id === limit);
  const label = use?.isGuideline === true ? 'Guideline' : 'Limit';
  return panelOf({
    id,
    title,
    unit: definition ? unitOf(definition) : 'plain',
    lines,
    thresholds: use ? [{ value: use.limit, label }] : [],
    emptyReason: 'Nothing is known of this time.',
  });
}

/** Requests by type: those types of which there are most now. */
async function requestPanel(reader: ChartReader, snapshot: ClusterSnapshot): Promise<ChartPanel | undefined> {
  const metricId = server('request_count');
  const { keys, columns } = requestTypes(snapshot);
  const values = columns.get(metricId)?.values;
  if (!values) return undefined;
  const types = (keys[0] ?? [])
    .map((type, row) => ({ type, count: values[row] ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, TYPES_CHARTED)
    .map(({ type }) => type);
  const { clusterId } = snapshot;
  const lines = await reader.lines(
    types.map((type) => ({ id: type, label: type, key: { clusterId, metricId, labels: { type } } })),
  );
  return panelOf({
    id: 'requests',
    title: 'Requests by type',
    unit: 'requests/s',
    lines,
    emptyReason: 'Nothing is known of this time.',
  });
}
