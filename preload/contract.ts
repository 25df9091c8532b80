import * as v from 'valibot';

/**
 * Every question the renderer may ask and every event it may hear. Both hosts offer it in the same form. Times are
 * epoch milliseconds, minutes are their first millisecond; null is "not known", never zero.
 */

/** Worst first: the order everywhere. */
export const HEALTH_ORDER = ['critical', 'needs-key', 'warning', 'stale', 'starting', 'healthy'] as const;

/** What a cluster or account looks like at a glance. `stale` covers offline and inaccessible too. */
export type Health = (typeof HEALTH_ORDER)[number];

/** What the numbers of a figure or column are. Deltas arrive as rates per second. */
export type Unit =
  | 'bytes'
  | 'bytes/s'
  | 'records'
  | 'records/s'
  | 'requests/s'
  | 'count'
  | 'count/s'
  | 'ratio'
  | 'milliseconds'
  | 'plain';

/** A failure in words for a person; `code` is one of a closed set and stays out of sight. */
export interface Failure {
  readonly code: string;
  readonly title: string;
  readonly causes: readonly string[];
  readonly advice: string;
  readonly until: number | null;
  readonly evidence: string | null;
}

/** One minute per value, the first at `start`; null is a gap. */
export interface MinuteSeries {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly start: number;
  readonly values: readonly (number | null)[];
}

/** One metric of the catalogue as it stands for a whole cluster. */
export interface MetricReading {
  /** Exposition name, e.g. `confluent_kafka_server_received_bytes`. */
  readonly id: string;
  readonly title: string;
  /** What it tells, one sentence. */
  readonly sentence: string;
  readonly unit: Unit;
  readonly value: number | null;
  /** Why `value` is null or needs care, in words; null where there is nothing to say. */
  readonly remark: string | null;
  /** The minute the value belongs to. */
  readonly minute: number | null;
  /** Series behind the value. */
  readonly series: number;
  /** False for a metric the catalogue does not know: shown as reported. */
  readonly known: boolean;
}

/** The figures of a cluster's card. */
export interface ClusterFigures {
  /** Sum of the lag of all groups, in records. */
  readonly lag: number | null;
  readonly groups: number | null;
  readonly worstGroup: { readonly group: string; readonly lag: number } | null;
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly recordsIn: number | null;
  readonly recordsOut: number | null;
  readonly connections: number | null;
  readonly partitions: number | null;
  /** 0 to 1; null where the cluster type does not report it. */
  readonly load: number | null;
}

/** A cluster as its card shows it. */
export interface ClusterSummary {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly health: Health;
  /** One sentence: what is, since when, what to do. */
  readonly sentence: string;
  /** Since when the health is what it is. */
  readonly since: number;
  readonly failure: Failure | null;
  /** The minute of the newest data, or null before the first. */
  readonly asOf: number | null;
  readonly nextReadAt: number | null;
  readonly figures: ClusterFigures;
  /** The last hour of the cluster's lag. */
  readonly lagSparkline: MinuteSeries;
  /** The last hour of bytes in per second. */
  readonly bytesInSparkline: MinuteSeries;
}

/** An account: a key and the clusters read with it. The key id is not secret; the secret is never here. */
export interface AccountSummary {
  readonly id: string;
  readonly name: string;
  readonly health: Health;
  readonly failure: Failure | null;
  readonly nextReadAt: number | null;
  /** Exports of the last hour for the busiest cluster, and how many an hour are allowed. */
  readonly budget: { readonly used: number; readonly limit: number };
  /** Why "refresh now" would be refused; null when it is allowed. */
  readonly refreshRefusal: string | null;
}

/** Everything at a glance, clusters worst first. */
export interface Overview {
  readonly version: string;
  /** True when the numbers come from the embedded simulator. */
  readonly demo: boolean;
  readonly now: number;
  readonly health: Health;
  /** One line: "All 3 clusters are healthy." */
  readonly sentence: string;
  readonly accounts: readonly AccountSummary[];
  readonly clusters: readonly ClusterSummary[];
}

/** A column of numbers in a table. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly sentence: string;
}

/** A table by columns: row r has the keys `keys[*][r]` and the numbers `values[*][r]`. */
export interface DataTable {
  readonly keyColumns: readonly { readonly id: string; readonly title: string }[];
  readonly columns: readonly TableColumn[];
  readonly keys: readonly (readonly string[])[];
  readonly values: readonly (readonly (number | null)[])[];
  /** For each row the minute it was last reported, where it has vanished; else null. */
  readonly vanishedSince: readonly (number | null)[];
}

/** A cluster's page. */
export interface ClusterPage {
  readonly summary: ClusterSummary;
  readonly metrics: readonly MetricReading[];
  readonly groups: DataTable;
  readonly topics: DataTable;
  readonly principals: DataTable;
  readonly requests: DataTable;
  /** What is incomplete about this data and why, one sentence each. */
  readonly notes: readonly string[];
}

/** The charts of a cluster's page, all on one axis of minutes. */
export interface ClusterCharts {
  /** Lag of the groups that are worst now, at most eight. */
  readonly lag: readonly MinuteSeries[];
  /** Bytes in and out per second. */
  readonly throughput: readonly MinuteSeries[];
  readonly connections: readonly MinuteSeries[];
}

/** What became of "refresh now". */
export type RefreshAnswer =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** Each question with what is sent and what comes back. */
export interface Questions {
  overview: { request: null; response: Overview };
  cluster: { request: { clusterId: string }; response: ClusterPage | null };
  charts: { request: { clusterId: string }; response: ClusterCharts | null };
  refresh: { request: { accountId: string }; response: RefreshAnswer };
}

/** The name of a question. */
export type Question = keyof Questions;
/** What a question is sent with. */
export type RequestOf<Q extends Question> = Questions[Q]['request'];
/** What a question is answered with. */
export type ResponseOf<Q extends Question> = Questions[Q]['response'];

/** Ids may change prefix and length, says Confluent; 255 characters is their stated limit. */
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

/** A parser for every request: what arrives is unknown until it passed here. A missing entry does not compile. */
export const requestParsers = {
  overview: v.null_(),
  cluster: v.strictObject({ clusterId: identifier }),
  charts: v.strictObject({ clusterId: identifier }),
  refresh: v.strictObject({ accountId: identifier }),
} satisfies { [Q in Question]: v.GenericSchema<unknown, RequestOf<Q>> };

/** Something changed: ask again. `overview` is sent after every scrape and every change of state. */
export interface Events {
  changed: { readonly now: number };
}

/** A question that could not be answered. */
export interface QuestionError {
  readonly code: 'bad-request' | 'internal';
  readonly message: string;
}

/** What the renderer talks to: one function for each question, and events whose subscription returns its undo. */
export type Bridge = { readonly [Q in Question]: (request: RequestOf<Q>) => Promise<ResponseOf<Q>> } & {
  onChanged(listener: (event: Events['changed']) => void): () => void;
  /** Tells whether the application behind the bridge answers at all. */
  onConnection(listener: (connected: boolean) => void): () => void;
};
