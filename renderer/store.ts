import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Bridge, ClusterCharts, ClusterPage, Overview, SetupState } from '../preload/contract.ts';
import { LiveAnswer } from './live-answer.ts';

/** A cluster's page and charts, kept current while they are on screen. */
export interface ClusterAnswers {
  readonly clusterId: string;
  readonly page: LiveAnswer<ClusterPage | null>;
  readonly charts: LiveAnswer<ClusterCharts | null>;
}

const TICK_MILLISECONDS = 1000;

/** Everything the views show. Asks once at the start and again on every change the application announces. */
export class Store {
  readonly overview: LiveAnswer<Overview>;
  /** The application's clock by the second, in epoch milliseconds; still while nobody looks. For countdowns only. */
  readonly now: ReadonlySignal<number>;
  /** The wizard of set-up as the application holds it; asked for while it is on screen. */
  readonly setup: LiveAnswer<SetupState>;
  /** For orders: what is asked to be shown goes through the answers above. */
  readonly bridge: Bridge;
  readonly #lostSince = signal<number | null>(null);
  readonly #tick = signal(Date.now());
  /** How far the application's clock is ahead of this machine's: behind a tunnel they are two. */
  readonly #skew = signal(0);
  #cluster: ClusterAnswers | null = null;
  #isSettingUp = false;

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.now = computed(() => this.#tick.value + this.#skew.value);
    this.overview = new LiveAnswer(async () => {
      const overview = await bridge.overview(null);
      this.#skew.value = overview.now - Date.now();
      return overview;
    });
    this.setup = new LiveAnswer(() => bridge.setup(null));
  }

  /** Since when the application has not answered, in epoch milliseconds; null while it does. */
  get lostSince(): ReadonlySignal<number | null> {
    return this.#lostSince;
  }

  /** Starts listening and asks for the overview; the returned function stops all of it. */
  start(): () => void {
    const stopChanged = this.bridge.onChanged(() => this.#askAll());
    const stopConnection = this.bridge.onConnection((connected) => this.#connection(connected));
    const timer = setInterval(() => {
      if (!document.hidden) this.#tick.value = Date.now();
    }, TICK_MILLISECONDS);
    this.#askAll();
    return () => {
      stopChanged();
      stopConnection();
      clearInterval(timer);
    };
  }

  /** The answers about one cluster; the same object as long as the same cluster is asked for. */
  cluster(clusterId: string): ClusterAnswers {
    if (this.#cluster?.clusterId !== clusterId) {
      this.#cluster = {
        clusterId,
        page: new LiveAnswer(() => this.bridge.cluster({ clusterId })),
        charts: new LiveAnswer(() => this.bridge.charts({ clusterId })),
      };
      void this.#cluster.page.refresh();
      void this.#cluster.charts.refresh();
    }
    return this.#cluster;
  }

  /** Stops asking for this cluster, unless another has taken its place on screen. */
  leaveCluster(clusterId: string): void {
    if (this.#cluster?.clusterId === clusterId) this.#cluster = null;
  }

  /** Keeps the wizard's state current until the returned function is called. */
  followSetup(): () => void {
    this.#isSettingUp = true;
    void this.setup.refresh();
    return () => (this.#isSettingUp = false);
  }

  #askAll(): void {
    void this.overview.refresh();
    void this.#cluster?.page.refresh();
    void this.#cluster?.charts.refresh();
    if (this.#isSettingUp) void this.setup.refresh();
  }

  #connection(connected: boolean): void {
    const wasLost = this.#lostSince.peek() !== null;
    if (connected) this.#lostSince.value = null;
    else this.#lostSince.value ??= Date.now();
    if (connected && wasLost) this.#askAll();
    // The answer to this tells an application that is gone from one that no longer knows this page.
    if (!connected) void this.overview.refresh();
  }
}
