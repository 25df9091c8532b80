import type {
  Answer,
  Bridge,
  ChartPage,
  ClusterEdit,
  ClusterPage,
  ExportedFile,
  GroupPage,
  HistoryState,
  Overview,
  PreferencesView,
  Question,
  RefreshAnswer,
  RequestOf,
  ResponseOf,
  SearchHit,
  SetupCluster,
  SetupState,
  Stretch,
} from '../../preload/contract.ts';
import { clusterCharts, groupCharts } from './fake-bridge-charts.ts';
import * as data from './fake-bridge-data.ts';
import { groupPage, searchable } from './fake-bridge-groups.ts';
import { historyState, preferencesView } from './fake-bridge-preferences.ts';
import { blankSetup, setupCluster } from './fake-bridge-setup.ts';

type Answers = {
  readonly [Q in Question]: (request: RequestOf<Q>) => ResponseOf<Q> | Promise<ResponseOf<Q>>;
};

/** An application that answers with what a test put into it and counts what it was asked. */
export class FakeBridge {
  overviewAnswer: Overview | Error;
  pages = new Map<string, ClusterPage>();
  /** Pages of groups by name. */
  groups = new Map<string, GroupPage>();
  chartsAnswer: ((stretch: Stretch) => ChartPage) | Error = clusterCharts;
  groupChartsAnswer: ((stretch: Stretch) => ChartPage) | Error = groupCharts;
  /** What a search finds for a text; as slow as its promise. */
  searchAnswer: (text: string) => readonly SearchHit[] | Promise<readonly SearchHit[]> = foundBy;
  historyAnswer: HistoryState = historyState;
  preferencesAnswer: PreferencesView = preferencesView;
  /** Fails every question about a single cluster, where set. */
  pageFailure: Error | null = null;
  refreshAnswer: RefreshAnswer = { accepted: true };
  /** The wizard as it stands. What is typed changes it; what a paste, a search, a test make of it is the test's. */
  setup: SetupState;
  afterPaste: (text: string) => Partial<SetupState> = () => ({});
  afterFind: Partial<SetupState> = {};
  afterTest: Partial<SetupState> = {};
  /** What becomes of every order about accounts and settings. */
  orderAnswer: Answer | Error = { done: true };
  /** Runs after an order that was done, to change what is answered from then on. */
  afterOrder: () => void = () => undefined;
  exportAnswer: ExportedFile = { fileName: 'laglight.json', mediaType: 'application/json', text: '{}' };
  /** The last answer of an account; null before the first. */
  scrapeAnswer: ExportedFile | null = { fileName: 'scrape.prom', mediaType: 'text/plain', text: '# EOF\n' };
  readonly asked: { readonly question: Question; readonly request: unknown }[] = [];
  readonly #changed = new Set<(event: { now: number }) => void>();
  readonly #connection = new Set<(connected: boolean) => void>();

  constructor(overview: Overview | Error, setup: SetupState = blankSetup) {
    this.overviewAnswer = overview;
    this.setup = setup;
    if (overview instanceof Error) return;
    for (const cluster of overview.clusters) this.pages.set(cluster.id, data.page(cluster));
    for (const group of [...overview.troubled, ...overview.pinned])
      this.groups.set(group.group, groupPage(group));
  }

