import type {
  ClusterCharts,
  ClusterPage,
  Overview,
  RefreshAnswer,
  RequestOf,
  ResponseOf,
} from '../preload/contract.ts';
import { Account } from './account.ts';
import { systemClock, type Clock } from './clock.ts';
import { RequestBudget } from './confluent/budget.ts';
import { Credentials } from './confluent/credentials.ts';
import type { Endpoints } from './confluent/endpoints.ts';
import { MetricsApi } from './confluent/metrics-api.ts';
import { Transport, type TransportOptions } from './confluent/transport.ts';
import { ConfluentSource } from './scrape/confluent-source.ts';
import { LookBack } from './scrape/look-back.ts';
import { overviewSentence, worstFirst, worstHealth } from './views/overview-view.ts';

export { EnvironmentError, readEndpoints } from './confluent/endpoints.ts';

/** How often everything is judged anew between reads: data grows stale while nothing happens. */
const JUDGE_EVERY_MS = 15_000;

/** An account as it is set up. */
export interface AccountConfiguration {
  readonly id: string;
  readonly name: string;
  readonly credentials: { readonly key: string; readonly secret: string };
  readonly clusterIds: readonly string[];
}

/** What the application is started with. */
export interface LaglightOptions {
  readonly version: string;
  readonly isDemo: boolean;
  readonly endpoints: Endpoints;
  readonly accounts: readonly AccountConfiguration[];
  readonly clock?: Clock;
  /** Proxies, certificate authorities, limits. */
  readonly network: Omit<TransportOptions, 'userAgent'>;
}

/** The application: reads the clusters of all accounts and answers every question of the contract. Knows no screen. */
export class Laglight {
  readonly #options: LaglightOptions;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #accounts: readonly Account[];
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  #judging: Promise<void> | undefined;

  constructor(options: LaglightOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#transport = new Transport({ userAgent: `laglight/${options.version}`, ...options.network });
    this.#accounts = options.accounts.map((account) => this.#build(account));
  }

  /** Starts to read every minute. */
  start(): void {
    for (const account of this.#accounts) {
      account.onRead(() => this.#announce());
      account.onLookedBack(() => this.#announce());
      account.start();
    }
    this.#judging ??= this.#judge();
  }

  /** Reads every account once, for a single answer. */
  async readOnce(): Promise<void> {
    await Promise.all(this.#accounts.map((account) => account.readOnce()));
  }

  /** Calls back after every read and every change of state. Returns the undo. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears of every read that ended, well or not. Returns the undo. */
  onRead(listener: () => void): () => void {
    const undos = this.#accounts.map((account) => account.onRead(listener));
    return () => {
      for (const undo of undos) undo();
    };
  }

  overview(): Overview {
    const clusters = worstFirst(this.#accounts.flatMap((account) => account.clusters()));
    return {
      version: this.#options.version,
      demo: this.#options.isDemo,
      now: this.#clock.now(),
      health: worstHealth(clusters.map(({ health }) => health)),
      sentence: overviewSentence(clusters),
      accounts: this.#accounts.map((account) => account.summary()),
      clusters,
    };
  }

  cluster({ clusterId }: RequestOf<'cluster'>): ClusterPage | null {
    return this.#accountOf(clusterId)?.page(clusterId) ?? null;
  }

  charts({ clusterId }: RequestOf<'charts'>): ClusterCharts | null {
    return this.#accountOf(clusterId)?.charts(clusterId) ?? null;
  }

  refresh({ accountId }: RequestOf<'refresh'>): ResponseOf<'refresh'> {
    const account = this.#accounts.find(({ id }) => id === accountId);
    const unknown: RefreshAnswer = { accepted: false, reason: 'There is no such account.' };
    return account?.refresh() ?? unknown;
  }

  /** Ends all reads and closes all connections. */
  async dispose(): Promise<void> {
    this.#disposal.abort();
    this.#listeners.clear();
    await Promise.all(this.#accounts.map((account) => account.dispose()));
    await this.#judging;
    await this.#transport.dispose();
  }

  #build({ id, name, credentials, clusterIds }: AccountConfiguration): Account {
    const clock = this.#clock;
    const budget = new RequestBudget({ clock });
    const api = new MetricsApi({
      transport: this.#transport,
      credentials: new Credentials(credentials.key, credentials.secret),
      endpoint: this.#options.endpoints.telemetry,
      budget,
      clock,
    });
    const source = new ConfluentSource({ api, clusterIds });
    const lookBack = new LookBack({ api, clock });
    return new Account({ id, name, clusterIds, clock, source, lookBack, budget });
  }

  #accountOf(clusterId: string): Account | undefined {
    return this.#accounts.find((account) => account.has(clusterId));
  }

  async #judge(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      await this.#clock.sleep(JUDGE_EVERY_MS, signal).catch(() => undefined);
      const changes = this.#accounts.map((account) => account.judge());
      if (changes.includes(true)) this.#announce();
    }
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
