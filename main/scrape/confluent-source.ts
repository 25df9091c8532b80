import { ConfluentFailure, type FailureCode } from '../confluent/failure.ts';
import type { LastScrape, Recording } from '../confluent/last-scrape.ts';
import { exportQuery, type MetricsApi } from '../confluent/metrics-api.ts';
import type { AnswerReader, ExpositionFormat, ExpositionReport } from '../metrics/answer.ts';
import type { ClusterOutcome, ScrapeOutcome } from '../metrics/outcome.ts';
import type { MetricsSource } from './source.ts';

/** Of one metric the server exports no more samples than this in one answer; the rest is dropped without a word. */
const SERVER_CUTS_AT = 60_000;
/** Splitting ends only when the clusters together are so far below the cut again. */
const JOIN_BELOW = 0.8 * SERVER_CUTS_AT;
/** Longer queries are refused by proxies and servers here and there. */
const LONGEST_QUERY = 6_000;

/** What goes wrong so for one cluster goes wrong for the next: waiting for each would only take long. */
const HITS_ALL: ReadonlySet<FailureCode> = new Set([
  'key-refused',
  'offline',
  'proxy',
  'redirected',
  'time-out',
  'tls',
]);

type Outcome = ClusterOutcome<ConfluentFailure>;
type Open = (format: ExpositionFormat) => AnswerReader;

/** One scrape. */
interface Request {
  readonly open: Open;
  readonly signal: AbortSignal;
  readonly recording: Recording | undefined;
}

/** What a source is made of. */
export interface ConfluentSourceOptions {
  readonly api: MetricsApi;
  readonly clusterIds: readonly string[];
  /** Keeps the answers as they came. */
  readonly lastScrape?: LastScrape;
}

/**
 * Reads all clusters of an account from Confluent's export endpoint: with one request as a rule. One request for each
 * cluster, one after the other, is made
 * - where a metric of the answer reached 60,000 samples, from the next scrape on until all clusters together have
 *   clearly less,
 * - where the server refuses all clusters because of some of them, at once and until all are readable,
 * - where the address would get too long.
 */
export class ConfluentSource implements MetricsSource {
  readonly #api: MetricsApi;
  readonly #clusterIds: readonly string[];
  readonly #lastScrape: LastScrape | undefined;
  readonly #fitsOneQuery: boolean;
  #isSplit: boolean;

  constructor({ api, clusterIds, lastScrape }: ConfluentSourceOptions) {
    this.#api = api;
    this.#clusterIds = clusterIds;
    this.#lastScrape = lastScrape;
    this.#fitsOneQuery = exportQuery(clusterIds).toString().length <= LONGEST_QUERY;
    this.#isSplit = !this.#fitsOneQuery;
  }

  /**
   * See the port. Where each cluster has a request of its own and all fail, but not in the same way, nothing is
   * rejected: the outcome then says of each why.
   */
  async scrape(open: Open, signal: AbortSignal): Promise<ScrapeOutcome<ConfluentFailure>> {
    const recording = this.#lastScrape?.begin();
    try {
      return await this.#scrapeAll({ open, signal, recording });
    } finally {
      if (recording) this.#lastScrape?.keep(recording);
    }
  }

  async #scrapeAll(request: Request): Promise<ScrapeOutcome<ConfluentFailure>> {
    if (this.#isSplit) return this.#scrapeEach(request);
    try {
      return await this.#scrapeTogether(request);
    } catch (error) {
      const isSome = error instanceof ConfluentFailure && error.code === 'unknown-cluster';
      if (!isSome || this.#clusterIds.length < 2) throw error;
      return this.#scrapeEach(request);
    }
  }

  async #scrapeTogether({ open, signal, recording }: Request): Promise<ScrapeOutcome<ConfluentFailure>> {
    const report = await this.#api.export(this.#clusterIds, open, signal, recording);
    const outcome = readOutcome(report);
    this.#isSplit = this.#clusterIds.length > 1 && outcome.cutMetrics.size > 0;
    return { clusters: new Map(this.#clusterIds.map((id) => [id, outcome])) };
  }

  async #scrapeEach({ open, signal, recording }: Request): Promise<ScrapeOutcome<ConfluentFailure>> {
    const clusters = new Map<string, Outcome>();
    const reports: ExpositionReport[] = [];
    let shared: ConfluentFailure | undefined;
    for (const id of this.#clusterIds) {
      try {
        if (shared !== undefined) throw shared;
        const report = await this.#api.export([id], open, signal, recording);
        reports.push(report);
        clusters.set(id, readOutcome(report));
      } catch (error) {
        if (!(error instanceof ConfluentFailure)) throw error;
        clusters.set(id, { kind: 'failed', failure: error });
        if (HITS_ALL.has(error.code)) shared = error;
      }
    }
    const failure = commonFailure(clusters);
    if (failure !== undefined) throw failure;
    this.#isSplit =
      !this.#fitsOneQuery || reports.length < clusters.size || largestFamily(reports) >= JOIN_BELOW;
    return { clusters };
  }
}

/** The failure of all clusters, where all failed in the same way. */
function commonFailure(clusters: ReadonlyMap<string, Outcome>): ConfluentFailure | undefined {
  const failures = [...clusters.values()].map((outcome) =>
    outcome.kind === 'failed' ? outcome.failure : undefined,
  );
  const [first] = failures;
  return failures.every((failure) => failure?.code === first?.code) ? first : undefined;
}

function readOutcome({ families, badLines }: ExpositionReport): Outcome & { kind: 'read' } {
  const cut = [...families].filter(([, samples]) => samples >= SERVER_CUTS_AT).map(([metric]) => metric);
  return { kind: 'read', cutMetrics: new Set(cut), badLines };
}

/** The samples of the largest metric over all answers together. */
function largestFamily(reports: readonly ExpositionReport[]): number {
  const sums = new Map<string, number>();
  for (const { families } of reports) {
    for (const [metric, samples] of families) sums.set(metric, (sums.get(metric) ?? 0) + samples);
  }
  return Math.max(0, ...sums.values());
}
