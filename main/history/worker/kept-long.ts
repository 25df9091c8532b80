import { LAG_METRIC } from '../../clusters/breakdowns.ts';
import { definitionOf } from '../../metrics/catalogue.ts';

const TOPIC_METRICS: readonly string[] = [
  'confluent_kafka_server_received_bytes',
  'confluent_kafka_server_sent_bytes',
  'confluent_kafka_server_received_records',
  'confluent_kafka_server_sent_records',
];

/**
 * Whether a series is kept longer than a day: cluster totals, lag by group and by group and topic, traffic by topic,
 * requests by type. `labelNames` are those of its breakdown.
 */
export function isKeptLong(metricId: string, labelNames: readonly string[]): boolean {
  if (labelNames.length === 0) return true;
  if (metricId === LAG_METRIC) return labelNames.includes('consumer_group_id');
  const [only] = labelNames;
  if (labelNames.length > 1) return false;
  return (only === 'topic' && TOPIC_METRICS.includes(metricId)) || only === 'type';
}

/** The label by which the parts of a breakdown are added up and kept as series of their own; undefined for most. */
export function summedLabel(metricId: string, labelNames: readonly string[]): string | undefined {
  if (labelNames.length < 2) return undefined;
  if (metricId === LAG_METRIC && labelNames.includes('consumer_group_id')) return 'consumer_group_id';
  const isByType = definitionOf(metricId)?.identity.includes('type') === true;
  return isByType && labelNames.includes('type') ? 'type' : undefined;
}
