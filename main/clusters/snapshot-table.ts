import { MINUTE_MS } from '../clock.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';
import { currentValue, hasVanished } from './cells.ts';
import type { Cells } from './cells.ts';
import type { LabelPool } from './label-pool.ts';
import type { RawTable } from './raw-table.ts';
import type { SeriesTable } from './series-table.ts';

/** One metric of a table of a snapshot. */
export interface SnapshotColumn {
  readonly definition: MetricDefinition;
  /** The minute it stands at, in epoch milliseconds. */
  readonly minute: number;
  /** True when the server left out part of this metric. */
  readonly isCut: boolean;
  /** False when a series that is missing may only have been left out of the answer. */
  readonly isComplete: boolean;
  /**
   * The values as of `minute` by row: for deltas the sum over the minute, else the level. NaN is "not known" (vanished,
   * a gap, never reported), never zero.
   */
  readonly values: Float64Array;
  /** The last value of a row, however old; NaN where it never had one. */
  lastValue(row: number): number;
}

/** A breakdown of a cluster as of one minute. Its rows are numbered from 0; dead ones are left out. */
export class SnapshotTable {
  readonly keyNames: readonly string[];
  /** Ids of the metrics that have a column. */
  readonly metricIds: readonly string[];
  readonly #table: SeriesTable;
  readonly #pool: LabelPool;
  readonly #rows: Uint32Array;
  readonly #lastSeen: Uint32Array;
  readonly #cells = new Map<string, { readonly definition: MetricDefinition; readonly cells: Cells }>();
  readonly #columns = new Map<string, SnapshotColumn>();
  /** For each row the minute it was seen last where it has vanished, else 0; made when first asked for. */
  #vanished: Uint32Array | undefined;

  /** Takes over the state of a table as it is now; `rows` are those that are shown. */
  constructor(table: SeriesTable, pool: LabelPool, rows: Uint32Array) {
    this.#table = table;
    this.#pool = pool;
    this.#rows = rows;
    this.#lastSeen = table.lastSeen;
    this.keyNames = table.keyNames;
    for (const [metricId, { definition, cells }] of table.columns) {
      if (cells.minute > 0) this.#cells.set(metricId, { definition, cells });
    }
    this.metricIds = [...this.#cells.keys()];
  }

  /** Number of rows. */
  get rows(): number {
    return this.#rows.length;
  }

  /** The values of the key labels, in the order of `keyNames`. */
  keys(row: number): readonly string[] {
    return this.keyNames.map((_, part) => this.keyPart(row, part));
  }

  /** The value of one key label. */
  keyPart(row: number, part: number): string {
    return this.#pool.textOf(this.keyId(row, part));
  }

  /** A number for the value of one key label: the same for the same text in all tables of a snapshot. */
  keyId(row: number, part: number): number {
    return this.#table.index.keyPart(this.#rows[row] ?? 0, part);
  }

  /** A metric by row; undefined when it was never reported in this table. */
  column(metricId: string): SnapshotColumn | undefined {
    const known = this.#columns.get(metricId);
    const state = this.#cells.get(metricId);
    if (known || !state) return known;
    const { definition, cells } = state;
    const column = {
      definition,
      minute: cells.minute * MINUTE_MS,
      isCut: cells.isCut,
      isComplete: cells.isComplete,
      values: this.#valuesOf(definition, cells),
      lastValue: (row: number) => {
        const inner = this.#rows[row] ?? 0;
        return (cells.minutes[inner] ?? 0) > 0 ? (cells.values[inner] ?? Number.NaN) : Number.NaN;
      },
    };
    this.#columns.set(metricId, column);
    return column;
  }

  /**
   * Where a level of this row is no longer reported, nor anything else of it: the minute it was reported last, in
   * epoch milliseconds.
   */
  vanishedSince(row: number): number | undefined {
    this.#vanished ??= this.#vanishedMinutes();
    const minute = this.#vanished[row] ?? 0;
    return minute > 0 ? minute * MINUTE_MS : undefined;
  }

  /** The table as it lies in memory. */
  raw(): RawTable {
    const { index } = this.#table;
    return {
      keyNames: this.keyNames,
      numbering: index,
      rows: this.#rows,
      columns: this.#cells,
      keyId: (row, part) => index.keyPart(row, part),
      textOf: (id) => this.#pool.textOf(id),
    };
  }

  // Plain loops: these run over all rows after every scrape, and `from` with a function takes ten times as long.

  #valuesOf(definition: MetricDefinition, cells: Cells): Float64Array {
    const values = new Float64Array(this.#rows.length);
    for (let row = 0; row < values.length; row++) {
      values[row] = currentValue(definition, cells, this.#rows[row] ?? 0);
    }
    return values;
  }

  #vanishedMinutes(): Uint32Array {
    const minutes = new Uint32Array(this.#rows.length);
    for (let row = 0; row < minutes.length; row++) minutes[row] = this.#vanishedMinute(this.#rows[row] ?? 0);
    return minutes;
  }

  #vanishedMinute(inner: number): number {
    let isGone = false;
    for (const { definition, cells } of this.#cells.values()) {
      if (cells.minutes[inner] === cells.minute) return 0;
      isGone ||= hasVanished(definition, cells, inner);
    }
    return isGone ? (this.#lastSeen[inner] ?? 0) : 0;
  }
}
