import { LAG_METRIC } from '../clusters/breakdowns.ts';

/** The metrics that screens name one by one; all others they take from the catalogue as they come. */
export const METRIC = {
  lag: LAG_METRIC,
  bytesIn: 'confluent_kafka_server_received_bytes',
  bytesOut: 'confluent_kafka_server_sent_bytes',
  recordsIn: 'confluent_kafka_server_received_records',
  recordsOut: 'confluent_kafka_server_sent_records',
  connections: 'confluent_kafka_server_active_connection_count',
  partitions: 'confluent_kafka_server_partition_count',
  load: 'confluent_kafka_server_cluster_load_percent',
} as const;
