import { HASH, NEWLINE, OPEN_BRACE, isLineEnd, skipBlanks } from './bytes.ts';
import { NumberReader } from './number-reader.ts';

/** Larger timestamps are milliseconds, smaller ones seconds: in seconds this is the year 5138. */
const LARGEST_SECONDS = 1e11;

/** Reads what follows the series in a sample line: value, timestamp and exemplar. */
export class SampleTail {
  /** What was read last. */
  value = 0;
  /** Whole milliseconds; NaN where the line carries no timestamp. */
  timestampMs = NaN;
  /** Where the next line begins. */
  next = 0;
  /** What was wrong, after `read` answered false. */
  reason = '';
  readonly #number = new NumberReader();

  /** Reads from the end of the series to the end of the line; false when that is no valid sample. */
  read(bytes: Buffer, position: number): boolean {
    const number = this.#number;
    position = skipBlanks(bytes, position);
    if (!number.read(bytes, position)) return this.#fail('no number as value');
    this.value = number.value;
    this.timestampMs = NaN;
    let blank = number.end;
    position = skipBlanks(bytes, blank);
    if (position > blank && bytes[position] !== HASH && !isLineEnd(bytes, position)) {
      if (!number.read(bytes, position)) return this.#fail('no number as timestamp');
      if (!Number.isFinite(number.value)) return this.#fail('no finite timestamp');
      this.timestampMs = inMilliseconds(number.value);
      blank = number.end;
      position = skipBlanks(bytes, blank);
    }
    if (isLineEnd(bytes, position)) {
      this.next = bytes[position] === NEWLINE ? position + 1 : position + 2;
      return true;
    }
    const isExemplar =
      position > blank && bytes[position] === HASH && bytes[skipBlanks(bytes, position + 1)] === OPEN_BRACE;
    if (!isExemplar) return this.#fail('text after the sample');
    this.next = bytes.indexOf(NEWLINE, position) + 1;
    return true;
  }

  #fail(reason: string): false {
    this.reason = reason;
    return false;
  }
}

function inMilliseconds(timestamp: number): number {
  const milliseconds = Math.abs(timestamp) > LARGEST_SECONDS ? timestamp : timestamp * 1000;
  // Adding 0 turns -0 into 0.
  return Math.round(milliseconds) + 0;
}
