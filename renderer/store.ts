import { signal, type ReadonlySignal } from '@preact/signals';
import type { Bridge, ClusterCharts, ClusterPage, Overview, RefreshAnswer } from '../preload/contract.ts';
import { LiveAnswer } from './live-answer.ts';

/** A cluster's page and charts, kept current while they are on screen. */
export interface ClusterAnswers {
  readonly clusterId: string;
  readonly page: LiveAnswer<ClusterPage | null>;
  readonly charts: LiveAnswer<ClusterCharts | null>;
}

/** Everything the views show. Asks once at the start and again on every change the application announces. */
export class Store {
  readonly overview: LiveAnswer<Overview>;
  readonly #bridge: Bridge;
  readonly #lostSince = signal<number | null>(null);
  #cluster: ClusterAnswers | null = null;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.overview = new LiveAnswer(() => bridge.overview(null));
  }

  /** Since when the application has not answered, in epoch milliseconds; null while it does. */
  get lostSince(): ReadonlySignal<number | null> {
    return this.#lostSince;
  }

  /** Starts listening and asks for the overview; the returned function stops listening. */
  start(): () => void {
    const stopChanged = this.#bridge.onChanged(() => this.#askAll());
    const stopConnection = this.#bridge.onConnection((connected) => this.#connection(connected));
    this.#askAll();
    return () => {
      stopChanged();
      stopConnection();
    };
  }

  /** The answers about one cluster; the same object as long as the same cluster is asked for. */
  cluster(clusterId: string): ClusterAnswers {
    if (this.#cluster?.clusterId !== clusterId) {
      this.#cluster = {
        clusterId,
        page: new LiveAnswer(() => this.#bridge.cluster({ clusterId })),
        charts: new LiveAnswer(() => this.#bridge.charts({ clusterId })),
      };
      void this.#cluster.page.refresh();
      void this.#cluster.charts.refresh();
    }
    return this.#cluster;
  }

  /** Forgets the cluster on screen, so that changes no longer ask for it. */
  leaveCluster(): void {
    this.#cluster = null;
  }

  refresh(accountId: string): Promise<RefreshAnswer> {
    return this.#bridge.refresh({ accountId });
  }

  #askAll(): void {
    void this.overview.refresh();
    void this.#cluster?.page.refresh();
    void this.#cluster?.charts.refresh();
  }

  #connection(connected: boolean): void {
    const wasLost = this.#lostSince.peek() !== null;
    if (!connected) this.#lostSince.value ??= Date.now();
    else this.#lostSince.value = null;
    if (connected && wasLost) this.#askAll();
  }
}
