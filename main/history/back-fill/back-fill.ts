import type { BackFillProgress } from '../../../preload/contract.ts';
import { MINUTE_MS, type Clock } from '../../clock.ts';
import type { ConfluentFailure, FailureCode } from '../../confluent/failure.ts';
import { asFailure } from '../../scrape/mistake.ts';
import type { QueryLine } from '../../scrape/query-line.ts';
import { JobRunner, ONE_QUERY } from './job-runner.ts';
import { Listeners } from './listeners.ts';
import { Nap } from './nap.ts';
import { BackFillNotes } from './notes.ts';
import { Patience } from './patience.ts';
import type { Job } from './plan.ts';
import { LOOK_EVERY_MS, Planner } from './planner.ts';
import { progressOf } from './progress.ts';
import type { Span } from './spans.ts';
import type { BackFillStore } from './store.ts';
import { WorkList, type FetchedStretch } from './work-list.ts';

export type { FetchedStretch } from './work-list.ts';

/** What the back-fill of an account is made of. */
export interface BackFillOptions {
  readonly clock: Clock;
  readonly store: BackFillStore;
  /** The queries of the account. */
  readonly line: QueryLine;
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  /** In [0, 1). */
  readonly random: () => number;
}

/** How often what cannot be had though other things can is tried before it stays a gap. */
const ATTEMPTS = 3;
/** A cluster that may not be read is left alone for so long; a new one is known after four minutes. */
const ASIDE_MS = 15 * MINUTE_MS;
const SHORTEST_REST_MS = 1_000;

/** Failures that need not hit the other clusters of the account. */
const ONE_CLUSTER: ReadonlySet<FailureCode> = new Set(['not-permitted', 'unknown-cluster']);

/**
 * Fetches what of the past of an account's clusters is missing, after a sleep, a crash or at the first start, and has it
 * kept. Invariants:
 * 1. Only minutes before the newest that was scraped are asked for; nothing is asked before a scrape.
 * 2. Never are two queries in flight for an account; those of all accounts are spaced together.
 * 3. What was asked for is remembered on disk: a new start goes on there, and no gap is asked for twice.
 * 4. Where Confluent says until when to wait it waits so long. Other failures double the wait, with jitter.
 * 5. A cluster that may not be read does not hold up the others, nor does a metric that is not known or keeps failing.
 * 6. `dispose` breaks off what is in flight; nothing is asked or told after it.
 */
export class BackFill {
  readonly #options: BackFillOptions;
  readonly #runner: JobRunner;
  readonly #notes: BackFillNotes;
  readonly #planner: Planner;
  readonly #nap: Nap;
  readonly #patience: Patience;
  readonly #work = new WorkList();
  readonly #onStretch = new Listeners<FetchedStretch>();
  readonly #onProgress = new Listeners<void>();
  readonly #disposal = new AbortController();
  #running: Promise<void> | undefined;
  #scrapes = 0;
  #isPaused = false;
  #pausing = new AbortController();
  #progress: BackFillProgress | null = null;

  constructor(options: BackFillOptions) {
    this.#options = options;
    this.#runner = new JobRunner(options);
    this.#notes = new BackFillNotes(options.store);
    this.#planner = new Planner(options.store, this.#notes);
    this.#nap = new Nap(options.clock);
    this.#patience = new Patience(options.random);
  }

