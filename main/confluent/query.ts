import * as v from 'valibot';

/** What is asked of the past. */
export interface QueryRequest {
  /** Dotted name, such as `io.confluent.kafka.server/received_bytes`. */
  readonly metric: string;
  readonly clusterIds: readonly string[];
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
  const { metric, clusterIds, groupBy, granularity, start, end, limit = 1000 } = request;
  const clusters = clusterIds.map((value) => ({ field: 'resource.kafka.id', op: 'EQ', value }));
  return {
    // Without `agg`: the server knows best, and a wrong one is an error.
    aggregations: [{ metric }],
    filter: clusters.length === 1 ? clusters[0] : { op: 'OR', filters: clusters },
    granularity,
    intervals: [`${new Date(start).toISOString()}/${new Date(end).toISOString()}`],
    ...(groupBy.length > 0 && { group_by: groupBy, limit }),
  };
}

const timestamp = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

const rowSchema = v.objectWithRest(
  { timestamp, value: v.nullish(v.number()) },
  v.union([v.string(), v.number(), v.null()]),
);

const pageSchema = v.object({
  data: v.nullable(v.array(rowSchema)),
  meta: v.nullish(v.object({ pagination: v.nullish(v.object({ next_page_token: v.nullish(v.string()) })) })),
});

/** Reads an answer. Throws a `SyntaxError` or `ValiError` for one that is none. Points without a value are left out. */
export function readQueryPage(text: string): QueryPage {
  const { data, meta } = v.parse(pageSchema, JSON.parse(text));
  const rows = (data ?? []).flatMap(({ timestamp: timestampMs, value, ...rest }): QueryRow[] => {
    if (typeof value !== 'number') return [];
    const present = Object.entries(rest).filter((entry) => entry[1] !== null);
    return [
      {
        timestampMs,
        value,
        labels: Object.fromEntries(present.map(([name, label]) => [name, String(label)])),
      },
    ];
  });
  return { rows, nextPageToken: meta?.pagination?.next_page_token ?? undefined };
}
