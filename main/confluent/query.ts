import { pointLabel, readQueryAnswer } from './query-answer.ts';

/** Of what to answer: all of some comparisons, or any of them. */
export type QueryFilter =
  | { readonly field: string; readonly op: 'EQ'; readonly value: string }
  | { readonly op: 'AND' | 'OR'; readonly filters: readonly QueryFilter[] };

/** What is asked of the past. */
export interface QueryRequest {
  /** Dotted name, such as `io.confluent.kafka.server/received_bytes`. */
  readonly metric: string;
  /** Without it the server takes what fits the metric: for deltas and most levels the sum over the labels not grouped by. */
  readonly aggregation?: 'MAX';
  readonly clusterIds: readonly string[];
  /** What else the labels must satisfy. */
  readonly where?: QueryFilter;
  /** Labels by the API's names, such as `resource.kafka.id` and `metric.topic`; without any, there are no pages. */
  readonly groupBy: readonly string[];
  /** Of `PT1M` the server gives at most 6 hours, of `PT5M` a day. */
  readonly granularity: 'PT1M' | 'PT5M' | 'PT15M' | 'PT30M' | 'PT1H';
  /** First and last moment, as epoch milliseconds; the last is not included. */
  readonly start: number;
  readonly end: number;
  /** Groups of one page, 1 to 1000, which is also what is asked for without it. */
  readonly limit?: number;
}

/** One point of the past. */
export interface QueryRow {
  /** The begin of the point's time span. */
  readonly timestampMs: number;
  readonly value: number;
  /** By the names that were grouped by. A label may be missing. */
  readonly labels: Readonly<Record<string, string>>;
}

/** One page of an answer. */
export interface QueryPage {
  readonly rows: readonly QueryRow[];
  /** Leads to the next page; undefined on the last. */
  readonly nextPageToken: string | undefined;
}

/** The request as the API wants it. Absolute times: with `now` in it no page but the first could be had. */
export function queryBody(request: QueryRequest): unknown {
  const { metric, aggregation, clusterIds, where, groupBy, granularity, start, end, limit = 1000 } = request;
  const clusters = anyOf(clusterIds.map((value) => ({ field: 'resource.kafka.id', op: 'EQ', value })));
  return {
    // Without `agg` as a rule: the server knows best, and a wrong one is an error.
    aggregations: [aggregation === undefined ? { metric } : { metric, agg: aggregation }],
    filter: where === undefined ? clusters : { op: 'AND', filters: [clusters, where] },
    granularity,
    intervals: [`${new Date(start).toISOString()}/${new Date(end).toISOString()}`],
    ...(groupBy.length > 0 && { group_by: groupBy, limit }),
  };
}

/** A filter that any of these satisfies. */
export function anyOf(filters: readonly QueryFilter[]): QueryFilter {
  const [first] = filters;
  return first !== undefined && filters.length === 1 ? first : { op: 'OR', filters };
}

const NO_LABELS: ReadonlySet<string> = new Set(['timestamp', 'value']);

/** Reads an answer. Throws a `SyntaxError` for one that is none. Points without a value are left out. */
export function readQueryPage(text: string): QueryPage {
  const rows: QueryRow[] = [];
  const nextPageToken = readQueryAnswer(text, (timestampMs, value, point) => {
    const labels = Object.keys(point).flatMap((name) => {
      const label = NO_LABELS.has(name) ? undefined : pointLabel(point, name);
      return label === undefined ? [] : [[name, label] as const];
    });
    rows.push({ timestampMs, value, labels: Object.fromEntries(labels) });
  });
  return { rows, nextPageToken };
}
