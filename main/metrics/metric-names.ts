/** How the exposition names of Kafka cluster metrics begin. */
export const SERVER_PREFIX = 'confluent_kafka_server_';

/** How the names of the same metrics begin in queries and descriptors. */
const SERVER_API_PREFIX = 'io.confluent.kafka.server/';

/**
 * A family without timestamps that leads each answer: 1 for a cluster (label `resource_id`) that was deleted or may not
 * be read, 0 for all others.
 */
export const RESOURCE_ACCESS_ERROR = 'confluent_scrape_resource_access_error';

/** A family that comes with `ignore_failed_metrics`: 1 for a metric (label `metric`) that could not be exported. */
export const EXPORT_STATUS = 'export_status';

/** A metric's name in queries and descriptors; the name itself when it belongs to no Kafka cluster. */
export function apiNameOf(metricName: string): string {
  return metricName.startsWith(SERVER_PREFIX)
    ? SERVER_API_PREFIX + metricName.slice(SERVER_PREFIX.length)
    : metricName;
}
