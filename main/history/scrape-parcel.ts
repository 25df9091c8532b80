import type { Cells } from '../clusters/cells.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';

/** A metric of a table, copied to be handed over. */
export interface ColumnParcel {
  readonly definition: MetricDefinition;
  /** By row number. */
  readonly cells: Cells;
}

/** What is new in a table of a cluster. Rows are named by numbers; keys and texts come with a row's first parcel only. */
export interface TableParcel {
  /** Number of the table, given out for good. */
  readonly table: number;
  readonly keyNames: readonly string[];
  /** True when earlier parcels gave the keys of some rows. */
  readonly isContinued: boolean;
  /** The rows that are shown. */
  readonly rows: Uint32Array<ArrayBuffer>;
  /** Those of them that are named for the first time; their keys, an index into `texts` for each key name. */
  readonly newRows: Uint32Array<ArrayBuffer>;
  readonly newKeys: Uint32Array<ArrayBuffer>;
  readonly texts: readonly string[];
  readonly columns: readonly ColumnParcel[];
}

/** The total of a metric. */
export interface TotalParcel {
  readonly metricId: string;
  readonly kind: MetricDefinition['kind'];
  /** Minutes since 1970. */
  readonly minute: number;
  readonly value: number;
}

/** What a scrape brought of one cluster, as it is handed to the worker. */
export interface ScrapeParcel {
  readonly clusterId: string;
  /** Minutes since 1970. */
  readonly minute: number;
  /** Epoch milliseconds. */
  readonly takenAt: number;
  readonly isComplete: boolean;
  readonly tables: readonly TableParcel[];
  readonly totals: readonly TotalParcel[];
}

/** The buffers of a parcel, to be transferred instead of copied once more. */
export function buffersOf({ tables }: ScrapeParcel): ArrayBuffer[] {
  return tables.flatMap(({ rows, newRows, newKeys, columns }) => [
    rows.buffer,
    newRows.buffer,
    newKeys.buffer,
    ...columns.flatMap(({ cells }) => [
      cells.values.buffer as ArrayBuffer,
      cells.minutes.buffer as ArrayBuffer,
    ]),
  ]);
}
