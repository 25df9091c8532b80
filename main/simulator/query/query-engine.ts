import { MINUTE_MS } from '../../clock.ts';
import type { Cloud } from '../cloud.ts';
import type { Cluster } from '../cluster.ts';
import { dottedName, type MetricDescriptor, METRICS } from '../metric-descriptors.ts';
import { visiblePoints } from '../visible-points.ts';
import { Bucket } from './bucket.ts';
import { comparisons, matches } from './filter.ts';
import { bucketStart } from './granularity.ts';
import type { QueryRequest } from './query-request.ts';

/** The points of one group, newest first. */
export interface ResultGroup {
  /** Orders the groups, and names the last one of a page. */
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly { readonly time: number; readonly value: number }[];
}

interface OpenGroup {
  readonly labels: Readonly<Record<string, string>>;
  readonly buckets: Map<number, Bucket>;
}

const RETENTION_MINUTES = 7 * 1_440;

/** All groups a query asks for, in the order of their labels. Unknown metrics and labels find nothing. */
export function runQuery(query: QueryRequest, clusters: readonly Cluster[], cloud: Cloud): ResultGroup[] {
  const metric = METRICS.find((known) => dottedName(known) === query.metric);
  const fields = [...query.groupBy, ...comparisons(query.filter).map(({ field }) => field)];
  if (metric === undefined || !fields.every((field) => isKnownField(metric, field))) return [];
  const byPartition = fields.includes('metric.partition');
  const groups = new Map<string, OpenGroup>();
  for (const cluster of clusters) collect(query, metric, cluster, byPartition, cloud, groups);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { labels, buckets }]) => ({
      key,
      labels,
      points: [...buckets]
        .sort(([a], [b]) => b - a)
        .map(([time, bucket]) => ({ time, value: bucket.value(metric.kind, query.aggregation) })),
    }));
}

function isKnownField(metric: MetricDescriptor, field: string): boolean {
  return field === 'resource.kafka.id' || metric.labels.some(({ key }) => field === `metric.${key}`);
}

function collect(
  query: QueryRequest,
  metric: MetricDescriptor,
  cluster: Cluster,
  byPartition: boolean,
  cloud: Cloud,
  groups: Map<string, OpenGroup>,
): void {
  const newest =
    cloud.behaviour.freshMinutes === 'partial' ? cloud.currentMinute() - 1 : cloud.exportMinute();
  const oldest = Math.max(cluster.firstMinute, cloud.currentMinute() - RETENTION_MINUTES);
  for (const { start, end } of query.intervals) {
    const first = Math.max(oldest, Math.ceil(start / MINUTE_MS));
    const last = Math.min(newest, Math.ceil(end / MINUTE_MS) - 1);
    for (let minute = first; minute <= last; minute++) {
      const time = bucketStart(query.granularity, minute * MINUTE_MS, start);
      const all = byPartition ? cluster.pointsByPartition(metric, minute) : cluster.points(metric, minute);
      for (const point of visiblePoints(all, metric, cloud.behaviour)) {
        const labels = fieldsOf(cluster, point.labels);
        if (!matches(query.filter, labels)) continue;
        const group = groupOf(query, cluster, labels, cloud.behaviour.nameLabels, groups);
        const bucket = group.buckets.get(time) ?? new Bucket();
        group.buckets.set(time, bucket);
        bucket.add(arrived(point.value, metric, minute, cloud), minute);
      }
    }
  }
}

/** Of the youngest minutes only half of what is counted has arrived yet. */
function arrived(value: number, metric: MetricDescriptor, minute: number, cloud: Cloud): number {
  return metric.kind === 'COUNTER' && minute > cloud.exportMinute() ? Math.floor(value / 2) : value;
}

function fieldsOf(cluster: Cluster, labels: Readonly<Record<string, string>>): Record<string, string> {
  const fields: Record<string, string> = { 'resource.kafka.id': cluster.plan.id };
  for (const [key, value] of Object.entries(labels)) fields[`metric.${key}`] = value;
  return fields;
}

function groupOf(
  query: QueryRequest,
  cluster: Cluster,
  fields: Readonly<Record<string, string>>,
  named: boolean,
  groups: Map<string, OpenGroup>,
): OpenGroup {
  const key = JSON.stringify(query.groupBy.map((field) => fields[field] ?? null));
  const open = groups.get(key);
  if (open !== undefined) return open;
  const labels: Record<string, string> = {};
  for (const field of query.groupBy) {
    const value = fields[field];
    if (value === undefined) continue;
    labels[field] = value;
    if (named && field === 'resource.kafka.id') labels['resource.kafka.name'] = cluster.plan.name;
    if (named && field === 'metric.principal_id')
      labels['metric.principal_name'] = cluster.principalName(value);
  }
  const group = { labels, buckets: new Map<number, Bucket>() };
  groups.set(key, group);
  return group;
}
