import type { MetricDefinition } from '../metrics/catalogue.ts';
import type { SnapshotColumn, SnapshotTable } from './snapshot-table.ts';

/** One metric of a breakdown, by row. */
export interface BreakdownColumn {
  readonly definition: MetricDefinition;
  /** For deltas the sum over the minute, else the level; in a vanished row the last one. NaN is "not known". */
  readonly values: Float64Array;
}

/** A cluster's metrics by topic, by group, … as screens show them. */
export interface Breakdown {
  readonly keyNames: readonly string[];
  readonly rows: number;
  /** A list of values for each key name. */
  readonly keys: readonly (readonly string[])[];
  /** By metric id. */
  readonly columns: ReadonlyMap<string, BreakdownColumn>;
  /** For each row the minute it was reported last where it has vanished, in epoch milliseconds. */
  readonly vanishedSince: readonly (number | undefined)[];
}

// Plain loops: `from` and `map` take several times as long, and pages ask for 15,000 rows after every scrape.

/** A table row by row, with its keys in this order. */
export function breakdownOf(table: SnapshotTable | undefined, keyNames: readonly string[]): Breakdown {
  const rows = table?.rows ?? 0;
  const columns = new Map<string, BreakdownColumn>();
  const vanishedSince: (number | undefined)[] = [];
  for (let row = 0; row < rows; row++) vanishedSince.push(table?.vanishedSince(row));
  for (const { metricId, column } of table ? columnsOf(table) : []) {
    const values = Float64Array.from(column.values);
    for (let row = 0; row < rows; row++) {
      if (vanishedSince[row] !== undefined) values[row] = column.lastValue(row);
    }
    columns.set(metricId, { definition: column.definition, values });
  }
  const keys = keyNames.map((name) => {
    const part = table?.keyNames.indexOf(name) ?? 0;
    const texts: string[] = [];
    for (let row = 0; row < rows; row++) texts.push(table?.keyPart(row, part) ?? '');
    return texts;
  });
  return { keyNames, rows, keys, columns, vanishedSince };
}

/**
 * Adds up (or takes the largest, as the catalogue says) all series with the same value of one label. A row has vanished
 * when all its series have; otherwise vanished ones are left out. A series whose value is not known makes that of the
 * row unknown; one that never had this metric does not.
 */
export function sumBy(keyName: string, tables: readonly SnapshotTable[]): Breakdown {
  const rowOfId = new Map<number, number>();
  const keys: string[] = [];
  const inputs = tables.map((table) => {
    const part = table.keyNames.indexOf(keyName);
    const rows = new Uint32Array(table.rows);
    for (let inner = 0; inner < table.rows; inner++) {
      const id = table.keyId(inner, part);
      let row = rowOfId.get(id);
      if (row === undefined) {
        row = keys.push(table.keyPart(inner, part)) - 1;
        rowOfId.set(id, row);
      }
      rows[inner] = row;
    }
    return { table, rows };
  });
  const vanishedSince = vanishedRows(inputs, keys.length);
  const sums = new Map<string, RowSums>();
  for (const { table, rows } of inputs) {
    for (const { metricId, column } of columnsOf(table)) {
      const sum = sums.get(metricId) ?? new RowSums(column.definition, keys.length);
      sums.set(metricId, sum);
      for (let inner = 0; inner < rows.length; inner++) {
        const row = rows[inner] ?? 0;
        const last = column.lastValue(inner);
        if (Number.isNaN(last)) continue;
        const isGone = table.vanishedSince(inner) !== undefined;
        if (!isGone) sum.add(row, column.values[inner] ?? Number.NaN, column.isComplete);
        else if (vanishedSince[row] !== undefined) sum.add(row, last, true);
      }
    }
  }
  return { keyNames: [keyName], rows: keys.length, keys: [keys], columns: sums, vanishedSince };
}

/** The values of one metric, added up by row. */
class RowSums implements BreakdownColumn {
  readonly definition: MetricDefinition;
  readonly values: Float64Array;
  readonly #isSum: boolean;
  /** For each row whether it has a value (1), or one that makes it unknown (2). */
  readonly #states: Uint8Array;

  constructor(definition: MetricDefinition, rows: number) {
    this.definition = definition;
    this.values = new Float64Array(rows).fill(Number.NaN);
    this.#isSum = definition.total === 'sum';
    this.#states = new Uint8Array(rows);
  }

  /** NaN that is known to be absent changes nothing. */
  add(row: number, value: number, isKnown: boolean): void {
    if (Number.isNaN(value) && isKnown) return;
    const state = this.#states[row];
    if (state === 2) return;
    const sum = this.values[row] ?? 0;
    if (state === 0) this.values[row] = value;
    else this.values[row] = this.#isSum ? sum + value : Math.max(sum, value);
    this.#states[row] = Number.isNaN(value) ? 2 : 1;
  }
}

function columnsOf(table: SnapshotTable): { metricId: string; column: SnapshotColumn }[] {
  return table.metricIds.flatMap((metricId) => {
    const column = table.column(metricId);
    return column ? [{ metricId, column }] : [];
  });
}

/** When the last series of each row vanished; undefined where one is left. */
function vanishedRows(
  inputs: readonly { readonly table: SnapshotTable; readonly rows: Uint32Array }[],
  count: number,
): (number | undefined)[] {
  const since = new Float64Array(count);
  for (const { table, rows } of inputs) {
    for (let inner = 0; inner < rows.length; inner++) {
      const row = rows[inner] ?? 0;
      since[row] = Math.max(since[row] ?? 0, table.vanishedSince(inner) ?? Number.POSITIVE_INFINITY);
    }
  }
  const minutes: (number | undefined)[] = [];
  for (const minute of since) minutes.push(Number.isFinite(minute) ? minute : undefined);
  return minutes;
}
