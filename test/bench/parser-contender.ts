import exposition from 'exposition';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import type { SampleSink } from '../../main/metrics/answer.ts';
import { ExpositionParser } from '../../main/metrics/exposition-parser.ts';
import { SeriesCache } from '../../main/metrics/series-cache.ts';
import { SERIES, expositionPayload } from './exposition-payload.ts';
import { median } from './median.ts';

/** What one contender did with the payload. */
export interface ContenderResult {
  /**
   * CPU time of the whole process: garbage is collected on helper threads as well, and whoever makes it has to pay for
   * it. Waiting for other programs is not in it, as it is in wall time.
   */
  readonly milliseconds: number;
  /** The part of it that was spent on the thread that parses. */
  readonly threadMilliseconds: number;
  readonly bytes: number;
  /** Samples found; a contender that loses some is not as fast as it looks. */
  readonly samples: number;
}

const RUNS = 5;
const WARM_UPS = 3;
const CHUNK_BYTES = 64 * 1024;

interface Row {
  readonly index: number;
  readonly metric: string;
  readonly labels: readonly string[];
}

/** Keeps all labels of each series, and numbers in columns as the cluster model does. */
class AllLabels implements SampleSink<Row> {
  readonly #values = new Float64Array(SERIES);
  readonly #timestamps = new Float64Array(SERIES);
  #rows = 0;

  resolve(metric: string, labels: readonly string[]): Row {
    return { index: this.#rows++, metric, labels: labels.slice() };
  }

  sample({ index }: Row, value: number, timestampMs: number): void {
    this.#values[index] = value;
    this.#timestamps[index] = timestampMs;
  }
}

function parse(chunks: readonly Buffer[], sink: AllLabels, cache: SeriesCache<Row>): number {
  cache.beginScrape();
  const parser = new ExpositionParser(sink, { format: 'text', cache });
  for (const chunk of chunks) parser.write(chunk);
  return parser.end().samples;
}

function countSamples(families: readonly { readonly metrics: readonly unknown[] }[]): number {
  return families.reduce((sum, family) => sum + family.metrics.length, 0);
}

/** Each answers the number of samples in the chunks. */
const contenders: Record<string, () => (chunks: readonly Buffer[]) => number> = {
  first: () => {
    const cache = new SeriesCache<Row>();
    return (chunks) => {
      cache.clear();
      return parse(chunks, new AllLabels(), cache);
    };
  },
  known: () => {
    const cache = new SeriesCache<Row>();
    const sink = new AllLabels();
    return (chunks) => parse(chunks, sink, cache);
  },
  'parse-prometheus-text-format': () => (chunks) =>
    countSamples(parsePrometheusTextFormat(Buffer.concat(chunks).toString())),
  exposition: () => (chunks) => countSamples(exposition.parse(Buffer.concat(chunks).toString())),
};

/** Measures one contender: the median of 5 runs after some in which the engine compiles it. */
function measure(name: string): ContenderResult {
  const contender = contenders[name]?.();
  if (!contender) throw new Error(`No contender named ${name}.`);
  const body = Buffer.from(expositionPayload());
  const chunks: Buffer[] = [];
  for (let start = 0; start < body.length; start += CHUNK_BYTES) {
    chunks.push(body.subarray(start, start + CHUNK_BYTES));
  }
  let samples = 0;
  for (let run = 0; run < WARM_UPS; run++) samples = contender(chunks);
  const times: number[] = [];
  const threadTimes: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    const threadStart = process.threadCpuUsage();
    samples = contender(chunks);
    threadTimes.push(inMilliseconds(process.threadCpuUsage(threadStart)));
    times.push(inMilliseconds(process.cpuUsage(start)));
  }
  return {
    milliseconds: median(times),
    threadMilliseconds: median(threadTimes),
    bytes: body.length,
    samples,
  };
}

function inMilliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

process.send?.(measure(process.argv[2] ?? ''));
