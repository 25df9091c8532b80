import type { MetricDefinition } from '../../metrics/catalogue.ts';

/** A stretch of time in epoch milliseconds; `to` is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The time steps that the history keeps, in milliseconds: a minute, five minutes, an hour. */
export type StepMs = 60_000 | 300_000 | 3_600_000;

/** One page of the answer to a query, as it came from the network, to be read and kept. */
export interface QueryPageToKeep {
  readonly clusterId: string;
  readonly metricId: string;
  readonly kind: MetricDefinition['kind'];
  /** The labels it was grouped by, by the API's names: `metric.topic`. None: it is the cluster's total. */
  readonly groupBy: readonly string[];
  /** The length of the time spans of its points. Those longer than a minute are sums (deltas) or means (levels). */
  readonly stepMs: StepMs;
  /** JSON. Handed over for good: it may be transferred to another thread. */
  readonly body: ArrayBuffer;
}

/** What became of a page. */
export interface KeptPage {
  /** Points in it. */
  readonly rows: number;
  /** Undefined on the last page. */
  readonly nextPageToken: string | undefined;
}
