import type { ClusterPlan } from './cluster-plan.ts';
import type { MetricDescriptor } from './metric-descriptors.ts';

/** One value of one series: label names and values without those of the cluster itself. */
export interface Point {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What the endpoints read of a cluster. Minutes are counted since the epoch. */
export interface Cluster {
  readonly plan: ClusterPlan;
  /** The first minute there is anything to tell of. */
  readonly firstMinute: number;
  /** Lets time pass up to this minute, which is not over yet. */
  advanceTo(minute: number): void;
  /** The points of a metric in a minute as the export shows them. */
  points(metric: MetricDescriptor, minute: number): Iterable<Point>;
  /** The same by partition; nothing for metrics without partitions. */
  pointsByPartition(metric: MetricDescriptor, minute: number): Iterable<Point>;
  /** The name of a service account or user. */
  principalName(principalId: string): string;
}
