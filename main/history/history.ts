import { setTimeout as delay } from 'node:timers/promises';
import type { Retention } from '../../preload/answers/history.ts';
import type { Clock } from '../clock.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import type {
  Coverage,
  EventFilter,
  FilledPoints,
  HistoryEvent,
  KeptPage,
  QueryPageToKeep,
  SeriesKey,
  SeriesValues,
  StepMs,
} from './data.ts';
import { gapsOf, stepsOf } from './gaps.ts';
import type { HistoryStatus } from './messages.ts';
import { ScrapeFeed } from './scrape-feed.ts';
import { buffersOf } from './scrape-parcel.ts';
import { startWorker } from './start-worker.ts';
import { WorkerLink } from './worker-link.ts';

/** With more scrapes than this on their way, the disk is too slow, and memory would fill with them. */
const SCRAPES_ON_THEIR_WAY = 50;
/** The log of the database keeps what is committed: ending without a clean close loses nothing. */
const CLOSING_MS = 800;

/** What a history is made of. */
export interface HistoryOptions {
  /** Where its file is, made when it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly retention: Retention;
  /** Hears that more is known, or that `problem`, `notice` or `state` changed. */
  readonly changed?: () => void;
  /** Where the worker's code is, if not in the sources: in a bundle. */
  readonly workerEntry?: URL;
}

/**
 * What is remembered on disk, in a thread of its own. Everything that can go wrong with the file stands in `problem` or
 * `notice`; the application goes on. Times are epoch milliseconds; `to` is never included.
 */
export class History {
  readonly #options: HistoryOptions;
  readonly #link: WorkerLink;
  readonly #feeds = new Map<string, ScrapeFeed>();
  readonly #underWay = new Set<Promise<void>>();
  #retention: Retention;
  #tableCount = 0;
  #scrapesOnTheirWay = 0;
  #status: HistoryStatus = { problem: null, notice: null, bytes: 0, oldest: null };
  #ended: string | null = null;

  constructor(options: HistoryOptions) {
    const { folder, clock, workerEntry } = options;
    this.#options = options;
    this.#retention = options.retention;
    this.#link = new WorkerLink({
      start: () => startWorker({ isHistoryWorker: true, folder, retention: this.#retention }, workerEntry),
      clock,
      onStatus: (status) => this.#takeStatus(status),
      onEnd: (reason) => this.#noteEnd(reason),
    });
  }

  /** Opens the file. Never rejects: what is wrong stands in `problem`. */
  async open(): Promise<void> {
    await this.#link.open();
  }

  /** Why nothing is kept on disk now, and what to do; null when all is well. */
  get problem(): string | null {
    if (this.#scrapesOnTheirWay >= SCRAPES_ON_THEIR_WAY) {
      return `The disk of ${this.#options.folder} is too slow: new minutes are not kept. Laglight goes on by itself.`;
    }
    return this.#status.problem;
  }

  /** What happened to the history that a person should know: a damaged file was set aside; null when nothing did. */
  get notice(): string | null {
    return this.#status.notice ?? this.#ended;
  }

  /** How much is kept, as of the last answer. `oldest`: of the day, or hour, of the oldest that is kept. */
  state(): { readonly bytes: number; readonly oldest: number | null } {
    return { bytes: this.#status.bytes, oldest: this.#status.oldest };
  }

  /** Keeps what a snapshot brings that is new. Returns at once; a snapshot that was recorded costs nothing. */
  record(snapshot: ClusterSnapshot): void {
    const { clusterId } = snapshot;
    if (this.#scrapesOnTheirWay >= SCRAPES_ON_THEIR_WAY) {
      this.#feeds.delete(clusterId);
      return;
    }
    const parcel = this.#feedOf(clusterId).take(snapshot, this.#options.clock.now());
    if (!parcel) return;
    this.#scrapesOnTheirWay += 1;
    const kept = this.#link.ask('record', parcel, buffersOf(parcel)).then(
      (answer) => {
        if (answer === 'kept') return;
        // Another file, or another worker: it knows no rows yet.
        this.#feeds.delete(clusterId);
        this.record(snapshot);
      },
      // What was not kept is handed over whole the next time.
      () => void this.#feeds.delete(clusterId),
    );
    this.#track(kept.then(() => this.#scrapeArrived()));
  }

