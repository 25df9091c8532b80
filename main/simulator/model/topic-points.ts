import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { SubscriptionModel } from './subscription-model.ts';
import type { TopicModel } from './topic-model.ts';

/** A topic, who reads it, and whether its first partition is reported as hot. */
export interface TopicInCluster {
  readonly topic: TopicModel;
  readonly readers: readonly SubscriptionModel[];
  readonly isHot: boolean;
}

/** The link that brings the records of mirror topics. */
const LINK_NAME = 'from-on-premises';

/** The labels of a topic's points. */
export function topicLabels(metric: MetricDescriptor, topic: TopicModel): Record<string, string> {
  const isOfLink = metric.labels.some(({ key }) => key === 'link_name');
  return { topic: topic.layout.name, ...(isOfLink && { link_name: LINK_NAME }) };
}

/** The values of a metric by partition; empty where it is not reported for the topic. */
export function topicValues(
  metric: MetricDescriptor,
  { topic, readers, isHot }: TopicInCluster,
  minute: number,
): readonly number[] {
  const { isMirror } = topic.layout;
  const received = () => topic.partitions.map((log) => log.records(minute));
  const sent = () =>
    topic.partitions.map((_, partition) =>
      readers.reduce((sum, { commits }) => sum + (commits[partition]?.records(minute) ?? 0), 0),
    );
  const bytes = (records: readonly number[]) => records.map((count) => topic.bytes(count));
  switch (metric.name) {
    case 'received_records':
      return isMirror ? [] : received();
    case 'received_bytes':
      return isMirror ? [] : bytes(received());
    case 'sent_records':
      return sent();
    case 'sent_bytes':
      return bytes(sent());
    case 'retained_bytes':
      return topic.partitions.map((_, partition) => topic.retainedBytes(partition, minute));
    case 'hot_partition_ingress':
      return isHot ? [1] : [];
    case 'cluster_link_mirror_topic_bytes':
      return isMirror ? bytes(received()) : [];
    case 'cluster_link_mirror_topic_offset_lag':
      // The link keeps up.
      return isMirror ? [0] : [];
    default:
      return [];
  }
}
