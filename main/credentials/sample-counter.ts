import type { AnswerReader, ExpositionFormat, SampleSink } from '../metrics/answer.ts';
import { RESOURCE_ACCESS_ERROR } from '../metrics/catalogue.ts';
import { ExpositionParser } from '../metrics/exposition-parser.ts';

/** What the counter keeps for a series: the cluster it belongs to, and whether it is the mark of one out of reach. */
interface Slot {
  readonly clusterId: string;
  readonly isMark: boolean;
}

/** Reads an export for nothing but how many samples there are, how new, and which clusters are out of reach. */
export class SampleCounter {
  readonly #inaccessible = new Set<string>();
  readonly #reporting = new Set<string>();
  #samples = 0;
  #newest: number | undefined;

  /** Clusters that the answer marks as deleted or not permitted. */
  get inaccessible(): ReadonlySet<string> {
    return this.#inaccessible;
  }

  /** Clusters with at least one sample. */
  get reporting(): ReadonlySet<string> {
    return this.#reporting;
  }

  /** Samples of all clusters. */
  get samples(): number {
    return this.#samples;
  }

  /** The time of the newest sample, as epoch milliseconds; undefined where none has one. */
  get newest(): number | undefined {
    return this.#newest;
  }

  /** A reader for an answer. */
  open(format: ExpositionFormat): AnswerReader {
    const sink: SampleSink<Slot> = {
      resolve: (metric, labels) => {
        const isMark = metric === RESOURCE_ACCESS_ERROR;
        const clusterId = valueOf(labels, isMark ? 'resource_id' : 'kafka_id');
        return clusterId === undefined ? undefined : { clusterId, isMark };
      },
      sample: ({ clusterId, isMark }, value, timestampMs) => {
        if (!isMark) this.#count(clusterId, timestampMs);
        else if (value === 1) this.#inaccessible.add(clusterId);
      },
    };
    return new ExpositionParser(sink, { format });
  }

  #count(clusterId: string, timestampMs: number): void {
    this.#reporting.add(clusterId);
    this.#samples += 1;
    if (timestampMs > (this.#newest ?? Number.NEGATIVE_INFINITY)) this.#newest = timestampMs;
  }
}

function valueOf(labels: readonly string[], name: string): string | undefined {
  for (let index = 0; index < labels.length; index += 2) {
    if (labels[index] === name) return labels[index + 1];
  }
  return undefined;
}
