import { MINUTE_MS } from '../clock.ts';
import type { Cells } from '../clusters/cells.ts';
import type { RawTable } from '../clusters/raw-table.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import type { ColumnParcel, ScrapeParcel, TableParcel, TotalParcel } from './scrape-parcel.ts';

/** What was handed over of a table. */
interface KnownTable {
  readonly number: number;
  /** 1 for each row whose key was handed over. */
  rows: Uint8Array;
}

/**
 * Makes parcels of the snapshots of one cluster: copies of whole columns, and the keys of rows that were never handed over. A hundred
 * thousand series cost a millisecond or two, which is what the main loop can spare.
 */
export class ScrapeFeed {
  readonly #tables = new WeakMap<object, KnownTable>();
  /** Columns that were handed over: a cluster that could not be read keeps those it has. */
  readonly #cells = new WeakSet<Cells>();
  readonly #totals = new Map<string, TotalParcel>();
  readonly #nextTable: () => number;

  /** `nextTable` gives out numbers for tables, never the same twice. */
  constructor(nextTable: () => number) {
    this.#nextTable = nextTable;
  }

  /** What a snapshot has that was not handed over; undefined when it has nothing new. */
  take(snapshot: ClusterSnapshot, takenAt: number): ScrapeParcel | undefined {
    const { clusterId, minute, isComplete } = snapshot;
    if (minute === undefined) return undefined;
    // A table without keys says what the totals say.
    const keyed = snapshot.tables.filter((table) => table.keyNames.length > 0);
    const tables = keyed.map((table) => this.#takeTable(table.raw()));
    const totals = this.#takeTotals(snapshot);
    if (tables.every(({ columns }) => columns.length === 0) && totals.length === 0) return undefined;
    return { clusterId, minute: minute / MINUTE_MS, takenAt, isComplete, tables, totals };
  }

  #takeTable(raw: RawTable): TableParcel {
    const length = (raw.rows.at(-1) ?? -1) + 1;
    const columns: ColumnParcel[] = [];
    for (const { definition, cells } of raw.columns.values()) {
      if (this.#cells.has(cells)) continue;
      this.#cells.add(cells);
      const { values, minutes } = cells;
      const copy = { ...cells, values: values.slice(0, length), minutes: minutes.slice(0, length) };
      columns.push({ definition, cells: copy });
    }
    // Tables that bring nothing are named all the same, so that the worker knows which it may forget.
    const known = this.#tableOf(raw.numbering);
    const isContinued = known.rows.length > 0;
    const rows = columns.length > 0 ? raw.rows.slice() : new Uint32Array(0);
    const newRows = columns.length > 0 ? newRowsOf(known, raw.rows, length) : new Uint32Array(0);
    return {
      table: known.number,
      keyNames: raw.keyNames,
      isContinued,
      rows,
      newRows,
      ...keysOf(raw, newRows),
      columns,
    };
  }

  #tableOf(numbering: object): KnownTable {
    const known = this.#tables.get(numbering) ?? { number: this.#nextTable(), rows: new Uint8Array(0) };
    this.#tables.set(numbering, known);
    return known;
  }

  /** Totals that hold for their minute. What vanished, is not known, or was cut by the server is none. */
  #takeTotals({ totals }: ClusterSnapshot): TotalParcel[] {
    const taken: TotalParcel[] = [];
    for (const [metricId, { definition, state, value, minute, isCut }] of totals) {
      if (value === undefined || minute === undefined || state === 'vanished' || isCut) continue;
      const total = { metricId, kind: definition.kind, minute: minute / MINUTE_MS, value };
      const before = this.#totals.get(metricId);
      if (before?.minute === total.minute && before.value === value) continue;
      this.#totals.set(metricId, total);
      taken.push(total);
    }
    return taken;
  }
}

// Plain loops: these run over all rows of a very large cluster.

function newRowsOf(known: KnownTable, rows: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  if (known.rows.length < length) {
    const wider = new Uint8Array(length * 2);
    wider.set(known.rows);
    known.rows = wider;
  }
  const found = new Uint32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    if (known.rows[row] === 1) continue;
    known.rows[row] = 1;
    found[count++] = row;
  }
  return found.slice(0, count);
}

/** Each text once, however many rows have it. */
function keysOf(raw: RawTable, rows: Uint32Array): Pick<TableParcel, 'newKeys' | 'texts'> {
  const width = raw.keyNames.length;
  const newKeys = new Uint32Array(rows.length * width);
  let last = -1;
  for (let index = 0; index < newKeys.length; index++) {
    const id = raw.keyId(rows[Math.floor(index / width)] ?? 0, index % width);
    newKeys[index] = id;
    if (id > last) last = id;
  }
  const places = new Uint32Array(last + 1);
  const texts: string[] = [];
  for (let index = 0; index < newKeys.length; index++) {
    const id = newKeys[index] ?? 0;
    if (places[id] === 0) places[id] = texts.push(raw.textOf(id));
    newKeys[index] = (places[id] ?? 1) - 1;
  }
  return { newKeys, texts };
}
