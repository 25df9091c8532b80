import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  AccountSummary,
  ClusterCharts,
  ClusterPage,
  ClusterSummary,
  RefreshAnswer,
} from '../preload/contract.ts';
import type { Clock } from './clock.ts';
import { AccountModel } from './clusters/account-model.ts';
import { judgeCluster, type HealthVerdict } from './clusters/health.ts';
import { RecentHistory } from './clusters/recent.ts';
import { emptySnapshot, type ClusterSnapshot } from './clusters/snapshot.ts';
import type { RequestBudget } from './confluent/budget.ts';
import { ConfluentFailure } from './confluent/failure.ts';
import { unreadableClusters } from './confluent/server-failures.ts';
import { RESOURCE_ACCESS_ERROR } from './metrics/catalogue.ts';
import type { LookBack, LookBackDepth, PastMinute } from './scrape/look-back.ts';
import { AccountSchedule } from './scrape/schedule.ts';
import type { MetricsSource } from './scrape/source.ts';
import { clusterPage, clusterSummary, failureView, type ClusterState } from './views/cluster-view.ts';
import { clusterCharts, sinceStart } from './views/minute-series.ts';
import { worstHealth } from './views/overview-view.ts';

/** What an account at work is made of. */
export interface AccountOptions {
  readonly id: string;
  readonly name: string;
  readonly clusterIds: readonly string[];
  readonly clock: Clock;
  readonly source: MetricsSource;
  readonly lookBack: LookBack;
  readonly budget: RequestBudget;
}

/** One account at work: reads its clusters when they are due and knows how they are. */
export class Account {
  readonly id: string;
  readonly #options: AccountOptions;
  readonly #model: AccountModel;
  readonly #recent = new RecentHistory();
  readonly #schedule: AccountSchedule;
  readonly #startedAt: number;
  /** How the last read failed, by cluster; those that succeeded have no entry. */
  readonly #failures = new Map<string, ConfluentFailure>();
  readonly #verdicts = new Map<string, HealthVerdict>();
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  #lookingBack: Promise<void> | undefined;

