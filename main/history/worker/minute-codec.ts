import { ByteReader, DamagedBytes } from './byte-reader.ts';
import { ByteWriter, SIGNED_LIMIT } from './byte-writer.ts';

// One minute of a cluster: values by line, in blocks of lines with neighbouring numbers, so that a single line can be
// read without the others. Each value is a line number, as the difference to the one before, and the value: twice a
// signed integer, or 1 and a double.

/** Lines of one block: those with the same number / `LINES_A_BLOCK`. */
export const LINES_A_BLOCK = 2_048;

const DOUBLE = 1;
const INTEGER_LIMIT = SIGNED_LIMIT / 4;

/** One minute as it is kept until its hour is packed. Its bytes hold until the next minute is packed. */
export interface PackedMinute {
  /** For each block its number and its length in bytes. */
  readonly blocks: Uint8Array<ArrayBuffer>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Number of values. */
  readonly count: number;
}

/** The block a line belongs to. */
export function blockOf(line: number): number {
  return Math.floor(line / LINES_A_BLOCK);
}

/** The values of one minute, gathered in any order. Of two for one line the later counts. */
export class MinuteValues {
  #values = new Float64Array(0);
  #first = Number.POSITIVE_INFINITY;
  #last = -1;
  readonly #body = new ByteWriter();
  readonly #blocks = new ByteWriter();

  /** Takes a value; NaN is left out. */
  set(line: number, value: number): void {
    if (Number.isNaN(value)) return;
    if (line >= this.#values.length) this.#grow(line);
    this.#values[line] = value;
    if (line < this.#first) this.#first = line;
    if (line > this.#last) this.#last = line;
  }

  /** All that was taken, and starts over. Undefined when there is nothing. */
  take(): PackedMinute | undefined {
    if (this.#last < 0) return undefined;
    this.#body.clear();
    this.#blocks.clear();
    let count = 0;
    for (let block = blockOf(this.#first); block <= blockOf(this.#last); block++)
      count += this.#writeBlock(block);
    this.#values.fill(Number.NaN, this.#first, this.#last + 1);
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = -1;
    return { blocks: this.#blocks.view(), body: this.#body.view(), count };
  }

  #writeBlock(block: number): number {
    const start = this.#body.length;
    let before = block * LINES_A_BLOCK;
    let count = 0;
    const end = Math.min((block + 1) * LINES_A_BLOCK, this.#last + 1);
    for (let line = Math.max(before, this.#first); line < end; line++) {
      const value = this.#values[line] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      this.#body.unsigned(line - before);
      this.#writeValue(value);
      before = line;
      count += 1;
    }
    if (count > 0) {
      this.#blocks.unsigned(block);
      this.#blocks.unsigned(this.#body.length - start);
    }
    return count;
  }

  #writeValue(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= INTEGER_LIMIT && !Object.is(value, -0)) {
      this.#body.unsigned(2 * (value < 0 ? -2 * value - 1 : 2 * value));
    } else {
      this.#body.unsigned(DOUBLE);
      this.#body.double(value);
    }
  }

  #grow(line: number): void {
    const wider = new Float64Array(Math.max(LINES_A_BLOCK, this.#values.length * 2, line + 1)).fill(
      Number.NaN,
    );
    wider.set(this.#values);
    this.#values = wider;
  }
}

/** Where each block lies in the body of a minute. */
export function* blocksOf(
  blocks: Uint8Array,
): Generator<{ readonly block: number; readonly offset: number; readonly length: number }> {
  const reader = new ByteReader(blocks);
  let offset = 0;
  while (!reader.isAtEnd) {
    const block = reader.unsigned();
    const length = reader.unsigned();
    yield { block, offset, length };
    offset += length;
  }
}

/** Hands out the values of one block. Throws `DamagedBytes` for bytes that are none. */
export function readBlock(
  block: number,
  bytes: Uint8Array,
  found: (line: number, value: number) => void,
): void {
  const reader = new ByteReader(bytes);
  const end = (block + 1) * LINES_A_BLOCK;
  let line = block * LINES_A_BLOCK;
  while (!reader.isAtEnd) {
    line += reader.unsigned();
    if (line >= end) throw new DamagedBytes('A line is not of this block.');
    const code = reader.unsigned();
    if (code === DOUBLE) found(line, reader.double());
    else if (code % 2 === 1) throw new DamagedBytes('A value is no number.');
    else found(line, (code / 2) % 2 === 1 ? -(code / 2 + 1) / 2 : code / 4);
  }
}
