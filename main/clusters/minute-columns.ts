const ROWS_AT_ONCE = 64;

/** The values of all figures by minute, the newest `minutes` of them; index is the minute modulo their number. */
type Layer = (Float64Array | undefined)[];

/**
 * The last minutes of many figures, told apart by an id. Minutes are counted since the epoch. Kept minute by minute: a
 * new one costs a single array, and minutes of which nothing is known cost nothing. A value recorded from an export
 * wins over one that was looked up; of two recorded or two looked up, the later call wins, since the server restates
 * recent minutes.
 */
export class MinuteColumns {
  readonly #minutes: number;
  readonly #rows = new Map<string, number>();
  readonly #recorded: Layer;
  readonly #filled: Layer;
  #newest = 0;

  constructor(minutes: number) {
    this.#minutes = minutes;
    this.#recorded = new Array<Float64Array | undefined>(minutes).fill(undefined);
    this.#filled = new Array<Float64Array | undefined>(minutes).fill(undefined);
  }

  record(id: string, minute: number, value: number): void {
    this.#set(this.#recorded, id, minute, value);
  }

  fill(id: string, minute: number, value: number): void {
    this.#set(this.#filled, id, minute, value);
  }

  /** The value of a minute, NaN when it is not known. */
  at(id: string, minute: number): number {
    const row = this.#rows.get(id);
    if (row === undefined || !this.#holds(minute)) return Number.NaN;
    const recorded = this.#recorded[minute % this.#minutes]?.[row] ?? Number.NaN;
    return Number.isNaN(recorded) ? (this.#filled[minute % this.#minutes]?.[row] ?? Number.NaN) : recorded;
  }

  #set(layer: Layer, id: string, minute: number, value: number): void {
    this.#reach(minute);
    if (!this.#holds(minute)) return;
    const row = this.#rows.get(id) ?? this.#add(id);
    let column = layer[minute % this.#minutes];
    if (!column || row >= column.length) {
      column = widened(column, Math.max(this.#rows.size, row + 1));
      layer[minute % this.#minutes] = column;
    }
    column[row] = value;
  }

  #add(id: string): number {
    const row = this.#rows.size;
    this.#rows.set(id, row);
    return row;
  }

  #holds(minute: number): boolean {
    return minute > 0 && minute <= this.#newest && minute > this.#newest - this.#minutes;
  }

  /** Moves on to a newer minute, forgetting the oldest. */
  #reach(minute: number): void {
    const first = Math.max(this.#newest + 1, minute - this.#minutes + 1);
    for (let passed = first; passed <= minute; passed++) {
      this.#recorded[passed % this.#minutes] = undefined;
      this.#filled[passed % this.#minutes] = undefined;
    }
    this.#newest = Math.max(this.#newest, minute);
  }
}

function widened(column: Float64Array | undefined, rows: number): Float64Array {
  const atLeast = column ? Math.max(rows, column.length * 2) : rows;
  const wide = new Float64Array(Math.ceil(atLeast / ROWS_AT_ONCE) * ROWS_AT_ONCE).fill(Number.NaN);
  wide.set(column ?? []);
  return wide;
}
