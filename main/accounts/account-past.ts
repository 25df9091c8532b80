import type { BackFillProgress, GroupChoices } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import type { MetricsApi } from '../confluent/metrics-api.ts';
import { BackFill } from '../history/back-fill/back-fill.ts';
import type { History } from '../history/history.ts';
import { PartitionLook } from '../scrape/partition-look.ts';
import { QueryLine } from '../scrape/query-line.ts';
import type { QueryPace } from '../scrape/query-pace.ts';
import { ClusterWatch } from '../watch/cluster-watch.ts';

/** What all accounts share of the past. */
export interface Remembering {
  readonly history: History;
  readonly pace: QueryPace;
  /** What the user said of the groups of a cluster, by name. */
  readonly choicesOf: (clusterId: string) => ReadonlyMap<string, GroupChoices>;
  /** False where only what is read from now on counts. */
  readonly fetchesPast: boolean;
}

/** What the past of an account is made of. */
export interface AccountPastOptions extends Remembering {
  readonly clock: Clock;
  readonly clusters: readonly { readonly id: string; readonly nickname?: string }[];
  /** The queries with the key in use; undefined until its secret was found. */
  readonly api: () => Pick<MetricsApi, 'queryPage'> | undefined;
  /** Hears that more is known than before. */
  readonly changed: () => void;
  /** Hears that a stretch of the past was fetched. */
  readonly fetched: () => void;
}

/** Of so many groups and topics in trouble partitions are looked up. */
const LOOKED_AT = 20;

/** What an account remembers, fetches of what it missed, and makes of both: one watch for each cluster. */
export class AccountPast {
  readonly #options: AccountPastOptions;
  readonly #backFill: BackFill;
  readonly #look: PartitionLook;
  readonly #watches: ReadonlyMap<string, ClusterWatch>;
  readonly #disposal = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: AccountPastOptions) {
    const { clock, clusters, history: store, pace, api } = options;
    this.#options = options;
    const line = new QueryLine({ pace, api });
    const named = clusters.map(({ id, nickname }) => ({ id, name: nickname ?? id }));
    const random = Math.random;
    this.#backFill = new BackFill({ clock, store, line, clusters: named, random });
    this.#look = new PartitionLook({ clock, line, random });
    this.#watches = new Map(clusters.map(({ id }) => [id, this.#newWatch(id)]));
    this.#backFill.onProgress(() => {
      for (const watch of this.#watches.values()) watch.fetched();
      options.changed();
    });
    this.#backFill.onStretch(options.fetched);
  }

  /** Begins with what the history has, and to fetch what it lacks. */
  start(): void {
    if (this.#options.fetchesPast) this.#backFill.start();
    for (const watch of this.#watches.values()) this.#track(watch.begin());
  }

  /** Undefined for a cluster that is not of this account. */
  watch(clusterId: string): ClusterWatch | undefined {
    return this.#watches.get(clusterId);
  }

  /** All watches. */
  watches(): Iterable<ClusterWatch> {
    return this.#watches.values();
  }

  /** What is being fetched; null when nothing is. */
  get progress(): BackFillProgress | null {
    return this.#backFill.progress;
  }

  /** Takes in what a read brought of a cluster. */
  scraped(snapshot: ClusterSnapshot): void {
    const { clusterId, minute } = snapshot;
    const watch = this.#watches.get(clusterId);
    if (!watch || minute === undefined) return;
    watch.scraped(snapshot);
    this.#backFill.scraped(clusterId, minute);
    this.#track(this.#lookAtPartitions(watch, clusterId, minute));
  }

  /** The key, or the network, is another. */
  lookNow(): void {
    this.#backFill.lookNow();
  }

  /** Fetches nothing until `resume`. */
  pause(): void {
    this.#backFill.pause();
  }

  resume(): void {
    this.#backFill.resume();
  }

  /** Ends all that is under way. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The account is no longer read.'));
    await this.#backFill.dispose();
    await Promise.all([...this.#watches.values()].map((watch) => watch.dispose()));
    await Promise.all(this.#underWay);
  }

  #newWatch(clusterId: string): ClusterWatch {
    const { clock, history, choicesOf, fetchesPast, changed } = this.#options;
    return new ClusterWatch({
      clusterId,
      clock,
      history,
      choices: () => choicesOf(clusterId),
      isPending: (from, to) => fetchesPast && this.#backFill.isPending(clusterId, { from, to }),
      isAllFetched: () => this.#backFill.progress === null,
      changed,
    });
  }

  async #lookAtPartitions(watch: ClusterWatch, clusterId: string, minute: number): Promise<void> {
    const subjects = watch.lag.inTrouble(LOOKED_AT);
    if (subjects.length === 0) return;
    const answers = await this.#look.look(clusterId, minute, subjects, this.#disposal.signal);
    if (answers.length === 0) return;
    watch.learnPartitions(answers);
    this.#options.changed();
  }

  /** What is under way is waited for at the end; it rejects only when the account is disposed of. */
  #track(work: Promise<void>): void {
    const quiet = work.catch(() => undefined);
    this.#underWay.add(quiet);
    void quiet.finally(() => this.#underWay.delete(quiet));
  }
}
