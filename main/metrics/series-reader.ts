import {
  BACKSLASH,
  CLOSE_BRACE,
  COMMA,
  EQUALS,
  NEWLINE,
  OPEN_BRACE,
  QUOTE,
  skipBlanks,
  skipMetricName,
  skipName,
} from './bytes.ts';
import { decoded } from './escapes.ts';
import { ExpositionError } from './exposition-error.ts';
import { TokenPool } from './token-pool.ts';

/** Reads the series of a sample line: the metric's name and its labels. */
export class SeriesReader {
  /** The metric read last. */
  metric = '';
  /** Its labels: name, value, name, value … The list is used again for the next series. */
  readonly labels: string[] = [];
  /** Where the series ended. */
  end = 0;
  /** What was wrong, after `read` answered false. */
  reason = '';
  readonly #tokens: TokenPool;
  readonly #labelLimit: number;
  /** How much of `labels` is filled. */
  #filled = 0;
  constructor(labelLimit: number) {
    this.#labelLimit = labelLimit;
    this.#tokens = new TokenPool(1 + labelLimit);
  }

  /** Reads the series that starts at `start` of a line that ends in a line feed; false when it is not valid. */
  read(bytes: Buffer, start: number): boolean {
    this.#filled = 0;
    const isRead = this.#readMetric(bytes, start) && this.#readLabels(bytes);
    // Emptying the list for each line would give its storage away and ask for it again.
    if (this.labels.length > this.#filled) this.labels.length = this.#filled;
    return isRead;
  }

  /** Reads the metric's name, and the brace that may follow it. */
  #readMetric(bytes: Buffer, start: number): boolean {
    const tokens = this.#tokens;
    if (!tokens.recall(0, bytes, start)) {
      const nameEnd = skipMetricName(bytes, start);
      if (nameEnd === start) return this.#fail('no metric name');
      const brace = skipBlanks(bytes, nameEnd);
      if (bytes[brace] !== OPEN_BRACE) {
        // Not remembered: the next line's name may just begin like this one.
        this.metric = bytes.toString('latin1', start, nameEnd);
        this.end = nameEnd;
        return true;
      }
      if (!tokens.find(0, bytes, start, brace + 1)) {
        tokens.add(0, bytes, start, brace + 1, bytes.toString('latin1', start, nameEnd), '');
      }
    }
    this.metric = tokens.name;
    this.end = start + tokens.length;
    return true;
  }

  #readLabels(bytes: Buffer): boolean {
    if (bytes[this.end - 1] !== OPEN_BRACE) return true;
    let position = skipBlanks(bytes, this.end);
    while (bytes[position] !== CLOSE_BRACE) {
      if (!this.#readLabel(bytes, position)) return false;
      position = skipBlanks(bytes, this.end);
      if (bytes[position] === COMMA) position = skipBlanks(bytes, position + 1);
      else if (bytes[position] !== CLOSE_BRACE) return this.#fail('no comma or brace after a label');
    }
    this.end = position + 1;
    return true;
  }

  /** Reads a label up to the quote that closes its value. */
  #readLabel(bytes: Buffer, start: number): boolean {
    const filled = this.#filled;
    if (filled >= 2 * this.#labelLimit) {
      throw new ExpositionError('too-many-labels', `A series has more than ${this.#labelLimit} labels.`);
    }
    const tokens = this.#tokens;
    const place = 1 + (filled >> 1);
    if (!tokens.recall(place, bytes, start) && !this.#scanLabel(place, bytes, start)) return false;
    const { name } = tokens;
    for (let index = 0; index < filled; index += 2) {
      const other = this.labels[index];
      // Lengths are compared first, and quicker than names, because names mostly differ.
      if (other?.length === name.length && other === name) return this.#fail('the same label twice');
    }
    this.labels[filled] = name;
    this.labels[filled + 1] = tokens.value;
    this.#filled = filled + 2;
    this.end = start + tokens.length;
    return true;
  }

  /** Reads a label that none of the lines before foretold. */
  #scanLabel(place: number, bytes: Buffer, start: number): boolean {
    const nameEnd = skipName(bytes, start);
    if (nameEnd === start) return this.#fail('no label name');
    const equals = skipBlanks(bytes, nameEnd);
    if (bytes[equals] !== EQUALS) return this.#fail('no = after a label name');
    const quote = skipBlanks(bytes, equals + 1);
    if (bytes[quote] !== QUOTE) return this.#fail('no quote before a label value');
    let position = quote + 1;
    let byte = bytes[position];
    while (byte !== QUOTE) {
      if (byte === BACKSLASH) byte = bytes[++position];
      if (byte === NEWLINE || byte === undefined) return this.#fail('a label value without end');
      byte = bytes[++position];
    }
    if (this.#tokens.find(place, bytes, start, position + 1)) return true;
    const value = decoded(bytes.subarray(quote + 1, position));
    if (value === undefined) return this.#fail('a label value that is not UTF-8');
    this.#tokens.add(place, bytes, start, position + 1, bytes.toString('latin1', start, nameEnd), value);
    return true;
  }

  #fail(reason: string): false {
    this.reason = reason;
    return false;
  }
}
