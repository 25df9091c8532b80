/** What is found out while the answers of one scrape are read. Also tells one intake from the next. */
export interface IntakeNotes {
  /** A series got its first value in this intake. May rearrange the tables. */
  noteSeries(): void;
  /** Confluent told whether a cluster can be read with this key. */
  noteAccess(clusterId: string, isInaccessible: boolean): void;
  /** The server could not compute this metric (id). */
  noteFailedMetric(metricId: string): void;
  /** A sample of no cluster of this account. */
  noteForeignSample(): void;
}

/** One answer while it is read: the fixed facts that a sample is judged by. */
export interface AnswerMark {
  /** Number of this answer within its intake, from 1. */
  readonly ordinal: number;
  readonly intake: IntakeNotes;
  /** Minutes (since the epoch) beyond this one are taken for a server's mistake. */
  readonly latestMinute: number;
}

/** Takes the samples of one metric, or of one of Confluent's marker families. */
export interface SampleTarget {
  take(row: number, value: number, timestampMs: number, answer: AnswerMark): void;
}

/** Where the samples of one series go. */
export interface Slot {
  readonly target: SampleTarget;
  readonly row: number;
}