  /** Tells every listener that something changed. */
  announceChange(): void {
    for (const listener of this.#changed) listener({ now: data.NOW });
  }

  /** What was sent with each question of this name. */
  requests<Q extends Question>(question: Q): RequestOf<Q>[] {
    return this.asked
      .filter((each) => each.question === question)
      .map(({ request }) => request as RequestOf<Q>);
  }

  readonly #answers: Answers = {
    overview: () => orThrow(this.overviewAnswer),
    cluster: ({ clusterId }) => orThrow(this.pageFailure ?? this.pages.get(clusterId) ?? null),
    charts: ({ clusterId, ...stretch }) =>
      this.pages.has(clusterId) ? orThrow(this.chartsAnswer)(stretch) : null,
    group: ({ group }) => orThrow(this.pageFailure ?? this.groups.get(group) ?? null),
    groupCharts: ({ group, ...stretch }) =>
      this.groups.has(group) ? orThrow(this.groupChartsAnswer)(stretch) : null,
    search: ({ text }) => this.searchAnswer(text),
    refresh: () => this.refreshAnswer,

    chooseGroup: () => this.#order(),
    forgetGroup: () => this.#order(),
    editCluster: () => this.#order(),
    historyState: () => this.historyAnswer,
    setRetention: () => this.#order(),
    dismissAway: () => this.#order(),

    pause: () => this.#order(),
    resume: () => this.#order(),
    preferences: () => this.preferencesAnswer,
    setPreferences: () => this.#order(),
    saveDiagnostics: () => this.exportAnswer,
    saveLastScrape: () => this.scrapeAnswer,

    setup: () => this.setup,
    setupPaste: ({ text }) => this.#change(this.afterPaste(text)),
    setupEdit: ({ key, secret, name }) =>
      this.#change({
        key: key ?? this.setup.key,
        name: name ?? this.setup.name,
        hasSecret: secret === undefined ? this.setup.hasSecret : secret !== '',
      }),
    setupFind: () => this.#change(this.afterFind),
    setupClusters: ({ edits }) => this.#change({ clusters: edits.reduce(withEdit, this.setup.clusters) }),
    setupTest: () => this.#change(this.afterTest),
    setupStep: ({ step }) => this.#change({ step }),
    setupFinish: () => this.#order(),
    setupDiscard: () => this.#change(blankSetup),
    startDemo: () => this.#order(),

    renameAccount: () => this.#order(),
    enableAccount: () => this.#order(),
    moveAccount: () => this.#order(),
    removeAccount: () => this.#order(),
    rotateKey: () => this.#order(),
    giveSecret: () => this.#order(),
    cancelRotation: () => this.#order(),
    setKeyReminder: () => this.#order(),
    exportSettings: () => this.exportAnswer,
    importSettings: () => this.#order(),
  };

  readonly bridge = {
    ...this.#noted(),
    desktop: null,
    onChanged: (listener) => {
      this.#changed.add(listener);
      return () => this.#changed.delete(listener);
    },
    onConnection: (listener) => {
      this.#connection.add(listener);
      return () => this.#connection.delete(listener);
    },
  } satisfies Bridge;

  /** Every answer, with a note of what was asked. */
  #noted(): Omit<Bridge, 'onChanged' | 'onConnection' | 'desktop'> {
    const noted = Object.entries(this.#answers).map(([question, answer]) => [
      question,
      (request: never) => {
        this.asked.push({ question: question as Question, request });
        return new Promise((resolve) => resolve((answer as (request: never) => unknown)(request)));
      },
    ]);
    return Object.fromEntries(noted) as Omit<Bridge, 'onChanged' | 'onConnection' | 'desktop'>;
  }

  #order(): Answer {
    const answer = orThrow(this.orderAnswer);
    if (answer.done) this.afterOrder();
    return answer;
  }

  #change(changes: Partial<SetupState>): SetupState {
    this.setup = { ...this.setup, ...changes };
    return this.setup;
  }
}

function orThrow<T>(answer: T | Error): T {
  if (answer instanceof Error) throw answer;
  return answer;
}

/** The clusters after one edit, as the application makes them. */
function withEdit(clusters: readonly SetupCluster[], { id, ...edit }: ClusterEdit): readonly SetupCluster[] {
  const known = clusters.find((cluster) => cluster.id === id);
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const changed = { ...(known ?? setupCluster(id, { source: 'typed' })), ...given };
  return known ? clusters.map((cluster) => (cluster === known ? changed : cluster)) : [...clusters, changed];
}

/** What holds a text in its name or id, as the application finds it. */
function foundBy(text: string): readonly SearchHit[] {
  const wanted = text.toLowerCase();
  return searchable.filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(wanted));
}
