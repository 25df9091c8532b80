import type { ClusterPlan } from '../cluster-plan.ts';
import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { TopicModel } from './topic-model.ts';

/** What the levels of a cluster are made of. */
interface LevelSource {
  readonly plan: ClusterPlan;
  readonly topics: ReadonlyMap<string, TopicModel>;
}

/** The share of its capacity that the ordinary traffic of a cluster takes. */
const USUAL_LOAD = 0.42;
const BUSIEST_BROKER = 1.15;

/** The value of a metric that a cluster has once; undefined where its type does not report it. */
export function clusterLevel(
  metric: MetricDescriptor,
  cluster: LevelSource,
  minute: number,
): number | undefined {
  const { plan } = cluster;
  const dedicated = plan.type === 'Dedicated';
  switch (metric.name) {
    case 'partition_count':
      return [...cluster.topics.values()].reduce((count, topic) => count + topic.partitions.length, 0);
    case 'rest_produce_request_bytes':
      return 0;
    case 'cluster_load_percent':
    case 'cluster_load_percent_avg':
      return dedicated ? load(cluster, minute) : undefined;
    case 'cluster_load_percent_max':
      return dedicated ? Math.min(1, BUSIEST_BROKER * load(cluster, minute)) : undefined;
    case 'dedicated_cku_count':
      return dedicated ? (plan.cku ?? 1) : undefined;
    case 'elastic_cku_count':
      return dedicated ? undefined : 1;
    case 'max_pending_rebalance_time_milliseconds':
      return 0;
    default:
      return undefined;
  }
}

/** Utilization from 0 to 1: bytes in against what the topics get on average. */
function load(cluster: LevelSource, minute: number): number {
  let bytes = 0;
  let usualBytes = 0;
  for (const topic of cluster.topics.values()) {
    usualBytes += topic.layout.recordsPerMinute * topic.layout.recordBytes;
    for (const partition of topic.partitions) bytes += topic.bytes(partition.records(minute));
  }
  return usualBytes === 0 ? 0 : Math.min(1, (USUAL_LOAD * bytes) / usualBytes);
}
