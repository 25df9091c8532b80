import { catalogue, type MetricDefinition } from '../../metrics/catalogue.ts';

/** What one query asks of a cluster. */
export interface Subject {
  readonly metricId: string;
  readonly definition: MetricDefinition;
  /** Labels as the exposition has them: `topic`. None: the cluster's total. */
  readonly labels: readonly string[];
  /** How the server makes one value of several series; without it, it takes what fits the metric. */
  readonly aggregation: 'MAX' | undefined;
}

/**
 * Two kinds of subjects, because their answers differ in size by a factor of thousands: the totals of a cluster, and its
 * breakdowns by group, topic and principal.
 */
export const LANES = ['totals', 'breakdowns'] as const;
/** See {@link LANES}. */
export type Lane = (typeof LANES)[number];

const BREAKDOWNS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['confluent_kafka_server_consumer_lag_offsets', [['consumer_group_id', 'topic'], ['consumer_group_id']]],
  ['confluent_kafka_server_received_records', [['topic']]],
  ['confluent_kafka_server_received_bytes', [['topic']]],
  ['confluent_kafka_server_sent_bytes', [['topic']]],
  ['confluent_kafka_server_sent_records', [['topic']]],
  ['confluent_kafka_server_active_connection_count', [['principal_id']]],
]);

/** What is fetched of the past, in the order of the catalogue. */
export const SUBJECTS: Readonly<Record<Lane, readonly Subject[]>> = {
  totals: catalogue.map((definition) => subjectOf(definition, [])),
  breakdowns: catalogue.flatMap((definition) =>
    (BREAKDOWNS.get(definition.id) ?? []).map((labels) => subjectOf(definition, labels)),
  ),
};

/** Tells subjects apart. */
export function keyOf({ metricId, labels }: Subject): string {
  return [metricId, ...labels].join(' ');
}

/**
 * Where the largest of several series is the total, the server has to be told: by itself it adds them, or takes their
 * mean.
 */
function subjectOf(definition: MetricDefinition, labels: readonly string[]): Subject {
  const isLargest = definition.total === 'max' && definition.identity.length > labels.length;
  return { metricId: definition.id, definition, labels, aggregation: isLargest ? 'MAX' : undefined };
}
