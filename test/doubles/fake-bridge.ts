import type {
  Bridge,
  ClusterCharts,
  ClusterPage,
  Overview,
  Question,
  RefreshAnswer,
} from '../../preload/contract.ts';
import * as data from './fake-bridge-data.ts';

/** An application that answers with what a test put into it and counts what it was asked. */
export class FakeBridge {
  overviewAnswer: Overview | Error;
  pages = new Map<string, ClusterPage>();
  chartsAnswer: ClusterCharts | Error = data.charts();
  /** Fails every question about a single cluster, where set. */
  pageFailure: Error | null = null;
  refreshAnswer: RefreshAnswer = { accepted: true };
  readonly asked: { readonly question: Question; readonly request: unknown }[] = [];
  readonly #changed = new Set<(event: { now: number }) => void>();
  readonly #connection = new Set<(connected: boolean) => void>();

  constructor(overview: Overview | Error) {
    this.overviewAnswer = overview;
    if (overview instanceof Error) return;
    for (const cluster of overview.clusters) this.pages.set(cluster.id, data.page(cluster));
  }

  /** Tells every listener that something changed. */
  announceChange(): void {
    for (const listener of this.#changed) listener({ now: data.NOW });
  }

  readonly bridge = {
    overview: (request) => {
      this.asked.push({ question: 'overview', request });
      return this.overviewAnswer instanceof Error
        ? Promise.reject(this.overviewAnswer)
        : Promise.resolve(this.overviewAnswer);
    },
    cluster: (request) => {
      this.asked.push({ question: 'cluster', request });
      if (this.pageFailure) return Promise.reject(this.pageFailure);
      return Promise.resolve(this.pages.get(request.clusterId) ?? null);
    },
    charts: (request) => {
      this.asked.push({ question: 'charts', request });
      if (this.chartsAnswer instanceof Error) return Promise.reject(this.chartsAnswer);
      return Promise.resolve(this.pages.has(request.clusterId) ? this.chartsAnswer : null);
    },
    refresh: (request) => {
      this.asked.push({ question: 'refresh', request });
      return Promise.resolve(this.refreshAnswer);
    },
    onChanged: (listener) => {
      this.#changed.add(listener);
      return () => this.#changed.delete(listener);
    },
    onConnection: (listener) => {
      this.#connection.add(listener);
      return () => this.#connection.delete(listener);
    },
  } satisfies Bridge;
}
