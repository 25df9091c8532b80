/** One record as it was produced. */
export interface TrueRecord {
  readonly offset: number;
  /** Epoch milliseconds, with a fraction. */
  readonly time: number;
}

/** What passed through a topic, or all of them, in one minute. */
export interface TrueTraffic {
  readonly receivedRecords: number;
  readonly receivedBytes: number;
  readonly sentRecords: number;
  readonly sentBytes: number;
}

/** What clients did and what there was in one minute. */
export interface TrueTotals extends TrueTraffic {
  readonly requests: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly authentications: number;
  readonly connections: number;
  readonly partitions: number;
  readonly retainedBytes: number;
}

/** Which lag: of a group, of one of its topics, or of one partition of that. */
export interface LagSubject {
  readonly group: string;
  readonly topic?: string;
  readonly partition?: number;
}
