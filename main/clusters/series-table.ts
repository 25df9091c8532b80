import type { MetricDefinition } from '../metrics/catalogue.ts';
import type { LabelPool } from './label-pool.ts';
import { MetricColumn } from './metric-column.ts';
import type { Reading } from './metric-column.ts';
import { RowIndex } from './row-index.ts';

/** All series of a cluster that are told apart by the same labels: a row for each key, a column for each metric. */
export class SeriesTable {
  readonly keyNames: readonly string[];
  readonly index: RowIndex;
  readonly #pool: LabelPool;
  readonly #columns = new Map<string, MetricColumn>();
  readonly #key: number[] = [];
  #lastSeen = new Uint32Array(0);

  constructor(keyNames: readonly string[], pool: LabelPool) {
    this.keyNames = keyNames;
    this.index = new RowIndex(keyNames.length);
    this.#pool = pool;
  }

  /** By metric id. */
  get columns(): ReadonlyMap<string, MetricColumn> {
    return this.#columns;
  }

  /** The newest minute in which a row had a sample of any metric, 0 for never. Replaced, not changed, by `settle`. */
  get lastSeen(): Uint32Array {
    return this.#lastSeen;
  }

  /** The row of the series with these values of the key labels; a label that is missing counts as empty. */
  rowOf(valueOf: (keyName: string) => string): number {
    for (let part = 0; part < this.keyNames.length; part++) {
      this.#key[part] = this.#pool.idOf(valueOf(this.keyNames[part] ?? ''));
    }
    return this.index.rowOf(this.#key);
  }

  /** The column of a metric, made when it is new. `adds` tells that several series share a row. */
  columnOf(definition: MetricDefinition, adds: boolean): MetricColumn {
    const known = this.#columns.get(definition.id);
    if (known) return known;
    const column = new MetricColumn(definition, adds);
    this.#columns.set(definition.id, column);
    return column;
  }

  removeColumn(metricId: string): void {
    this.#columns.delete(metricId);
  }

  /** Makes what an intake gathered the state of the table. */
  settle(intake: object, readingOf: (definition: MetricDefinition) => Reading): void {
    const lastSeen = new Uint32Array(this.index.count);
    lastSeen.set(this.#lastSeen);
    for (const column of this.#columns.values())
      column.settle(intake, readingOf(column.definition), lastSeen);
    this.#lastSeen = lastSeen;
  }

  /** The rows seen in `since` or later, in the order in which they were met first. */
  rowsSince(since: number): Uint32Array {
    const rows = new Uint32Array(this.index.count);
    let count = 0;
    for (let row = 0; row < this.#lastSeen.length; row++) {
      const minute = this.#lastSeen[row] ?? 0;
      if (minute > 0 && minute >= since) rows[count++] = row;
    }
    return rows.slice(0, count);
  }

  /** The row of another table for each of this one's, by the value of one key label. */
  rowsIn(target: SeriesTable, keyName: string): Uint32Array {
    const part = this.keyNames.indexOf(keyName);
    return Uint32Array.from({ length: this.index.count }, (_, row) =>
      target.rowOf(() => this.#pool.textOf(this.index.keyPart(row, part))),
    );
  }

  /** A copy with these rows only, whose labels are kept in another pool. */
  withRows(rows: Uint32Array, pool: LabelPool): SeriesTable {
    const copy = new SeriesTable(this.keyNames, pool);
    for (const row of rows) {
      copy.rowOf((name) => this.#pool.textOf(this.index.keyPart(row, this.keyNames.indexOf(name))));
    }
    for (const [metricId, column] of this.#columns) copy.#columns.set(metricId, column.withRows(rows));
    copy.#lastSeen = Uint32Array.from(rows, (row) => this.#lastSeen[row] ?? 0);
    return copy;
  }
}
