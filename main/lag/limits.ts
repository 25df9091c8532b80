import type { ClusterType, LimitUse, Limits } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { topics } from '../clusters/breakdowns.ts';
import { currentReading } from '../clusters/snapshot.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import { LIMITS, MEGABYTE } from './cluster-limits.ts';
import type { LimitId } from './cluster-limits.ts';

/** What is known of a cluster's size. */
export interface ClusterSize {
  readonly type: ClusterType | undefined;
  /** CKUs, or the most eCKUs that the owner allows. */
  readonly units: number | undefined;
}

interface LimitDefinition {
  readonly id: LimitId;
  readonly title: string;
  readonly unit: LimitUse['unit'];
  /** Of which metric the cluster's total is used up. */
  readonly metric: string;
  /** From the figures of the table to the unit. */
  readonly factor: number;
}

const DEFINITIONS: readonly LimitDefinition[] = [
  { id: 'ingress', title: 'Bytes in', unit: 'bytes/s', metric: 'received_bytes', factor: MEGABYTE },
  { id: 'egress', title: 'Bytes out', unit: 'bytes/s', metric: 'sent_bytes', factor: MEGABYTE },
  { id: 'partitions', title: 'Partitions', unit: 'count', metric: 'partition_count', factor: 1 },
  { id: 'connections', title: 'Connections', unit: 'count', metric: 'active_connection_count', factor: 1 },
  {
    id: 'authentications',
    title: 'Connection attempts',
    unit: 'count/s',
    metric: 'successful_authentication_count',
    factor: 1,
  },
  { id: 'requests', title: 'Requests', unit: 'requests/s', metric: 'request_count', factor: 1 },
];

/** How much of the limits of its type a cluster uses, with its load and hot partitions. */
export function limitsOf(snapshot: ClusterSnapshot, size: ClusterSize): Limits {
  const units = size.units ?? reading(snapshot, 'dedicated_cku_count');
  return {
    uses: DEFINITIONS.flatMap((definition) => use(snapshot, { type: size.type, units }, definition) ?? []),
    note: noteOf({ type: size.type, units }),
    load: reading(snapshot, 'cluster_load_percent') ?? null,
    hotTopics: hotTopics(snapshot),
  };
}

function use(
  snapshot: ClusterSnapshot,
  { type, units }: ClusterSize,
  { id, title, unit, metric, factor }: LimitDefinition,
): LimitUse | undefined {
  if (type === undefined) return undefined;
  const { perUnit, most, guidelines, isFixedSize } = LIMITS[type];
  if (units === undefined && isFixedSize) return undefined;
  const each = perUnit[id] * factor;
  const greatest = most[id] * factor;
  const byUnits = units === undefined ? greatest : Math.min(greatest, each * units);
  const unitName = isFixedSize ? 'CKU' : 'eCKU';
  return {
    id,
    title,
    unit,
    used: reading(snapshot, metric) ?? null,
    limit: byUnits,
    isGuideline: guidelines.includes(id),
    sentence:
      units === undefined || byUnits < each * units
        ? `The most that a ${type} cluster takes.`
        : `${quantityText(each, unit)} for each of ${units} ${unitName}.`,
  };
}

function noteOf({ type, units }: ClusterSize): string | null {
  if (type === undefined) return "Choose the cluster's type to see its limits.";
  if (units !== undefined) return null;
  return LIMITS[type].isFixedSize
    ? 'Enter how many CKUs the cluster has to see its limits.'
    : 'These are the limits of the largest cluster of its type. Enter the eCKUs that it may use if they are fewer.';
}

function reading(snapshot: ClusterSnapshot, metric: string): number | undefined {
  return currentReading(snapshot.totals.get(`confluent_kafka_server_${metric}`));
}

function hotTopics(snapshot: ClusterSnapshot): string[] {
  const { keys, columns } = topics(snapshot);
  const hot = new Set<string>();
  for (const direction of ['ingress', 'egress']) {
    const values = columns.get(`confluent_kafka_server_hot_partition_${direction}`)?.values ?? [];
    for (const [row, value] of values.entries()) if (value > 0) hot.add(keys[0]?.[row] ?? '');
  }
  return [...hot];
}