  /**
   * Keeps points that were fetched later. They never replace what was scraped, and do replace what was fetched earlier.
   * Rejects where they could not be kept. The arrays are handed over for good.
   */
  async fill(points: FilledPoints): Promise<void> {
    const buffers = points.series.flatMap(({ minutes, values }) => [minutes.buffer, values.buffer]);
    const unshared = buffers.filter((buffer) => buffer instanceof ArrayBuffer);
    await this.#tracked(this.#link.ask('fill', points, [...new Set(unshared)]));
    this.#options.changed?.();
  }

  /** Reads a page of the answer to a query, away from the main loop, and keeps it. Rejects as `fill` does. */
  async fillFromQuery(page: QueryPageToKeep): Promise<KeptPage> {
    const kept = await this.#tracked(this.#link.ask('fillFromQuery', page, [page.body]));
    this.#options.changed?.();
    return kept;
  }

  /**
   * The values of series, in the order of the keys, one for each step from the one that `from` lies in. What is not known
   * is a gap; so is everything while the history does not run.
   */
  async read(
    keys: readonly SeriesKey[],
    from: number,
    to: number,
    stepMs: StepMs,
  ): Promise<readonly SeriesValues[]> {
    const { count } = stepsOf(from, to, stepMs);
    return this.#link
      .ask('read', { keys, from, to, stepMs })
      .catch(() => keys.map(() => gapsOf(count, false)));
  }

  /** Which minutes of a cluster were scraped or filled. */
  async coverage(clusterId: string, from: number, to: number): Promise<Coverage> {
    const { first, count } = stepsOf(from, to, 60_000);
    return this.#link
      .ask('coverage', { clusterId, from, to })
      .catch(() => ({ from: first, minutes: new Uint8Array(count) }));
  }

  /** The series of a metric by these labels that had values since about `from`, in no order. */
  async keysOf(
    clusterId: string,
    metricId: string,
    labelNames: readonly string[],
    from: number,
  ): Promise<readonly SeriesKey[]> {
    return this.#link.ask('keysOf', { clusterId, metricId, labelNames, from }).catch(() => []);
  }

  /** Keeps what happened, for as long as hours are kept. */
  addEvents(events: readonly HistoryEvent[]): void {
    if (events.length > 0) this.#track(this.#link.ask('addEvents', events).then(ignore, ignore));
  }

  /** What happened, oldest first. */
  async events(filter: EventFilter): Promise<readonly HistoryEvent[]> {
    return this.#link.ask('events', filter).catch(() => []);
  }

  /** Keeps less or more from now on. */
  setRetention(retention: Retention): void {
    this.#retention = retention;
    this.#track(this.#link.ask('setRetention', retention).then(ignore, ignore));
  }

  /** Resolves when all that was handed over is committed, or lost. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Commits what was handed over, closes the file and ends the thread, within a second. */
  async dispose(): Promise<void> {
    const closed = this.#link.ask('close', null).then(ignore, ignore);
    // Real time: it bounds a real thread, whatever clock the application goes by.
    const giveUp = new AbortController();
    await Promise.race([closed, delay(CLOSING_MS, undefined, { signal: giveUp.signal }).catch(ignore)]);
    giveUp.abort();
    await this.#link.dispose();
  }

  #feedOf(clusterId: string): ScrapeFeed {
    const feed = this.#feeds.get(clusterId) ?? new ScrapeFeed(() => ++this.#tableCount);
    this.#feeds.set(clusterId, feed);
    return feed;
  }

  #scrapeArrived(): void {
    this.#scrapesOnTheirWay -= 1;
    this.#options.changed?.();
  }

  #takeStatus(status: HistoryStatus): void {
    const before = this.#status;
    this.#status = status;
    if (before.problem !== status.problem || before.notice !== status.notice) this.#options.changed?.();
  }

  #noteEnd(reason: string): void {
    this.#feeds.clear();
    this.#ended = `The history's thread failed (${reason}) and was started again. The last minute may be missing.`;
    // Until the next one answers.
    const problem = `The history's thread failed (${reason}): new minutes are not kept. Laglight tries again by itself.`;
    this.#status = { ...this.#status, problem };
    this.#options.changed?.();
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    this.#track(work.then(ignore, ignore));
    return work;
  }
}

function ignore(): void {
  // Whoever asked hears of it; here it only matters that it is over.
}
