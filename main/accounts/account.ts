import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BackFillProgress, ClusterSummary, RefreshAnswer } from '../../preload/contract.ts';
import { MINUTE_MS, type Clock } from '../clock.ts';
import { AccountModel } from '../clusters/account-model.ts';
import { judgeCluster, type HealthVerdict } from '../clusters/health.ts';
import { RecentTotals } from '../clusters/recent.ts';
import { emptySnapshot, type ClusterSnapshot } from '../clusters/snapshot.ts';
import { RequestBudget } from '../confluent/budget.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import type { KeptScrape } from '../confluent/last-scrape.ts';
import { noNetwork } from '../confluent/no-network.ts';
import { unreadableClusters } from '../confluent/server-failures.ts';
import type { Connection } from './connection.ts';
import { failureView } from '../views/failure-view.ts';
import { RESOURCE_ACCESS_ERROR } from '../metrics/catalogue.ts';
import { lagOfLastHour } from '../scrape/look-back.ts';
import { readClusters, type ReadingKeys } from './read-clusters.ts';
import type { HoldReason } from '../scrape/holds.ts';
import { AccountSchedule, type ReadOutcome } from '../scrape/schedule.ts';
import type { AccountState } from '../views/account-view.ts';
import { clusterSummary } from '../views/cluster-view.ts';
import { type ClusterState, type ClusterTraits } from '../views/cluster-state.ts';
import { METRIC } from '../views/metric-ids.ts';
import { worstHealth } from '../views/overview-view.ts';
import { standstillHealth, type Standstill } from '../views/standstill.ts';
import type { ClusterWatch } from '../watch/cluster-watch.ts';
import { AccountPast, type Remembering } from './account-past.ts';

/** What an account at work is made of. */
export interface AccountOptions {
  readonly id: string;
  readonly clusters: readonly ClusterTraits[];
  readonly clock: Clock;
  readonly keys: ReadingKeys<Connection>;
  readonly remembering: Remembering;
}

/** Everything that is known of one cluster. */
export interface AccountCluster {
  readonly state: ClusterState;
  readonly watch: ClusterWatch;
  readonly recent: RecentTotals;
}

/** What cards draw as a line, and how far back. */
const SPARKLINES = [METRIC.lag, METRIC.bytesIn];
const RECENT_MS = 60 * MINUTE_MS;

