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
import { ExpositionError } from './exposition-error.ts';
import { unescape } from './escapes.ts';
import { HASH_START, StringPool, hashByte } from './string-pool.ts';

/** Refuses broken UTF-8: replaced characters would make one series of two. A BOM inside a value belongs to it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

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
  readonly #strings = new StringPool();
  readonly #labelLimit: number;

  constructor(labelLimit: number) {
    this.#labelLimit = labelLimit;
  }

  /** Reads the series that starts at `start` of a line that ends in a line feed; false when it is not valid. */
  read(bytes: Buffer, start: number): boolean {
    this.labels.length = 0;
    this.end = skipMetricName(bytes, start);
    if (this.end === start) return this.#fail('no metric name');
    this.metric = this.#text(bytes, start, this.end);
    let position = skipBlanks(bytes, this.end);
    if (bytes[position] !== OPEN_BRACE) return true;
    position = skipBlanks(bytes, position + 1);
    while (bytes[position] !== CLOSE_BRACE) {
      if (!this.#readLabel(bytes, position)) return false;
      position = skipBlanks(bytes, this.end);
      if (bytes[position] === COMMA) position = skipBlanks(bytes, position + 1);
      else if (bytes[position] !== CLOSE_BRACE) return this.#fail('no comma or brace after a label');
    }
    this.end = position + 1;
    return true;
  }

  #readLabel(bytes: Buffer, start: number): boolean {
    const nameEnd = skipName(bytes, start);
    if (nameEnd === start) return this.#fail('no label name');
    const equals = skipBlanks(bytes, nameEnd);
    if (bytes[equals] !== EQUALS) return this.#fail('no = after a label name');
    const quote = skipBlanks(bytes, equals + 1);
    if (bytes[quote] !== QUOTE) return this.#fail('no quote before a label value');
    const name = this.#text(bytes, start, nameEnd);
    const { labels } = this;
    for (let index = 0; index < labels.length; index += 2) {
      if (labels[index] === name) return this.#fail('the same label twice');
    }
    if (labels.length >= 2 * this.#labelLimit) {
      throw new ExpositionError('too-many-labels', `A series has more than ${this.#labelLimit} labels.`);
    }
    labels.push(name);
    return this.#readValue(bytes, quote + 1);
  }

  #readValue(bytes: Buffer, start: number): boolean {
    let hash = HASH_START;
    let seen = 0;
    let isEscaped = false;
    let position = start;
    let byte = bytes[position];
    while (byte !== QUOTE) {
      if (byte === BACKSLASH) {
        isEscaped = true;
        byte = bytes[++position];
      }
      if (byte === undefined || byte === NEWLINE) return this.#fail('a label value without end');
      seen |= byte;
      hash = hashByte(hash, byte);
      byte = bytes[++position];
    }
    this.end = position + 1;
    if (!isEscaped && seen < 0x80) {
      this.labels.push(this.#strings.take(bytes, start, position, hash));
      return true;
    }
    try {
      const text = utf8.decode(bytes.subarray(start, position));
      this.labels.push(isEscaped ? unescape(text) : text);
      return true;
    } catch {
      return this.#fail('a label value that is not UTF-8');
    }
  }

  #text(bytes: Buffer, start: number, end: number): string {
    let hash = HASH_START;
    for (let position = start; position < end; position++) hash = hashByte(hash, bytes[position] ?? 0);
    return this.#strings.take(bytes, start, end, hash);
  }

  #fail(reason: string): false {
    this.reason = reason;
    return false;
  }
}
