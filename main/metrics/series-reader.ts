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
import { RepeatedText } from './repeated-text.ts';
import { StringPool } from './string-pool.ts';

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
  /** How much of `labels` is filled. */
  #filled = 0;
  /** Of the lines before: the metric with its brace, and by place in `labels` the names and values with their quotes. */
  readonly #lastMetric = new RepeatedText();
  readonly #lastTexts: RepeatedText[] = [];

  constructor(labelLimit: number) {
    this.#labelLimit = labelLimit;
  }

  /** Call when the lines to come lie in other bytes, or when the bytes were changed. */
  beginBlock(): void {
    this.#lastMetric.forget();
    for (const last of this.#lastTexts) last.forget();
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
    const last = this.#lastMetric;
    if (!last.isAt(bytes, start)) {
      const nameEnd = skipMetricName(bytes, start);
      if (nameEnd === start) return this.#fail('no metric name');
      const brace = skipBlanks(bytes, nameEnd);
      const end = bytes[brace] === OPEN_BRACE ? brace + 1 : nameEnd;
      last.remember(this.#strings.decode(bytes, start, nameEnd) ?? '', start, end);
    }
    this.metric = last.text;
    this.end = start + last.length;
    // Without a brace, the next line's name may just begin like this one.
    if (bytes[this.end - 1] !== OPEN_BRACE) last.forget();
    return true;
  }

  #readLabels(bytes: Buffer): boolean {
    if (bytes[this.end - 1] !== OPEN_BRACE) return true;
    let position = skipBlanks(bytes, this.end);
    while (bytes[position] !== CLOSE_BRACE) {
      if (!this.#readName(bytes, position) || !this.#readValue(bytes, this.end)) return false;
      position = skipBlanks(bytes, this.end);
      if (bytes[position] === COMMA) position = skipBlanks(bytes, position + 1);
      else if (bytes[position] !== CLOSE_BRACE) return this.#fail('no comma or brace after a label');
    }
    this.end = position + 1;
    return true;
  }

  /** Reads a label's name and all up to the quote that opens its value. */
  #readName(bytes: Buffer, start: number): boolean {
    if (this.#filled >= 2 * this.#labelLimit) {
      throw new ExpositionError('too-many-labels', `A series has more than ${this.#labelLimit} labels.`);
    }
    const last = this.#lastText();
    if (!last.isAt(bytes, start)) {
      const nameEnd = skipName(bytes, start);
      if (nameEnd === start) return this.#fail('no label name');
      const equals = skipBlanks(bytes, nameEnd);
      if (bytes[equals] !== EQUALS) return this.#fail('no = after a label name');
      const quote = skipBlanks(bytes, equals + 1);
      if (bytes[quote] !== QUOTE) return this.#fail('no quote before a label value');
      last.remember(this.#strings.decode(bytes, start, nameEnd) ?? '', start, quote + 1);
    }
    for (let index = 0; index < this.#filled; index += 2) {
      if (this.labels[index] === last.text) return this.#fail('the same label twice');
    }
    this.#take(last, start);
    return true;
  }

  /** Reads a label's value and the quote that closes it. */
  #readValue(bytes: Buffer, start: number): boolean {
    const last = this.#lastText();
    if (!last.isAt(bytes, start)) {
      let position = start;
      let byte = bytes[position];
      while (byte !== QUOTE) {
        if (byte === BACKSLASH) byte = bytes[++position];
        if (byte === NEWLINE || byte === undefined) return this.#fail('a label value without end');
        byte = bytes[++position];
      }
      const text = this.#strings.decode(bytes, start, position);
      if (text === undefined) return this.#fail('a label value that is not UTF-8');
      last.remember(text, start, position + 1);
    }
    this.#take(last, start);
    return true;
  }

  #lastText(): RepeatedText {
    return (this.#lastTexts[this.#filled] ??= new RepeatedText());
  }

  #take(read: RepeatedText, start: number): void {
    this.labels[this.#filled++] = read.text;
    this.end = start + read.length;
  }

  #fail(reason: string): false {
    this.reason = reason;
    return false;
  }
}
