/** What a metric counts in. `plain` is a number without unit. */
export type MetricUnit = 'bytes' | 'records' | 'requests' | 'count' | 'ratio' | 'milliseconds' | 'plain';

/** What is known of a metric before any sample of it was seen. */
export interface MetricDefinition {
  /** Name in the exposition formats: `confluent_kafka_server_received_bytes`. */
  readonly id: string;
  /** Name in queries and descriptors: `io.confluent.kafka.server/received_bytes`. */
  readonly apiName: string;
  readonly title: string;
  /** One sentence for the user. */
  readonly sentence: string;
  /** A delta is the sum over one minute, shown per second as value / 60; a level is taken as it is. */
  readonly kind: 'delta' | 'level';
  readonly unit: MetricUnit;
  /** The labels that, besides `kafka_id`, tell its series apart. A series may lack some; other labels are attributes. */
  readonly identity: readonly string[];
  /**
   * What it means that a series is absent from a complete answer: nothing was counted, no partition is hot, the series
   * has vanished, or that nothing is known about it.
   */
  readonly absence: 'zero' | 'not-hot' | 'vanished' | 'unknown';
  /** How the series of a cluster make its one figure. */
  readonly total: 'sum' | 'max';
  /** Whether it stands in the catalogue. */
  readonly known: boolean;
}
