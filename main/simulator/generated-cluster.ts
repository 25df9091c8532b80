import type { Cluster, Point } from './cluster.ts';
import { type ClusterPlan, type SizeFigures, SIZES } from './cluster-plan.ts';
import type { MetricDescriptor } from './metric-descriptors.ts';
import { GROUPS, nthName, REQUEST_TYPES, TOPIC_NAMES } from './model/names.ts';
import { dailyWave } from './model/traffic.ts';
import { hashText, hashUnit } from './random.ts';

const GROUP_NAMES = GROUPS.map(({ name }) => name);
const PARTITIONS_PER_TOPIC = 6;
const TOPICS_PER_GROUP = 4;

/**
 * A cluster too large to be modelled: values come from a hash of series and minute, no records stand behind them,
 * there are no partitions to ask for, and scenarios that happen to groups or topics leave it alone.
 */
export class GeneratedCluster implements Cluster {
  readonly plan: ClusterPlan;
  readonly firstMinute: number;
  readonly #size: SizeFigures;
  readonly #seed: number;

  constructor(plan: ClusterPlan, seed: number, firstMinute: number) {
    this.plan = plan;
    this.firstMinute = firstMinute;
    this.#size = SIZES[plan.size];
    this.#seed = seed ^ hashText(plan.id);
  }

  advanceTo(): void {
    // Any minute can be computed at any time.
  }

  principalName(principalId: string): string {
    return `service-${principalId.slice('sa-'.length)}`;
  }

  pointsByPartition(): Iterable<Point> {
    return [];
  }

  *points(metric: MetricDescriptor, minute: number): Generator<Point> {
    const seed = this.#seed ^ hashText(metric.name);
    let index = 0;
    for (const labels of this.#labels(metric)) {
      yield { labels, value: valueOf(metric, seed, index, minute, this.#size) };
      index += 1;
    }
  }

  *#labels(metric: MetricDescriptor): Generator<Record<string, string>> {
    const keys = metric.labels.map(({ key }) => key);
    const { topics, subscriptions, principals, requestTypes } = this.#size;
    if (metric.name.startsWith('hot_partition_')) return;
    if (keys.includes('link_name') && this.plan.size !== 'ceiling') return;
    if (keys.includes('consumer_group_id')) {
      for (let index = 0; index < subscriptions; index++) {
        const group = nthName(GROUP_NAMES, Math.floor(index / TOPICS_PER_GROUP), '-');
        yield { topic: topicName(index % topics), consumer_group_id: group };
      }
    } else if (keys.includes('topic')) {
      const link = keys.includes('link_name') ? { link_name: 'from-on-premises' } : {};
      for (let index = 0; index < topics; index++) yield { topic: topicName(index), ...link };
    } else if (keys.includes('type')) {
      for (let index = 0; index < principals; index++) {
        for (const type of REQUEST_TYPES.slice(0, requestTypes)) {
          yield { principal_id: principalId(index), type };
        }
      }
    } else if (keys.includes('principal_id')) {
      for (let index = 0; index < principals; index++) yield { principal_id: principalId(index) };
    } else if (metric.exportable === true && isReported(metric, this.plan)) {
      yield {};
    }
  }
}

const topicName = (index: number) => nthName(TOPIC_NAMES, index, '.');
const principalId = (index: number) => `sa-${index.toString(36).padStart(6, '0')}`;

function isReported(metric: MetricDescriptor, plan: ClusterPlan): boolean {
  return metric.name !== 'cluster_load_percent' || plan.type === 'Dedicated';
}

function valueOf(
  metric: MetricDescriptor,
  seed: number,
  index: number,
  minute: number,
  size: SizeFigures,
): number {
  if (metric.name === 'partition_count') return size.topics * PARTITIONS_PER_TOPIC;
  if (metric.name === 'cluster_load_percent') return 0.5 * hashUnit(seed, minute);
  if (metric.kind === 'GAUGE') return Math.floor(10 ** (5 * hashUnit(seed, index)));
  const scale = metric.unit === 'By' ? 1_000 : 1;
  const rate = 10 ** (4 * hashUnit(seed, index)) * dailyWave(minute);
  return Math.floor(rate * scale * (0.8 + 0.4 * hashUnit(seed, index, minute)));
}
