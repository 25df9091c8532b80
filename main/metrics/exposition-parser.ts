import type { AnswerReader, ExpositionFormat, ExpositionReport, SampleSink } from './answer.ts';
import { HASH, NEWLINE, isLineEnd, skipBlanks } from './bytes.ts';
import { readComment } from './comment-line.ts';
import { ExpositionError, defaultLimits } from './exposition-error.ts';
import type { ParserLimits } from './exposition-error.ts';
import { FamilyCounter } from './family-counter.ts';
import { LineSplitter, lineTooLong } from './line-splitter.ts';
import { OpeningCheck } from './opening-check.ts';
import { SampleTail } from './sample-tail.ts';
import type { SeriesCache } from './series-cache.ts';
import { SeriesLookup } from './series-lookup.ts';
import { SeriesReader } from './series-reader.ts';

/** How an answer is to be read. */
export interface ParserOptions<Slot extends object> {
  readonly format: ExpositionFormat;
  /** What is known of earlier answers. Without one, the sink is asked for each line. */
  readonly cache?: SeriesCache<Slot>;
  readonly limits?: Partial<ParserLimits>;
}

const SHOWN_OF_A_BAD_LINE = 120;

/**
 * Reads one answer in text format 0.0.4 or OpenMetrics 1.0, streamed: samples go to the sink line by line, and nothing
 * of the body is held but a line cut by the end of a chunk. A line that is no valid sample is counted and skipped.
 *
 * A line takes one of two ways. If its series is known, only the number and the timestamp are read; otherwise name and
 * labels are parsed, the sink is asked for a slot, and its answer is remembered. Both give the same result.
 */
export class ExpositionParser<Slot extends object> implements AnswerReader {
  readonly #sink: SampleSink<Slot>;
  readonly #format: ExpositionFormat;
  readonly #cache: SeriesCache<Slot> | undefined;
  readonly #lookup: SeriesLookup<Slot> | undefined;
  readonly #limits: ParserLimits;
  readonly #opening = new OpeningCheck();
  readonly #lines: LineSplitter;
  readonly #series: SeriesReader;
  readonly #tail = new SampleTail();
  readonly #families = new FamilyCounter();
  #lineNumber = 0;
  #hasMetadata = false;
  #hasEnded = false;
  #badLines = 0;
  #firstBadLine: ExpositionReport['firstBadLine'];

  constructor(sink: SampleSink<Slot>, options: ParserOptions<Slot>) {
    this.#sink = sink;
    this.#format = options.format;
    this.#cache = options.cache;
    this.#lookup = options.cache && new SeriesLookup(options.cache);
    if (options.cache) options.cache.newestReader = this;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#series = new SeriesReader(this.#limits.labels);
    this.#lines = new LineSplitter(this.#limits.lineBytes, (bytes, start, end) => {
      while (start < end) start = this.#readLine(bytes, start);
    });
  }

  write(chunk: Uint8Array): void {
    this.#opening.write(chunk);
    this.#lines.write(chunk);
  }

  end(): ExpositionReport {
    this.#lines.end();
    const samples = this.#families.total;
    if (samples === 0 && !this.#hasMetadata && this.#badLines > 0) {
      throw new ExpositionError('not-metrics', 'The answer holds no metrics.');
    }
    if (this.#format === 'openmetrics' && !this.#hasEnded) {
      throw new ExpositionError('cut-off', 'The answer was cut off: its end mark, # EOF, is missing.');
    }
    return {
      samples,
      badLines: this.#badLines,
      firstBadLine: this.#firstBadLine,
      families: this.#families.counts(),
    };
  }

  /** Reads the line that begins at `start`. Answers where the next one begins. */
  #readLine(bytes: Buffer, start: number): number {
    this.#lineNumber++;
    const next = this.#readKnown(bytes, start) || this.#readUnknown(bytes, start);
    if (next - start > this.#limits.lineBytes + 1) {
      const breakBytes = isLineEnd(bytes, next - 2) ? 2 : 1;
      if (next - start > this.#limits.lineBytes + breakBytes) throw lineTooLong(this.#limits.lineBytes);
    }
    return next;
  }

  /** The quick way. Answers 0 when the line has to go the long way. */
  #readKnown(bytes: Buffer, start: number): number {
    const cache = this.#cache;
    if (!cache || !this.#lookup || this.#hasEnded) return 0;
    const entry = this.#lookup.atLine(bytes, start);
    if (entry < 0 || !this.#tail.read(bytes, start + cache.meet(entry))) return 0;
    this.#takeSample(cache.metric(entry), cache.slot(entry));
    return this.#tail.next;
  }

  #readUnknown(bytes: Buffer, lineStart: number): number {
    const start = skipBlanks(bytes, this.#lineNumber === 1 ? skipByteOrderMark(bytes, lineStart) : lineStart);
    if (isLineEnd(bytes, start)) return bytes.indexOf(NEWLINE, start) + 1;
    if (this.#hasEnded) return this.#skip(bytes, start, 'text after # EOF');
    if (bytes[start] === HASH) return this.#readComment(bytes, start);
    const series = this.#series;
    if (!series.read(bytes, start)) return this.#skip(bytes, start, series.reason);
    if (!this.#tail.read(bytes, series.end)) return this.#skip(bytes, start, this.#tail.reason);
    this.#takeSample(series.metric, this.#slotOf(bytes, start));
    return this.#tail.next;
  }

  /** The slot of the series just parsed, which may be known although `#readKnown` did not find it. */
  #slotOf(bytes: Buffer, start: number): Slot | undefined {
    const { metric, labels, end } = this.#series;
    const entry = this.#lookup?.find(bytes, start, end) ?? -1;
    if (this.#cache && entry >= 0) {
      this.#cache.meet(entry);
      return this.#cache.slot(entry);
    }
    const slot = this.#sink.resolve(metric, labels);
    this.#lookup?.add(bytes, start, end, metric, slot);
    return slot;
  }

  #takeSample(metric: string, slot: Slot | undefined): void {
    this.#families.count(metric);
    if (this.#families.total > this.#limits.samples) {
      throw new ExpositionError(
        'too-many-samples',
        `The answer has more than ${this.#limits.samples} samples.`,
      );
    }
    if (slot) this.#sink.sample(slot, this.#tail.value, this.#tail.timestampMs);
  }

  #readComment(bytes: Buffer, start: number): number {
    const next = bytes.indexOf(NEWLINE, start) + 1;
    const comment = readComment(bytes.toString('utf8', start, next - 1));
    if (comment.kind !== 'remark') this.#hasMetadata = true;
    if (comment.kind === 'help') this.#sink.help?.(comment.metric, comment.text);
    if (comment.kind === 'end') this.#hasEnded = this.#format === 'openmetrics';
    return next;
  }

  #skip(bytes: Buffer, start: number, reason: string): number {
    const next = bytes.indexOf(NEWLINE, start) + 1;
    this.#badLines++;
    this.#firstBadLine ??= { line: this.#lineNumber, text: excerpt(bytes, start, next), reason };
    return next;
  }
}

function skipByteOrderMark(bytes: Buffer, start: number): number {
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
}

function excerpt(bytes: Buffer, start: number, next: number): string {
  // A character takes at most four bytes.
  const end = Math.min(next - 1, start + 4 * SHOWN_OF_A_BAD_LINE);
  return bytes.toString('utf8', start, end).trimEnd().slice(0, SHOWN_OF_A_BAD_LINE).toWellFormed();
}
