import type { Certainty, GroupState, Limits } from './lag.ts';
import type { ClusterSummary } from './overview.ts';
import type { ClusterType, Unit } from './words.ts';

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

/** A column of numbers in a table. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly sentence: string;
  /** How sure each number is, by row, where they differ; null where all are exact. */
  readonly certainties: readonly (Certainty | null)[] | null;
}

/** A table by columns: row r has the keys `keys[*][r]` and the numbers `values[*][r]`. */
export interface DataTable {
  readonly keyColumns: readonly { readonly id: string; readonly title: string }[];
  readonly columns: readonly TableColumn[];
  readonly keys: readonly (readonly string[])[];
  readonly values: readonly (readonly (number | null)[])[];
  /** For each row the minute it was last reported, where it has vanished; else null. */
  readonly vanishedSince: readonly (number | null)[];
  /** For each row the state of the group, in the table of groups; null in the others. */
  readonly states: readonly GroupState[] | null;
}

/** A cluster's page. */
export interface ClusterPage {
  readonly summary: ClusterSummary;
  readonly metrics: readonly MetricReading[];
  readonly groups: DataTable;
  readonly topics: DataTable;
  readonly principals: DataTable;
  readonly requests: DataTable;
  readonly limits: Limits;
  /** What the limits follow from, as Confluent or the user says. */
  readonly type: ClusterType | null;
  readonly units: number | null;
  /** What is incomplete about this data and why, one sentence each. */
  readonly notes: readonly string[];
}
