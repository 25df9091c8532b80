import type { MetricDefinition } from '../metrics/catalogue.ts';
import type { Cells } from './cells.ts';

/** A table of a snapshot as it lies in memory, for what copies whole columns. Nothing of it may be changed. */
export interface RawTable {
  readonly keyNames: readonly string[];
  /** Identity of the numbering: while it is the same object, rows keep their numbers and keys. */
  readonly numbering: object;
  /** The numbers of the rows that are shown, the index into the cells. */
  readonly rows: Uint32Array;
  /** By metric id. The same cells object means the same values. */
  readonly columns: ReadonlyMap<string, { readonly definition: MetricDefinition; readonly cells: Cells }>;
  /** A number for the value of a key label of a row; see `SnapshotTable.keyId`. `row` is the row's number here. */
  keyId(row: number, part: number): number;
  /** The text behind such a number. */
  textOf(id: number): string;
}
