import { MINUTE_MS } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { LabelPairs } from '../metrics/answer.ts';
import { definitionOf, unknownDefinition } from '../metrics/catalogue.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';
import type { ScrapeOutcome } from '../metrics/outcome.ts';
import { SeriesCache } from '../metrics/series-cache.ts';
import { ClusterState } from './cluster-state.ts';
import { Intake } from './intake.ts';
import type { IntakeOwner } from './intake.ts';
import { forEachName, labelNames, labelOf } from './labels.ts';
import { foreignSlot, markerSlot } from './markers.ts';
import type { Slot } from './slot.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** With more series than this in one scrape, requests are kept by type only: they are the widest metrics. */
const SERIES_ALLOWED = 150_000;
/** Share of the series allowed that the samples of a scrape must stay below before requests come back in full. */
const SHARE_TO_RETURN = 0.8;
/** Samples further ahead than this are a server's mistake; a wrong clock on this machine is hardly that wrong. */
const MINUTES_AHEAD = 24 * 60;

/** What an account model is made of. */
export interface AccountModelOptions {
  readonly clusterIds: readonly string[];
  readonly clock: Clock;
  /** How many series of one scrape are kept in full. */
  readonly seriesAllowed?: number;
}

/**
 * The live model of the clusters that are read with one key. Samples go from the parser into typed arrays; what a
 * snapshot shows is shared with them, not copied.
 */
export class AccountModel {
  readonly #clock: Clock;
  readonly #seriesAllowed: number;
  readonly #clusters: ReadonlyMap<string, ClusterState>;
  readonly #cache = new SeriesCache<Slot>();
  readonly #help = new Map<string, string>();
  /** Names met since the last commit, by cluster id. */
  readonly #names = new Map<string, Map<string, string>>();
  readonly #owner: IntakeOwner;
  #current: Intake | undefined;
  #areRequestsFolded = false;
  #hasMovedSeries = false;

  constructor(options: AccountModelOptions) {
    this.#clock = options.clock;
    this.#seriesAllowed = options.seriesAllowed ?? SERIES_ALLOWED;
    this.#clusters = new Map(options.clusterIds.map((id) => [id, new ClusterState(id)]));
    this.#owner = {
      cache: this.#cache,
      resolve: (metric, labels) => this.#resolve(metric, labels),
      noteHelp: (metric, text) => this.#help.set(metric, text),
      foldRequests: () => this.#foldRequests(),
      commit: (intake, outcome) => this.#commit(intake, outcome),
    };
  }

  get clusterIds(): readonly string[] {
    return [...this.#clusters.keys()];
  }

  /** Starts to take in a scrape. An earlier intake that was not committed is given up. */
  begin(): Intake {
    this.#cache.beginScrape();
    const latestMinute = Math.floor(this.#clock.now() / MINUTE_MS) + MINUTES_AHEAD;
    this.#current = new Intake(this.#owner, { latestMinute, series: this.#seriesAllowed });
    return this.#current;
  }

  /** The newest snapshot of a cluster; undefined for one that is not of this account. */
  snapshot(clusterId: string): ClusterSnapshot | undefined {
    return this.#clusters.get(clusterId)?.snapshot;
  }

  /** The newest snapshots of all clusters. */
  snapshots(): readonly ClusterSnapshot[] {
    return [...this.#clusters.values()].map((cluster) => cluster.snapshot);
  }

  #resolve(metric: string, labels: LabelPairs): Slot {
    const marker = markerSlot(metric, labels);
    if (marker) return marker;
    const cluster = this.#clusters.get(labelOf(labels, 'kafka_id'));
    if (!cluster) return foreignSlot;
    forEachName(labels, (id, name) => this.#namesOf(cluster.id).set(id, name));
    return cluster.placeOf(this.#definition(metric, labels), (label) => labelOf(labels, label));
  }

  #definition(metric: string, labels: LabelPairs): MetricDefinition {
    return (
      definitionOf(metric) ?? unknownDefinition(metric, labelNames(labels).sort(), this.#help.get(metric))
    );
  }

  #namesOf(clusterId: string): Map<string, string> {
    const known = this.#names.get(clusterId);
    if (known) return known;
    const names = new Map<string, string>();
    this.#names.set(clusterId, names);
    return names;
  }

  #foldRequests(): void {
    if (this.#areRequestsFolded) return;
    this.#areRequestsFolded = true;
    this.#hasMovedSeries = true;
    for (const cluster of this.#clusters.values()) cluster.foldRequests();
  }

  #commit(intake: Intake, outcome: ScrapeOutcome<unknown>): readonly ClusterSnapshot[] {
    if (intake !== this.#current)
      throw new Error('Only the newest intake of an account can be committed, once.');
    this.#current = undefined;
    for (const cluster of this.#clusters.values()) {
      const read = outcome.clusters.get(cluster.id);
      if (read?.kind !== 'read') continue;
      cluster.commit({
        intake,
        now: this.#clock.now(),
        cutMetrics: read.cutMetrics,
        badLines: read.badLines,
        failedMetrics: intake.failedMetrics,
        families: intake.families,
        isInaccessible: intake.isInaccessible(cluster.id),
        names: this.#namesOf(cluster.id),
      });
      this.#names.delete(cluster.id);
    }
    this.#tidy(intake, outcome);
    return this.snapshots();
  }

  /** Between two scrapes no line refers to a row: the time to move rows. */
  #tidy(intake: Intake, outcome: ScrapeOutcome<unknown>): void {
    const isWholeScrape = [...this.#clusters.keys()].every((id) => outcome.clusters.get(id)?.kind === 'read');
    const isSmallAgain = intake.samples < this.#seriesAllowed * SHARE_TO_RETURN;
    if (this.#areRequestsFolded && isWholeScrape && isSmallAgain) {
      for (const cluster of this.#clusters.values()) cluster.unfoldRequests();
      this.#areRequestsFolded = false;
      this.#hasMovedSeries = true;
    }
    for (const cluster of this.#clusters.values()) {
      if (cluster.compact()) this.#hasMovedSeries = true;
    }
    if (this.#hasMovedSeries) this.#cache.clear();
    this.#hasMovedSeries = false;
  }
}
