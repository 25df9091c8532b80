/** A column of numbers: one for each row. */
export type Column = Float64Array | Float32Array | Uint16Array | Uint8Array;

/** Room for rows that come while a column is in use. */
const SPARE_SHARE = 1.1;
const SPARE_ROWS = 16;

/** The columns of the last steps of time: all rows of a step lie together, as they arrive. Steps are whole numbers. */
export class ColumnRing<C extends Column> {
  readonly #make: (rows: number) => C;
  readonly #empty: number;
  readonly #columns: (C | undefined)[];
  readonly #steps: number[];

  /** `empty` is what a cell holds that was never set. */
  constructor(steps: number, make: (rows: number) => C, empty: number) {
    this.#make = make;
    this.#empty = empty;
    this.#columns = Array.from({ length: steps }, () => undefined);
    this.#steps = Array.from({ length: steps }, () => -1);
  }

  /** How many steps are kept. */
  get length(): number {
    return this.#steps.length;
  }

  /** The column of a step; undefined when it is not kept. */
  column(step: number): C | undefined {
    const slot = step % this.#steps.length;
    return this.#steps[slot] === step ? this.#columns[slot] : undefined;
  }

  /** The column of a step with room for so many rows, in the place of the oldest one when it is new. */
  open(step: number, rows: number): C {
    const slot = step % this.#steps.length;
    const old = this.#columns[slot];
    const isNew = this.#steps[slot] !== step;
    this.#steps[slot] = step;
    if (old && old.length >= rows) return isNew ? filled(old, this.#empty) : old;
    const column = filled(this.#make(Math.ceil(rows * SPARE_SHARE) + SPARE_ROWS), this.#empty);
    if (old && !isNew) column.set(old);
    this.#columns[slot] = column;
    return column;
  }

  /** One cell; `empty` where there is none. */
  at(step: number, row: number): number {
    return this.column(step)?.[row] ?? this.#empty;
  }

  /** All columns that are kept, in no order. */
  columns(): C[] {
    return this.#columns.filter((column) => column !== undefined);
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    for (const column of this.columns()) {
      if (row < column.length) column[row] = this.#empty;
    }
  }
}

function filled<C extends Column>(column: C, value: number): C {
  column.fill(value);
  return column;
}
