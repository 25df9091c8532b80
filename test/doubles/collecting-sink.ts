import type { ExpositionFormat, ExpositionReport, SampleSink } from '../../main/metrics/answer.ts';
import type { ParserLimits } from '../../main/metrics/exposition-error.ts';
import { ExpositionParser } from '../../main/metrics/exposition-parser.ts';
import type { SeriesCache } from '../../main/metrics/series-cache.ts';

/** A series as the collecting sink keeps it. */
export interface CollectedSeries {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** One sample with its series: metric, labels as a flat list, value, timestamp. */
export type CollectedSample = readonly [
  metric: string,
  labels: readonly string[],
  value: number,
  timestampMs: number,
];

/** A sink that keeps all it is given. */
export class CollectingSink implements SampleSink<CollectedSeries> {
  readonly samples: CollectedSample[] = [];
  readonly helps: [metric: string, text: string][] = [];
  /** How often a series was asked for. */
  resolved = 0;

  resolve(metric: string, labels: readonly string[]): CollectedSeries {
    this.resolved++;
    return { metric, labels: [...labels] };
  }

  sample({ metric, labels }: CollectedSeries, value: number, timestampMs: number): void {
    this.samples.push([metric, labels, value, timestampMs]);
  }

  help(metric: string, text: string): void {
    this.helps.push([metric, text]);
  }
}

/** How `readExposition` reads. */
export interface ReadOptions {
  readonly format?: ExpositionFormat;
  readonly cache?: SeriesCache<CollectedSeries>;
  readonly limits?: Partial<ParserLimits>;
  /** Sizes of the chunks, used in turn; one chunk when there are none. */
  readonly chunkSizes?: readonly number[];
}

/** What came of reading a body. */
export interface Reading extends ExpositionReport {
  readonly sink: CollectingSink;
  readonly series: readonly CollectedSample[];
}

/** Reads a whole body, in chunks if wanted. Each chunk lies in memory of its own that is wiped afterwards. */
export function readExposition(body: string | Uint8Array, options: ReadOptions = {}): Reading {
  const bytes = Buffer.from(body);
  const { format = 'text', cache, limits, chunkSizes = [bytes.length] } = options;
  const sink = new CollectingSink();
  const parser = new ExpositionParser(sink, { format, ...(cache && { cache }), ...(limits && { limits }) });
  for (let start = 0, turn = 0; start < bytes.length; turn++) {
    const size = Math.max(1, chunkSizes[turn % chunkSizes.length] ?? 1);
    const chunk = Uint8Array.prototype.slice.call(bytes, start, start + size);
    parser.write(chunk);
    chunk.fill(0x58);
    start += size;
  }
  return { sink, series: sink.samples, ...parser.end() };
}
