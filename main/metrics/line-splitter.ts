import { NEWLINE } from './bytes.ts';
import { ExpositionError } from './exposition-error.ts';

/** Takes whole lines, each with its line feed, from `start` to `end`. Must be done with them when it returns. */
export type LineConsumer = (bytes: Buffer, start: number, end: number) => void;

const FIRST_SIZE = 1024;

/** Cuts chunks into whole lines. Lines are read where they lie; only those that span chunks are copied together. */
export class LineSplitter {
  readonly #consume: LineConsumer;
  readonly #limit: number;
  #open = Buffer.alloc(FIRST_SIZE);
  #openLength = 0;

  /** `limit` is the longest line in bytes, without its line break. */
  constructor(limit: number, consume: LineConsumer) {
    this.#limit = limit;
    this.#consume = consume;
  }

  /** Takes the next bytes, cut anywhere. */
  write(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    if (this.#openLength > 0) {
      const feed = bytes.indexOf(NEWLINE);
      start = feed < 0 ? bytes.length : feed + 1;
      this.#keep(bytes, 0, start);
      if (feed < 0) return;
      this.#handOutOpenLine();
    }
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > start) this.#consume(bytes, start, end);
    this.#keep(bytes, Math.max(start, end), bytes.length);
  }

  /** Hands out a last line that has no line feed. */
  end(): void {
    if (this.#openLength === 0) return;
    this.#keep(Buffer.of(NEWLINE), 0, 1);
    this.#handOutOpenLine();
  }

  #keep(bytes: Buffer, start: number, end: number): void {
    const length = this.#openLength + end - start;
    // The line break itself, CRLF at most, is not counted.
    if (length > this.#limit + 2) throw lineTooLong(this.#limit);
    if (length > this.#open.length) {
      const larger = Buffer.alloc(Math.max(length, 2 * this.#open.length));
      this.#open.copy(larger, 0, 0, this.#openLength);
      this.#open = larger;
    }
    bytes.copy(this.#open, this.#openLength, start, end);
    this.#openLength = length;
  }

  #handOutOpenLine(): void {
    const length = this.#openLength;
    this.#openLength = 0;
    this.#consume(this.#open, 0, length);
  }
}

/** The error for a line longer than `limit` bytes. */
export function lineTooLong(limit: number): ExpositionError {
  return new ExpositionError('line-too-long', `A line is longer than ${limit} bytes.`);
}
