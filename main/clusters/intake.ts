import type { AnswerReader, ExpositionFormat, LabelPairs, SampleSink } from '../metrics/answer.ts';
import { ExpositionParser } from '../metrics/exposition-parser.ts';
import type { ScrapeOutcome } from '../metrics/outcome.ts';
import type { SeriesCache } from '../metrics/series-cache.ts';
import type { ClusterSnapshot } from './snapshot.ts';
import type { IntakeNotes, Slot } from './slot.ts';

/** What an intake needs of the account it belongs to. */
export interface IntakeOwner {
  readonly cache: SeriesCache<Slot>;
  resolve(metric: string, labels: LabelPairs): Slot;
  noteHelp(metric: string, text: string): void;
  /** Called once the number of series makes it necessary to keep less of them. */
  foldRequests(): void;
  commit(intake: Intake, outcome: ScrapeOutcome<unknown>): readonly ClusterSnapshot[];
}

/** By what the samples of an intake are judged. */
export interface IntakeLimits {
  /** Minutes (since the epoch) beyond this one are taken for a server's mistake. */
  readonly latestMinute: number;
  /** With more series than this, requests are kept by type only. */
  readonly series: number;
}

/**
 * Takes in the answers of one scrape. Nothing of it is visible before `commit`; an intake that is never committed
 * leaves no trace. One at a time for an account.
 */
export class Intake implements IntakeNotes {
  readonly #owner: IntakeOwner;
  readonly #limits: IntakeLimits;
  readonly #families = new Set<string>();
  readonly #access = new Map<string, boolean>();
  readonly #failedMetrics = new Set<string>();
  #answers = 0;
  #series = 0;
  #samples = 0;
  #foreignSamples = 0;

  constructor(owner: IntakeOwner, limits: IntakeLimits) {
    this.#owner = owner;
    this.#limits = limits;
  }

  /** Metrics (ids) that the answers read to their end had samples of. */
  get families(): ReadonlySet<string> {
    return this.#families;
  }

  /** Metrics (ids) that the server could not compute. */
  get failedMetrics(): ReadonlySet<string> {
    return this.#failedMetrics;
  }

  /** Samples met, wanted or not. */
  get samples(): number {
    return this.#samples;
  }

  /** Samples of clusters that nobody asked for; they were left aside. */
  get foreignSamples(): number {
    return this.#foreignSamples;
  }

  /** Whether Confluent said that the cluster cannot be read; undefined when it said nothing. */
  isInaccessible(clusterId: string): boolean | undefined {
    return this.#access.get(clusterId);
  }

  /** A reader for one answer of the scrape. */
  open(format: ExpositionFormat): AnswerReader {
    const owner = this.#owner;
    const mark = { ordinal: ++this.#answers, intake: this, latestMinute: this.#limits.latestMinute };
    const sink: SampleSink<Slot> = {
      resolve: (metric, labels) => owner.resolve(metric, labels),
      sample: (slot, value, timestampMs) => {
        this.#samples++;
        slot.target.take(slot.row, value, timestampMs, mark);
      },
      help: (metric, text) => owner.noteHelp(metric, text),
    };
    const parser = new ExpositionParser(sink, { format, cache: owner.cache });
    return {
      write: (chunk) => parser.write(chunk),
      end: () => {
        const report = parser.end();
        for (const family of report.families.keys()) this.#families.add(family);
        return report;
      },
    };
  }

  /** Makes what was read visible for the clusters that were read, and answers the snapshots of all clusters. */
  commit(outcome: ScrapeOutcome<unknown>): readonly ClusterSnapshot[] {
    return this.#owner.commit(this, outcome);
  }

  noteSeries(): void {
    this.#series++;
    if (this.#series === this.#limits.series + 1) this.#owner.foldRequests();
  }

  noteAccess(clusterId: string, isInaccessible: boolean): void {
    this.#access.set(clusterId, isInaccessible);
  }

  noteFailedMetric(metricId: string): void {
    this.#failedMetrics.add(metricId);
  }

  noteForeignSample(): void {
    this.#foreignSamples++;
  }
}