  constructor(options: AccountOptions) {
    const { id, clusterIds, clock, budget } = options;
    this.id = id;
    this.#options = options;
    this.#startedAt = clock.now();
    this.#model = new AccountModel({ clusterIds, clock });
    this.#schedule = new AccountSchedule({
      accountId: id,
      clock,
      scrape: (signal) => this.#scrape(signal, 'charts'),
      allows: (purpose) => budget.allows(clusterIds, purpose),
      random: Math.random,
    });
  }

  /** Starts to read every minute. */
  start(): void {
    this.#schedule.start();
  }

  /** Reads once and looks back, for a single answer. A failure is not thrown: it shows in the answers. */
  async readOnce(): Promise<void> {
    await this.#scrape(this.#disposal.signal, 'lag').catch(() => undefined);
    await this.#lookingBack;
  }

  /** Hears of every read that ended, well or not. Returns the undo. */
  onRead(listener: () => void): () => void {
    return this.#schedule.onOutcome(listener);
  }

  /** Hears of it when more of the past is known. Returns the undo. */
  onLookedBack(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Judges all clusters anew; true when one is no longer what it was. */
  judge(): boolean {
    let hasChanged = false;
    for (const clusterId of this.#options.clusterIds) {
      const before = this.#verdicts.get(clusterId)?.health;
      hasChanged ||= this.#stateOf(clusterId).verdict.health !== before;
    }
    return hasChanged;
  }

  has(clusterId: string): boolean {
    return this.#options.clusterIds.includes(clusterId);
  }

  clusters(): ClusterSummary[] {
    const now = this.#options.clock.now();
    return this.#options.clusterIds.map((id) => clusterSummary(this.#stateOf(id), this.#recent, now));
  }

  page(clusterId: string): ClusterPage {
    return clusterPage(this.#stateOf(clusterId), this.#recent, this.#options.clock.now());
  }

  charts(clusterId: string): ClusterCharts {
    const snapshot = this.#snapshotOf(clusterId);
    const newest = snapshot.minute ?? this.#options.clock.now();
    return clusterCharts(this.#recent, snapshot, sinceStart(this.#startedAt, newest));
  }

  summary(): AccountSummary {
    const { id, name, budget, clusterIds } = this.#options;
    const failures = clusterIds.map((clusterId) => this.#failures.get(clusterId));
    const [first] = failures;
    // What failed for every cluster in the same way is the account's trouble, not the clusters'.
    const shared = failures.every((failure) => failure?.code === first?.code) ? first : undefined;
    return {
      id,
      name,
      health: worstHealth(clusterIds.map((clusterId) => this.#stateOf(clusterId).verdict.health)),
      failure: failureView(shared),
      nextReadAt: this.#schedule.nextReadAt,
      budget: { used: budget.used, limit: budget.limit },
      refreshRefusal: this.#schedule.refreshRefusal()?.reason ?? null,
    };
  }

  refresh(): RefreshAnswer {
    const decision = this.#schedule.refreshNow();
    return decision.accepted ? decision : { accepted: false, reason: decision.reason };
  }

  /** Ends all that is under way. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The account is no longer read.'));
    this.#listeners.clear();
    await this.#schedule.dispose();
    await this.#lookingBack;
  }

  async #scrape(signal: AbortSignal, depth: LookBackDepth): Promise<{ newestMinute: number | undefined }> {
    const { source, clusterIds } = this.#options;
    const intake = this.#model.begin();
    try {
      const outcome = await source.scrape((format) => intake.open(format), signal);
      for (const [clusterId, read] of outcome.clusters) {
        if (read.kind === 'failed') this.#failures.set(clusterId, read.failure);
        else this.#failures.delete(clusterId);
      }
      const snapshots = intake.commit(outcome);
      for (const snapshot of snapshots) {
        // A turn of the event loop for each large cluster: nothing else waits for all of them.
        await nextTurn();
        this.#recent.record(snapshot);
      }
      this.#lookingBack ??= this.#lookBack(snapshots, depth);
      const minutes = snapshots.map(({ minute }) => minute).filter((minute) => minute !== undefined);
      return { newestMinute: minutes.length > 0 ? Math.max(...minutes) : undefined };
    } catch (error) {
      if (error instanceof ConfluentFailure) {
        for (const clusterId of clusterIds) this.#failures.set(clusterId, error);
      }
      throw error;
    }
  }

  /** Fills the hour before the first read, cluster by cluster. What cannot be had stays a gap. */
  async #lookBack(snapshots: readonly ClusterSnapshot[], depth: LookBackDepth): Promise<void> {
    const { lookBack } = this.#options;
    const { signal } = this.#disposal;
    for (const { clusterId, minute } of snapshots) {
      if (minute === undefined || signal.aborted) continue;
      const fill: PastMinute = (...point) => this.#recent.fill(clusterId, ...point);
      // Rejects only when the account is disposed of, and then nobody waits for the past.
      await lookBack.fillHour(clusterId, minute, depth, fill, signal).catch(() => undefined);
      for (const listener of this.#listeners) listener();
    }
  }

  #snapshotOf(clusterId: string): ClusterSnapshot {
    return this.#model.snapshot(clusterId) ?? emptySnapshot(clusterId);
  }

  #stateOf(clusterId: string): ClusterState {
    const snapshot = this.#snapshotOf(clusterId);
    const failure = this.#failures.get(clusterId) ?? inaccessible(snapshot);
    const verdict = judgeCluster({
      snapshot,
      failure,
      now: this.#options.clock.now(),
      delayMs: this.#schedule.delayMs,
      startedAt: this.#startedAt,
      previous: this.#verdicts.get(clusterId),
    });
    this.#verdicts.set(clusterId, verdict);
    return { accountId: this.id, snapshot, verdict, failure, nextReadAt: this.#schedule.nextReadAt };
  }
}

/** Confluent marks such a cluster inside a good answer; for the user it is a failure like others. */
function inaccessible({ clusterId, inaccessibleSince }: ClusterSnapshot): ConfluentFailure | undefined {
  if (inaccessibleSince === undefined) return undefined;
  return unreadableClusters([clusterId], `${RESOURCE_ACCESS_ERROR} 1`);
}