/** One account at work: reads its clusters when they are due and knows how they are. */
export class Account {
  readonly id: string;
  readonly #options: AccountOptions;
  #clusters: readonly ClusterTraits[];
  readonly #model: AccountModel;
  readonly #recent = new RecentTotals();
  readonly #past: AccountPast;
  readonly #schedule: AccountSchedule;
  readonly #startedAt: number;
  /** Stands for the budget while there is no connection. */
  readonly #unused: RequestBudget;
  /** How the last read failed, by cluster; those that succeeded have no entry. */
  readonly #failures = new Map<string, ConfluentFailure>();
  readonly #verdicts = new Map<string, HealthVerdict>();
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  /** What keeps it from being read, and since when. */
  readonly #heldSince = new Map<HoldReason, number>();
  /** When the computer, or its network, was last back. */
  #wokeAt: number | undefined;
  constructor(options: AccountOptions) {
    const { id, clusters, clock, keys, remembering } = options;
    this.id = id;
    this.#options = options;
    this.#clusters = clusters;
    this.#startedAt = clock.now();
    this.#unused = new RequestBudget({ clock });
    this.#model = new AccountModel({ clusterIds: clusters.map((cluster) => cluster.id), clock });
    this.#past = new AccountPast({
      ...remembering,
      clock,
      clusters,
      api: () => keys.inUse?.api,
      changed: () => this.#announce(),
      fetched: () => void this.#fillRecent(),
    });
    this.#schedule = new AccountSchedule({
      accountId: id,
      clock,
      scrape: (signal) => this.#scrape(signal),
      allows: (purpose) => (keys.inUse?.budget ?? this.#unused).allows(this.#model.clusterIds, purpose),
      random: Math.random,
    });
  }

  /** How long after its begin a minute can be read, as learnt, in milliseconds; undefined before the first answer. */
  get delayMs(): number | undefined {
    return this.#schedule.delayMs;
  }

  /** True from a wake-up of the computer, or of its network, until it was read again. */
  get isWaking(): boolean {
    return this.#standstill()?.kind === 'waking';
  }

  /** Starts to read every minute. */
  start(): void {
    this.#past.start();
    this.#schedule.start();
    void this.#fillRecent();
  }

  /** Starts no read until that reason is released; what is known stays. */
  hold(reason: HoldReason): void {
    if (!this.#heldSince.has(reason)) this.#heldSince.set(reason, this.#options.clock.now());
    this.#schedule.hold(reason);
    this.#past.pause();
  }

  /** That reason is over: reads soon, if it is due. */
  release(reason: HoldReason): void {
    this.#heldSince.delete(reason);
    if (reason !== 'paused') this.#wokeAt = this.#options.clock.now();
    this.#schedule.release(reason);
    if (this.#heldSince.size === 0) this.#past.resume();
  }

  /** Reads once, and the lag of the last hour, for a single answer. A failure is not thrown: it shows in the answers. */
  async readOnce(): Promise<void> {
    const { signal } = this.#disposal;
    await this.#scrape(signal).catch(() => undefined);
    const api = this.#options.keys.inUse?.api;
    for (const { clusterId, minute } of api ? this.#model.snapshots() : []) {
      if (!api || minute === undefined) continue;
      const past = await lagOfLastHour(api, clusterId, minute, signal).catch(() => []);
      for (const point of past) this.#recent.fill(clusterId, METRIC.lag, point.minute, point.lag);
    }
  }

  /** Hears of every read that ended, well or not. Returns the undo. */
  onRead(listener: (outcome: ReadOutcome) => void): () => void {
    return this.#schedule.onOutcome(listener);
  }

  /** Hears of it when more is known than before, of the past or of partitions. Returns the undo. */
  onLearnt(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Judges all clusters anew; true when one is no longer what it was. */
  judge(): boolean {
    let hasChanged = false;
    for (const traits of this.#clusters) {
      const before = this.#verdicts.get(traits.id)?.health;
      hasChanged ||= this.#stateOf(traits).verdict.health !== before;
    }
    return hasChanged;
  }

  clusters(): ClusterSummary[] {
    const now = this.#options.clock.now();
    return this.#clusters.flatMap((traits) => {
      const lag = this.#past.watch(traits.id)?.lag;
      return lag ? [clusterSummary(this.#stateOf(traits), { recent: this.#recent, lag }, now)] : [];
    });
  }

  /** Everything that is known of a cluster now; undefined for one that is not of this account. */
  cluster(clusterId: string): AccountCluster | undefined {
    const traits = this.#clusters.find(({ id }) => id === clusterId);
    const watch = this.#past.watch(clusterId);
    return traits && watch && { state: this.#stateOf(traits), watch, recent: this.#recent };
  }

  /** The watches of all its clusters. */
  watches(): Iterable<ClusterWatch> {
    return this.#past.watches();
  }

  /** What of the past is being fetched; null when nothing is. */
  get backFill(): BackFillProgress | null {
    return this.#past.progress;
  }

  state(): AccountState {
    const { keys } = this.#options;
    const clusters = this.#clusters;
    const isOffline = this.#heldSince.has('offline');
    const failures = isOffline ? [noNetwork()] : clusters.map(({ id }) => this.#failures.get(id));
    const [first] = failures;
    // What failed for every cluster in the same way is the account's trouble, not the clusters'.
    const shared = failures.every((failure) => failure?.code === first?.code) ? first : undefined;
    const { used, limit } = keys.inUse?.budget ?? this.#unused;
    const standstill = this.#standstill();
    return {
      health: standstill
        ? standstillHealth(standstill)
        : worstHealth(clusters.map((traits) => this.#stateOf(traits).verdict.health)),
      failure: failureView(shared),
      nextReadAt: this.#nextReadAt ?? null,
      budget: { used, limit },
      refreshRefusal: this.#schedule.refreshRefusal()?.reason ?? null,
    };
  }

  refresh(): RefreshAnswer {
    const decision = this.#schedule.refreshNow();
    return decision.accepted ? decision : { accepted: false, reason: decision.reason };
  }

  /** The answers of the last scrape as they came; undefined before the first. */
  async lastScrape(): Promise<KeptScrape | undefined> {
    return this.#options.keys.inUse?.lastScrape.read();
  }

  /** The keys changed: reads at once, however long a failure would have made it wait. */
  keysChanged(): void {
    this.#schedule.startAnew();
    this.#past.lookNow();
  }

  /** What is said of its clusters. */
  get traits(): readonly ClusterTraits[] {
    return this.#clusters;
  }

  /** The same clusters, of which the user says something else. */
  describe(clusters: readonly ClusterTraits[]): void {
    this.#clusters = clusters;
  }

  /** Ends all that is under way. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The account is no longer read.'));
    this.#listeners.clear();
    await this.#schedule.dispose();
    await this.#past.dispose();
  }

  async #scrape(signal: AbortSignal): Promise<{ newestMinute: number | undefined }> {
    try {
      const { intake, outcome } = await readClusters(
        {
          keys: this.#options.keys,
          model: this.#model,
          isFailing: (id) => this.#failureOf(id) !== undefined,
        },
        signal,
      );
      for (const [clusterId, read] of outcome.clusters) {
        if (read.kind === 'failed') this.#failures.set(clusterId, read.failure);
        else this.#failures.delete(clusterId);
      }
      const snapshots = intake.commit(outcome);
      for (const snapshot of snapshots) {
        // A turn of the event loop for each large cluster: nothing else waits for all of them.
        await nextTurn();
        this.#recent.record(snapshot);
        const isRead = outcome.clusters.get(snapshot.clusterId)?.kind === 'read';
        if (isRead) this.#past.scraped(snapshot);
      }
      const minutes = snapshots.map(({ minute }) => minute).filter((minute) => minute !== undefined);
      return { newestMinute: minutes.length > 0 ? Math.max(...minutes) : undefined };
    } catch (error) {
      if (error instanceof ConfluentFailure) {
        for (const clusterId of this.#model.clusterIds) this.#failures.set(clusterId, error);
      }
      throw error;
    }
  }

  /** What the history has of the hour before, for the sparklines: now, and again when more was fetched. */
  async #fillRecent(): Promise<void> {
    const { remembering, clock } = this.#options;
    const to = clock.now();
    const from = Math.floor(to / MINUTE_MS) * MINUTE_MS - RECENT_MS;
    for (const { id: clusterId } of this.#clusters) {
      const keys = SPARKLINES.map((metricId) => ({ clusterId, metricId, labels: {} }));
      const found = await remembering.history.read(keys, from, to, MINUTE_MS);
      for (const [index, metricId] of SPARKLINES.entries()) {
        for (const [minute, value] of (found[index]?.values ?? []).entries()) {
          if (!Number.isNaN(value)) this.#recent.fill(clusterId, metricId, from + minute * MINUTE_MS, value);
        }
      }
    }
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  #snapshotOf(clusterId: string): ClusterSnapshot {
    return this.#model.snapshot(clusterId) ?? emptySnapshot(clusterId);
  }

  /** Undefined while nothing is planned. */
  get #nextReadAt(): number | undefined {
    return this.#heldSince.size > 0 ? undefined : this.#schedule.nextReadAt;
  }

  /** Why nothing can be said of the clusters now; undefined as a rule. */
  #standstill(): Standstill | undefined {
    const pausedSince = this.#heldSince.get('paused');
    if (pausedSince !== undefined) return { kind: 'paused', since: pausedSince };
    const asleepSince = this.#heldSince.get('asleep');
    if (asleepSince === undefined && !this.#schedule.isWaking) return undefined;
    return { kind: 'waking', since: asleepSince ?? this.#wokeAt ?? this.#options.clock.now() };
  }

  #failureOf(clusterId: string): ConfluentFailure | undefined {
    if (this.#heldSince.has('offline')) return noNetwork();
    return this.#failures.get(clusterId) ?? inaccessible(this.#snapshotOf(clusterId));
  }

  #stateOf(traits: ClusterTraits): ClusterState {
    const snapshot = this.#snapshotOf(traits.id);
    const failure = this.#failureOf(traits.id);
    const verdict = judgeCluster({
      snapshot,
      failure,
      now: this.#options.clock.now(),
      delayMs: this.#schedule.delayMs,
      startedAt: this.#startedAt,
      previous: this.#verdicts.get(traits.id),
    });
    this.#verdicts.set(traits.id, verdict);
    this.#past.watch(traits.id)?.setStale(verdict.health === 'stale');
    return {
      accountId: this.id,
      traits,
      snapshot,
      verdict,
      standstill: this.#standstill(),
      failure,
      nextReadAt: this.#nextReadAt,
    };
  }
}

/** Confluent marks such a cluster inside a good answer; for the user it is a failure like others. */
function inaccessible({ clusterId, inaccessibleSince }: ClusterSnapshot): ConfluentFailure | undefined {
  if (inaccessibleSince === undefined) return undefined;
  return unreadableClusters([clusterId], `${RESOURCE_ACCESS_ERROR} 1`);
}
