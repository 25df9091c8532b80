import type { MetricDefinition } from '../metrics/catalogue.ts';

/** A line that is remembered: a metric of a cluster, told apart by labels. Without labels it is the cluster's total. */
export interface SeriesKey {
  readonly clusterId: string;
  readonly metricId: string;
  /** All labels of its breakdown: `{ consumer_group_id }` is a group's total, `{ consumer_group_id, topic }` a part. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The time steps that can be read: a minute, five minutes, an hour. */
export type StepMs = 60_000 | 300_000 | 3_600_000;

/** Delta or level, see `MetricDefinition`. */
export type MetricKind = MetricDefinition['kind'];

/** What a series was, step by step. */
export interface SeriesValues {
  /**
   * NaN is a gap. Levels: the mean of the step's known minutes. Deltas: the sum of the step; where only some of its
   * minutes are known, their sum times minutes / known minutes, so that per second it is the rate of what is known.
   */
  readonly values: Float64Array<ArrayBuffer>;
  /** Least and greatest minute of each step; null for deltas, and where steps are minutes. */
  readonly low: Float64Array<ArrayBuffer> | null;
  readonly high: Float64Array<ArrayBuffer> | null;
  /** How many minutes of each step are known. */
  readonly known: Uint8Array<ArrayBuffer>;
}

/** The points of one series that were fetched later. */
export interface FilledSeries {
  /** A label of the breakdown that is missing counts as empty. */
  readonly labels: Readonly<Record<string, string>>;
  /** Where the time spans of the points begin, in epoch milliseconds, in any order. */
  readonly minutes: Float64Array;
  /** One for each: for spans longer than a minute the sum (deltas) or the mean (levels). NaN is left out. */
  readonly values: Float64Array;
}

/** Points of many series of one metric that were fetched later. */
export interface FilledPoints {
  readonly clusterId: string;
  readonly metricId: string;
  readonly kind: MetricKind;
  /** The labels that the series are told apart by, by their names in the exposition; none for the cluster's total. */
  readonly labelNames: readonly string[];
  /** The length of the points' time spans. */
  readonly stepMs: StepMs;
  readonly series: readonly FilledSeries[];
}

/** A page of the answer to a query as it came, to be read and kept in one go. */
export interface QueryPageToKeep {
  readonly clusterId: string;
  readonly metricId: string;
  readonly kind: MetricKind;
  /** The labels it was grouped by, by the API's names: `metric.topic`. */
  readonly groupBy: readonly string[];
  readonly stepMs: StepMs;
  /** JSON. Handed over for good: it is transferred to another thread. */
  readonly body: ArrayBuffer;
}

/** What became of a page of a query. */
export interface KeptPage {
  /** Points in it. */
  readonly rows: number;
  /** Undefined on the last page. */
  readonly nextPageToken: string | undefined;
}

/** What is known of a minute of a cluster, by number, so that more is greater. */
export const MINUTE_STATE = { missing: 0, filled: 1, partlyScraped: 2, scraped: 3 } as const;

/** Which minutes of a cluster are known, minute by minute from `from` on. */
export interface Coverage {
  readonly from: number;
  /** A `MINUTE_STATE` for each minute. */
  readonly minutes: Uint8Array<ArrayBuffer>;
}

/** Something that happened: a group changed its state, an alert fired. */
export interface HistoryEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly clusterId: string;
  /** Whom it happened to: a group, or empty for the cluster. */
  readonly subject: string;
  readonly kind: string;
  /** JSON. */
  readonly detail: unknown;
}

/** Which events are wanted; `to` is not included. */
export interface EventFilter {
  readonly from: number;
  readonly to: number;
  readonly clusterId?: string;
  readonly subject?: string;
  readonly kind?: string;
}
