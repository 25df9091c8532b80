type Cells = Float64Array | Float32Array;

/** Few enough that a cluster with few groups needs little, enough that large ones need few pieces. */
const ROWS_A_BLOCK = 256;
const BLOCK_SHIFT = 8;

/**
 * The last minutes of many rows. The minutes of a row lie together: each minute thousands of rows are walked back for a
 * few minutes. Minutes count since the epoch; NaN is what was never set.
 */
export class MinuteRows {
  readonly length: number;
  readonly #make: (cells: number) => Cells;
  readonly #blocks: Cells[] = [];
  #newest = 0;

  /** `length`: how many minutes are kept. */
  constructor(length: number, make: (cells: number) => Cells) {
    this.length = length;
    this.#make = make;
  }

  /** Begins a minute, later than all before, with room for so many rows. */
  open(minute: number, rows: number): void {
    while (this.#blocks.length * ROWS_A_BLOCK < rows) {
      this.#blocks.push(this.#make(ROWS_A_BLOCK * this.length).fill(Number.NaN));
    }
    const skipped = Math.min(minute - this.#newest - 1, this.length);
    for (let back = 1; back <= skipped; back++) this.#clearMinute(minute - back);
    this.#newest = minute;
    this.#clearMinute(minute);
  }

  /** Sets a cell of the newest minute. */
  set(row: number, value: number): void {
    const block = this.#blocks[row >> BLOCK_SHIFT];
    if (block) block[(row % ROWS_A_BLOCK) * this.length + (this.#newest % this.length)] = value;
  }

  /** A cell; NaN where the minute is not kept. */
  at(minute: number, row: number): number {
    if (minute > this.#newest || minute <= this.#newest - this.length) return Number.NaN;
    const block = this.#blocks[row >> BLOCK_SHIFT];
    return block?.[(row % ROWS_A_BLOCK) * this.length + (minute % this.length)] ?? Number.NaN;
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    const start = (row % ROWS_A_BLOCK) * this.length;
    this.#blocks[row >> BLOCK_SHIFT]?.fill(Number.NaN, start, start + this.length);
  }

  #clearMinute(minute: number): void {
    const slot = minute % this.length;
    for (const block of this.#blocks) {
      for (let cell = slot; cell < block.length; cell += this.length) block[cell] = Number.NaN;
    }
  }
}
