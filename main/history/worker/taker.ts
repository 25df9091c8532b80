import { currentValue } from '../../clusters/cells.ts';
import type { ColumnParcel, ScrapeParcel, TableParcel, TotalParcel } from '../scrape-parcel.ts';
import { summedLabel } from './kept-long.ts';
import type { Dictionary } from './dictionary.ts';
import { FedTable } from './fed-table.ts';
import { GroupSums } from './group-sums.ts';
import { MinuteValues } from './minute-codec.ts';
import type { PackedMinute } from './minute-codec.ts';
import { hourOf } from './time-units.ts';

/** Rows came by number whose keys this worker was never told: the parcel has to be made anew, with all keys. */
export class UnknownRows extends Error {}

/** A minute that a parcel brought. */
export interface TakenMinute {
  readonly cluster: number;
  readonly minute: number;
  readonly values: PackedMinute;
}

/** Turns parcels into minutes of lines. Remembers which row of which table is which line. */
export class Taker {
  readonly #dictionary: Dictionary;
  /** By cluster id, then by number of the table. */
  readonly #tables = new Map<string, Map<number, FedTable>>();
  readonly #values = new MinuteValues();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The label sets of all rows that may come again. */
  labelSetsInUse(): Set<number> {
    const inUse = new Set<number>();
    for (const tables of this.#tables.values()) {
      for (const table of tables.values()) table.collectLabelSets(inUse);
    }
    return inUse;
  }

  /** To be called after a transaction that failed: numbers given out in it are void. */
  forget(): void {
    this.#tables.clear();
  }

  /**
   * Hands out the minutes of a parcel: one, unless metrics differ in how fresh they are. Throws `UnknownRows`, before the
   * first.
   */
  take(parcel: ScrapeParcel, found: (taken: TakenMinute) => void): void {
    const { clusterId, tables, totals } = parcel;
    const cluster = this.#dictionary.cluster(clusterId);
    const fed = this.#fedTables(clusterId, tables);
    const columns = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
    const minutes = new Set([
      ...columns.map(({ column }) => column.cells.minute),
      ...totals.map(({ minute }) => minute),
    ]);
    for (const minute of [...minutes].sort((a, b) => a - b)) {
      for (const { table, column } of columns) {
        const fedTable = fed.get(table.table);
        if (column.cells.minute === minute && fedTable) this.#takeColumn(cluster, fedTable, table, column);
      }
      this.#takeTotals(
        cluster,
        totals.filter((total) => total.minute === minute),
      );
      const values = this.#values.take();
      if (values) found({ cluster, minute, values });
    }
  }

  /** Learns the keys of new rows, and forgets the tables that the cluster no longer has. */
  #fedTables(clusterId: string, tables: readonly TableParcel[]): ReadonlyMap<number, FedTable> {
    const before = this.#tables.get(clusterId);
    const fed = new Map<number, FedTable>();
    for (const parcel of tables) {
      const known = before?.get(parcel.table);
      if (!known && parcel.isContinued) throw new UnknownRows(`Table ${parcel.table} is not known.`);
      const table = known ?? new FedTable(parcel.keyNames);
      table.learn(parcel, this.#dictionary);
      fed.set(parcel.table, table);
    }
    this.#tables.set(clusterId, fed);
    return fed;
  }

  #takeTotals(cluster: number, totals: readonly TotalParcel[]): void {
    for (const { metricId, kind, minute, value } of totals) {
      const metric = { id: this.#dictionary.metric(metricId, kind), name: metricId };
      const labelSet = { id: this.#dictionary.labelSet({}), names: [] };
      this.#values.set(this.#dictionary.line(cluster, metric, labelSet, hourOf(minute)), value);
    }
  }

  #takeColumn(
    cluster: number,
    table: FedTable,
    { rows }: TableParcel,
    { definition, cells }: ColumnParcel,
  ): void {
    const metric = { id: this.#dictionary.metric(definition.id, definition.kind), name: definition.id };
    const hour = hourOf(cells.minute);
    const lines = table.linesOf(metric.id);
    const label = cells.isCut ? undefined : summedLabel(definition.id, table.keyNames);
    const groups = label === undefined ? undefined : table.groupsBy(label);
    const sums = groups && new GroupSums(definition, groups.count);
    // A plain loop: it runs over all rows of a very large cluster.
    for (const row of rows) {
      const value = currentValue(definition, cells, row);
      if (sums && (cells.minutes[row] ?? 0) > 0) sums.add(groups.groupOf(row), value, cells.isComplete);
      if (Number.isNaN(value)) continue;
      let line = lines[row] ?? 0;
      if (line === 0) {
        line = this.#dictionary.line(cluster, metric, table.labelSetOf(row), hour);
        lines[row] = line;
      }
      this.#values.set(line, value);
    }
    if (!groups || !sums) return;
    const groupLines = groups.linesOf(metric.id);
    for (const [group, value] of sums.values.entries()) {
      if (Number.isNaN(value)) continue;
      groupLines[group] ||= this.#dictionary.line(cluster, metric, groups.labelSetOf(group), hour);
      this.#values.set(groupLines[group], value);
    }
  }
}