  /** Starts to fetch, from the first scrape on. Does nothing when it did already. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** To be told of every scrape after it was given to the history: up to this minute the past is over. */
  scraped(clusterId: string, minute: number): void {
    this.#scrapes += 1;
    if (this.#planner.scraped(clusterId, minute)) this.lookNow();
  }

  /** Something changed, such as a key or the network: looks at once what is missing, however long it would wait. */
  lookNow(): void {
    this.#planner.want();
    this.#work.takeUpAll();
    this.#patience.startAnew();
    this.#nap.cut();
  }

  /** Breaks off what is in flight and asks for nothing until `resume`. */
  pause(): void {
    this.#isPaused = true;
    this.#pausing.abort(new Error('Fetching the past is paused.'));
  }

  /** Goes on. */
  resume(): void {
    this.#isPaused = false;
    this.#pausing = new AbortController();
    this.lookNow();
  }

  /** What is being fetched; null when nothing is. */
  get progress(): BackFillProgress | null {
    return this.#progress;
  }

  /** True while minutes of a span are, or may be, still to be fetched. */
  isPending(clusterId: string, span: Span): boolean {
    return this.#planner.isWanted || this.#work.overlaps(clusterId, span, this.#options.clock.now());
  }

  /** Hears of every stretch that was fetched to its end. Answers the undo. */
  onStretch(listener: (stretch: FetchedStretch) => void): () => void {
    return this.#onStretch.add(listener);
  }

  /** Hears of it when more was fetched or `progress` is another. Answers the undo. */
  onProgress(listener: () => void): () => void {
    return this.#onProgress.add(listener);
  }

  /** Ends for good. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The past of the account is no longer fetched.'));
    await this.#running;
    this.#onStretch.clear();
    this.#onProgress.clear();
  }

  async #run(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      const job = await this.#nextJob();
      if (job === undefined) await this.#rest();
      else await this.#do(job);
    }
  }

  /** The next job of a plan that is at most ten minutes old; undefined when there is nothing to do, or not now. */
  async #nextJob(): Promise<Job | undefined> {
    const { clock, store } = this.#options;
    const now = clock.now();
    if (this.#isPaused || store.problem !== null || this.#patience.waitMs(now) > 0) return undefined;
    if (this.#planner.isDue(now)) this.#work.replace(await this.#planner.plan(now));
    return this.#disposal.signal.aborted ? undefined : this.#work.next(now);
  }

  async #do(job: Job): Promise<void> {
    const { clock } = this.#options;
    const signal = AbortSignal.any([this.#disposal.signal, this.#pausing.signal]);
    this.#show(job, undefined);
    try {
      const asked = this.#notes.known(job.clusterId)[job.lane];
      const failure = await this.#runner.run(job, asked, signal);
      this.#patience.succeed();
      if (failure === undefined) this.#end(job);
      else this.#tryRestLater(job, clock.now());
    } catch (error) {
      if (!signal.aborted) this.#fail(job, asFailure(error), clock.now());
    }
  }

  /** All of a job was fetched, or what was not stays a gap. */
  #end(job: Job): void {
    this.#notes.add(job.clusterId, job.lane, job.settled);
    this.#runner.forget(job);
    this.#tellOf(this.#work.end(job, this.#options.clock.now()));
  }

  /** Single queries failed though others went well. */
  #tryRestLater(job: Job, now: number): void {
    const attempts = this.#work.noteFailure(job, this.#runner.successes + this.#scrapes);
    if (attempts >= ATTEMPTS) this.#end(job);
    else this.#tellOf(this.#work.postpone(job, now + attempts * LOOK_EVERY_MS, now));
  }

  /** Nothing can be fetched now: waits, with this cluster or with all. */
  #fail(job: Job, failure: ConfluentFailure, now: number): void {
    if (ONE_CLUSTER.has(failure.code)) {
      this.#work.leaveAside(job.clusterId, now + ASIDE_MS);
      return;
    }
    this.#patience.fail(failure, now);
    this.#show(job, failure);
    if (!ONE_QUERY.has(failure.code)) return;
    if (this.#work.noteFailure(job, this.#runner.successes + this.#scrapes) >= ATTEMPTS) this.#end(job);
    else this.#work.putLast(job);
  }

  #tellOf(stretch: FetchedStretch | undefined): void {
    if (stretch !== undefined) this.#onStretch.tell(stretch);
  }

  /** Nothing can be done now: sleeps until something can, or it is time to look again. */
  async #rest(): Promise<void> {
    const { clock } = this.#options;
    const now = clock.now();
    if (this.#patience.waitMs(now) === 0) {
      this.#work.rest();
      this.#show(undefined, undefined);
    }
    await this.#nap.sleep(this.#restMs(now), this.#disposal.signal);
    this.#patience.setBack(Math.max(0, now - clock.now()));
  }

  #restMs(now: number): number {
    if (this.#isPaused) return LOOK_EVERY_MS;
    if (this.#options.store.problem !== null) return MINUTE_MS;
    const waitMs = this.#patience.waitMs(now);
    const nextAt = Math.min(this.#work.nextAt(now) ?? Number.POSITIVE_INFINITY, this.#planner.dueAt);
    const restMs = waitMs > 0 ? waitMs : nextAt - now;
    return Math.min(LOOK_EVERY_MS, Math.max(SHORTEST_REST_MS, restMs));
  }

  #show(job: Job | undefined, failure: ConfluentFailure | undefined): void {
    const cluster = this.#options.clusters.find(({ id }) => id === job?.clusterId);
    const name = cluster?.name ?? job?.clusterId ?? '';
    const hadProgress = this.#progress !== null;
    this.#progress = job === undefined ? null : progressOf(this.#work, job, name, failure);
    if (hadProgress || job !== undefined) this.#onProgress.tell();
  }
}
