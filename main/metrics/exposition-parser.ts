import type { AnswerReader, ExpositionFormat, ExpositionReport, SampleSink } from './answer.ts';
import { CLOSE_BRACE, HASH, NEWLINE, SPACE, isLineEnd, skipBlanks } from './bytes.ts';
import { readComment } from './comment-line.ts';
import { ExpositionError, defaultLimits } from './exposition-error.ts';
import type { ParserLimits } from './exposition-error.ts';
import { FamilyCounter } from './family-counter.ts';
import { LineSplitter, lineTooLong } from './line-splitter.ts';
import { OpeningCheck } from './opening-check.ts';
import { SampleTail } from './sample-tail.ts';
import { textHash } from './series-cache.ts';
import type { SeriesCache } from './series-cache.ts';
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
  readonly #limits: ParserLimits;
  readonly #opening = new OpeningCheck();
  readonly #lines: LineSplitter;
  readonly #series: SeriesReader;
  readonly #tail = new SampleTail();
  readonly #families = new FamilyCounter();
  /** The cache's entry that probably stands in the next line. */
  #expected = 0;
  #lineNumber = 0;
  #hasMetadata = false;
  #hasEnded = false;
  #badLines = 0;
  #firstBadLine: ExpositionReport['firstBadLine'];

  constructor(sink: SampleSink<Slot>, options: ParserOptions<Slot>) {
    this.#sink = sink;
    this.#format = options.format;
    this.#cache = options.cache;
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
    if (!cache || this.#hasEnded) return 0;
    let entry = this.#expected;
    if (!cache.standsAt(entry, bytes, start)) {
      const end = probableSeriesEnd(bytes, start);
      entry = cache.find(bytes, start, end, textHash(bytes, start, end));
      if (entry < 0) return 0;
    }
    if (!this.#tail.read(bytes, start + cache.meet(entry))) return 0;
    this.#expected = entry + 1;
    this.#takeSample(cache.metric(entry), cache.slot(entry));
    return this.#tail.next;
  }

  #readUnknown(bytes: Buffer, lineStart: number): number {
    const next = bytes.indexOf(NEWLINE, lineStart) + 1;
    let start = lineStart;
    if (this.#lineNumber === 1) start = skipByteOrderMark(bytes, start);
    start = skipBlanks(bytes, start);
    if (isLineEnd(bytes, start)) return next;
    if (this.#hasEnded) return this.#skip(bytes, start, next, 'text after # EOF');
    if (bytes[start] === HASH) {
      this.#readComment(bytes.toString('utf8', start, next - 1));
      return next;
    }
    const series = this.#series;
    if (!series.read(bytes, start)) return this.#skip(bytes, start, next, series.reason);
    if (!this.#tail.read(bytes, series.end)) return this.#skip(bytes, start, next, this.#tail.reason);
    this.#takeSample(series.metric, this.#slotOf(bytes, start));
    return next;
  }

  /** The slot of the series just parsed, which may be known although `#readKnown` did not find it. */
  #slotOf(bytes: Buffer, start: number): Slot | undefined {
    const { metric, labels, end } = this.#series;
    const cache = this.#cache;
    if (!cache) return this.#sink.resolve(metric, labels);
    const hash = textHash(bytes, start, end);
    const known = cache.find(bytes, start, end, hash);
    if (known >= 0) {
      cache.meet(known);
      return cache.slot(known);
    }
    const slot = this.#sink.resolve(metric, labels);
    cache.add(bytes, start, end, hash, metric, slot);
    this.#expected = cache.size;
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

  #readComment(line: string): void {
    const comment = readComment(line);
    if (comment.kind === 'remark') return;
    this.#hasMetadata = true;
    if (comment.kind === 'help') this.#sink.help?.(comment.metric, comment.text);
    if (comment.kind === 'end') this.#hasEnded = this.#format === 'openmetrics';
  }

  #skip(bytes: Buffer, start: number, next: number, reason: string): number {
    this.#badLines++;
    this.#firstBadLine ??= { line: this.#lineNumber, text: excerpt(bytes, start, next), reason };
    return next;
  }
}

/**
 * Where the series of a sample line ends, if it is a plain one. A wrong guess does no harm: the text is then not found
 * in the cache, where only texts stand that were parsed.
 */
function probableSeriesEnd(bytes: Buffer, start: number): number {
  let end = bytes.indexOf(NEWLINE, start);
  const lineEnd = end;
  while (end > start && bytes[end - 1] !== CLOSE_BRACE) end--;
  if (end > start) return end;
  end = bytes.indexOf(SPACE, start);
  return end < 0 || end > lineEnd ? lineEnd : end;
}

function skipByteOrderMark(bytes: Buffer, start: number): number {
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
}

function excerpt(bytes: Buffer, start: number, next: number): string {
  // A character takes at most four bytes.
  const end = Math.min(next - 1, start + 4 * SHOWN_OF_A_BAD_LINE);
  return bytes.toString('utf8', start, end).trimEnd().slice(0, SHOWN_OF_A_BAD_LINE).toWellFormed();
}
