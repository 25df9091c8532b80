import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type {
  Bridge,
  ClusterPage,
  GroupPage,
  Overview,
  PreferencesView,
  SetupState,
} from '../preload/contract.ts';
import { applyAppearance } from './appearance.ts';
import { ChartFeed } from './charts/chart-feed.ts';
import { latestMinute } from './charts/chart-range.ts';
import { LiveAnswer } from './live-answer.ts';

/** What a page with charts shows, kept current while it is on screen. */
interface PageAnswers<Page> {
  /** Of which cluster, or which group of which cluster. */
  readonly key: string;
  readonly page: LiveAnswer<Page | null>;
  readonly charts: ChartFeed;
}

/** A cluster's page and charts. */
export type ClusterAnswers = PageAnswers<ClusterPage>;
/** A consumer group's page and charts. */
export type GroupAnswers = PageAnswers<GroupPage>;

const TICK_MILLISECONDS = 1000;

/** Everything the views show. Asks once at the start and again on every change the application announces. */
export class Store {
  readonly overview: LiveAnswer<Overview>;
  /** The application's clock by the second, in epoch milliseconds; still while nobody looks. For countdowns only. */
  readonly now: ReadonlySignal<number>;
  /** The wizard of set-up as the application holds it; asked for while it is on screen. */
  readonly setup: LiveAnswer<SetupState>;
  /** What the user chose of how it all looks and works. */
  readonly preferences: LiveAnswer<PreferencesView>;
  /** For orders: what is asked to be shown goes through the answers above. */
  readonly bridge: Bridge;
  readonly #lostSince = signal<number | null>(null);
  readonly #tick = signal(Date.now());
  /** How far the application's clock is ahead of this machine's: behind a tunnel they are two. */
  readonly #skew = signal(0);
  #cluster: ClusterAnswers | null = null;
  #group: GroupAnswers | null = null;
  readonly #followed = new Set<LiveAnswer<unknown>>();
  /** Something changed while nobody could see it. */
  #isBehind = false;

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.now = computed(() => this.#tick.value + this.#skew.value);
    this.overview = new LiveAnswer(async () => {
      // Its numbers are to read as the user chose from the first moment on.
      const [overview] = await Promise.all([bridge.overview(null), this.#preferencesAsked()]);
      this.#skew.value = overview.now - Date.now();
      return overview;
    });
    this.setup = new LiveAnswer(() => bridge.setup(null));
    this.preferences = new LiveAnswer(async () => {
      const view = await bridge.preferences(null);
      const isReadOtherwise = applyAppearance(view.preferences);
      if (isReadOtherwise && this.preferences.state.peek().answered) this.#askAll();
      return view;
    });
  }

  /** Since when the application has not answered, in epoch milliseconds; null while it does. */
  get lostSince(): ReadonlySignal<number | null> {
    return this.#lostSince;
  }

  /** Starts listening and asks for the overview; the returned function stops all of it. */
  start(): () => void {
    const stopChanged = this.bridge.onChanged(() => this.#changed());
    const stopConnection = this.bridge.onConnection((connected) => this.#connection(connected));
    const timer = setInterval(() => {
      if (!document.hidden) this.#tick.value = Date.now();
    }, TICK_MILLISECONDS);
    const seen = () => {
      if (!document.hidden && this.#isBehind) this.#askAll();
    };
    document.addEventListener('visibilitychange', seen);
    void this.overview.refresh();
    return () => {
      document.removeEventListener('visibilitychange', seen);
      stopChanged();
      stopConnection();
      clearInterval(timer);
    };
  }

  /** The answers about one cluster; the same object as long as the same cluster is asked for. */
  cluster(clusterId: string): ClusterAnswers {
    if (this.#cluster?.key !== clusterId) {
      this.#cluster?.charts.dispose();
      this.#cluster = this.#answers(
        clusterId,
        clusterId,
        () => this.bridge.cluster({ clusterId }),
        (stretch) => this.bridge.charts({ clusterId, ...stretch }),
      );
    }
    return this.#cluster;
  }

  /** The answers about one consumer group; the same object as long as the same group is asked for. */
  group(clusterId: string, group: string): GroupAnswers {
    const key = `${clusterId}\n${group}`;
    if (this.#group?.key !== key) {
      this.#group?.charts.dispose();
      this.#group = this.#answers(
        key,
        clusterId,
        () => this.bridge.group({ clusterId, group }),
        (stretch) => this.bridge.groupCharts({ clusterId, group, ...stretch }),
      );
    }
    return this.#group;
  }

  /** Stops asking for these answers, unless others have taken their place on screen. */
  leave(answers: ClusterAnswers | GroupAnswers): void {
    answers.charts.dispose();
    if (this.#cluster === answers) this.#cluster = null;
    if (this.#group === answers) this.#group = null;
  }

  /** Keeps the wizard's state current until the returned function is called. */
  followSetup(): () => void {
    return this.follow(this.setup);
  }

  /** Keeps an answer current until the returned function is called. */
  follow(answer: LiveAnswer<unknown>): () => void {
    this.#followed.add(answer);
    void answer.refresh();
    return () => this.#followed.delete(answer);
  }

  #changed(): void {
    if (!document.hidden) {
      this.#askAll();
      return;
    }
    this.#isBehind = true;
    // Of a hidden page its title is seen; of a hidden window nothing.
    if (this.bridge.desktop === null) void this.overview.refresh();
  }

  /** Resolves once it was tried at least once to learn the preferences. */
  async #preferencesAsked(): Promise<void> {
    const { answered, failure } = this.preferences.state.peek();
    if (!answered && failure === null) await this.preferences.refresh();
  }

  #askAll(): void {
    this.#isBehind = false;
    void this.overview.refresh();
    void this.preferences.refresh();
    const isFilling = (this.overview.state.peek().value?.backFill ?? null) !== null;
    for (const answers of [this.#cluster, this.#group]) {
      void answers?.page.refresh();
      answers?.charts.changed(isFilling);
    }
    for (const answer of this.#followed) void answer.refresh();
  }

  #answers<Page>(
    key: string,
    clusterId: string,
    ask: () => Promise<Page | null>,
    askCharts: ConstructorParameters<typeof ChartFeed>[0],
  ): PageAnswers<Page> {
    const latest = computed(() => {
      const overview = this.overview.state.value.value;
      const cluster = overview?.clusters.find(({ id }) => id === clusterId);
      return latestMinute(cluster?.asOf ?? null, overview?.now ?? this.#tick.peek());
    });
    const page = new LiveAnswer(ask);
    void page.refresh();
    return { key, page, charts: new ChartFeed(askCharts, latest) };
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
