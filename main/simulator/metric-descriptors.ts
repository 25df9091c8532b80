/** A label a metric can be grouped by; only exportable ones appear in the export. */
export interface LabelDescriptor {
  readonly key: string;
  readonly description: string;
  readonly exportable: boolean;
}

/** A metric as the server describes it. */
export interface MetricDescriptor {
  /** The part after `io.confluent.kafka.server/`. */
  readonly name: string;
  /** Counters are deltas over one minute, gauges levels. */
  readonly kind: 'COUNTER' | 'GAUGE';
  readonly number: 'INT64' | 'DOUBLE';
  /** UCUM. */
  readonly unit: 'By' | 'ms' | '1';
  readonly description: string;
  /** Unsettled where the documentation does not say whether the export has it: see `Behaviour.newerMetrics`. */
  readonly exportable: true | 'unsettled';
  readonly labels: readonly LabelDescriptor[];
}

const PREFIX = 'io.confluent.kafka.server/';

/** `io.confluent.kafka.server/received_bytes` */
export const dottedName = (metric: MetricDescriptor) => `${PREFIX}${metric.name}`;

/** `confluent_kafka_server_received_bytes` */
export const expositionName = (metric: MetricDescriptor) => `confluent_kafka_server_${metric.name}`;

const topic: LabelDescriptor = {
  key: 'topic',
  description: 'The name of the Kafka topic.',
  exportable: true,
};
const partition: LabelDescriptor = {
  key: 'partition',
  description: 'The partition of the topic.',
  exportable: false,
};
const principal: LabelDescriptor = {
  key: 'principal_id',
  description: 'The principal that made the request.',
  exportable: true,
};
const requestType: LabelDescriptor = {
  key: 'type',
  description: 'The Kafka protocol request type.',
  exportable: true,
};
const group: LabelDescriptor = {
  key: 'consumer_group_id',
  description: 'The id of the consumer group.',
  exportable: true,
};
const link: LabelDescriptor = { key: 'link_name', description: 'The name of the link.', exportable: true };

const SAMPLED = 'The count is sampled every 60 seconds.';

function delta(name: string, unit: 'By' | '1', subject: string, labels: readonly LabelDescriptor[]) {
  const description = `The delta count of ${subject}. Each sample is the number since the previous data sample. ${SAMPLED}`;
  return { name, kind: 'COUNTER', number: 'INT64', unit, description, exportable: true, labels } as const;
}

function level(name: string, unit: 'By' | '1', description: string, labels: readonly LabelDescriptor[]) {
  return { name, kind: 'GAUGE', number: 'INT64', unit, description, exportable: true, labels } as const;
}

function unsettled(name: string, unit: 'ms' | '1', description: string) {
  const settled = { kind: 'GAUGE', number: 'DOUBLE', exportable: 'unsettled', labels: [] } as const;
  return { name, unit, description, ...settled };
}

/** The metrics of Kafka clusters in the order of the export. */
export const METRICS: readonly MetricDescriptor[] = [
  delta('received_bytes', 'By', "bytes of the customer's data received from the network", [topic, partition]),
  delta('sent_bytes', 'By', "bytes of the customer's data sent over the network", [topic, partition]),
  delta('received_records', '1', 'records received', [topic, partition]),
  delta('sent_records', '1', 'records sent', [topic, partition]),
  level('retained_bytes', 'By', `The current count of bytes retained by the cluster. ${SAMPLED}`, [
    topic,
    partition,
  ]),
  level('active_connection_count', '1', 'The count of active authenticated connections.', [principal]),
  delta('request_count', '1', 'requests received over the network', [principal, requestType]),
  delta('request_bytes', 'By', 'request bytes from the specified request types', [principal, requestType]),
  delta('response_bytes', 'By', 'response bytes from the specified response types', [principal, requestType]),
  level('partition_count', '1', 'The number of partitions.', []),
  delta('successful_authentication_count', '1', 'successful authentications', [principal]),
  level(
    'consumer_lag_offsets',
    '1',
    "The lag between a group member's committed offset and the partition's high watermark.",
    [topic, group, partition],
  ),
  delta('rest_produce_request_bytes', 'By', 'request bytes from Kafka REST produce calls', []),
  {
    name: 'cluster_load_percent',
    kind: 'GAUGE',
    number: 'DOUBLE',
    unit: '1',
    description: 'A measure of the utilization of the cluster. The value is between 0.0 and 1.0.',
    exportable: true,
    labels: [],
  },
  level('hot_partition_ingress', '1', 'An indicator of a hot partition caused by ingress; 1.0 when hot.', [
    topic,
    partition,
  ]),
  level('hot_partition_egress', '1', 'An indicator of a hot partition caused by egress; 1.0 when hot.', [
    topic,
    partition,
  ]),
  delta('cluster_link_mirror_topic_bytes', 'By', 'bytes of mirror topics', [topic, link]),
  level('cluster_link_mirror_topic_offset_lag', '1', 'How far a mirror topic is behind its source.', [
    topic,
    link,
  ]),
  unsettled('cluster_load_percent_max', '1', 'The load of the busiest broker, between 0.0 and 1.0.'),
  unsettled('cluster_load_percent_avg', '1', 'The mean load of all brokers, between 0.0 and 1.0.'),
  unsettled('dedicated_cku_count', '1', 'The number of CKUs of the cluster.'),
  unsettled('elastic_cku_count', '1', 'The number of eCKUs in use.'),
  unsettled('max_pending_rebalance_time_milliseconds', 'ms', 'The longest pending consumer group rebalance.'),
];
