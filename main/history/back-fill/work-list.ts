import type { StepMs } from '../data.ts';
import { jobKey, PHASES, type Job } from './plan.ts';
import { common, type Span } from './spans.ts';
import { SUBJECTS } from './subjects.ts';

/** A stretch of a cluster's past that was fetched to its end. What of it could not be had is a gap. */
export interface FetchedStretch extends Span {
  readonly clusterId: string;
  readonly stepMs: StepMs;
}

/** What is still to be done, and how much was done since there was last nothing to do. */
export class WorkList {
  #jobs: readonly Job[] = [];
  /** By job: when it may be tried again, as epoch milliseconds. */
  readonly #postponed = new Map<string, number>();
  readonly #attempts = new Map<string, { readonly count: number; readonly successes: number }>();
  /** By cluster: until when it is left alone. */
  readonly #aside = new Map<string, number>();
  readonly #stretches = new Map<string, FetchedStretch>();
  #doneQueries = 0;

  /** Takes over a new plan. */
  replace(jobs: readonly Job[]): void {
    this.#jobs = jobs;
    for (const job of jobs) {
      const known = this.#stretches.get(stretchKey(job)) ?? job;
      this.#stretches.set(stretchKey(job), {
        clusterId: job.clusterId,
        stepMs: PHASES[job.phase]?.stepMs ?? job.stepMs,
        from: Math.min(known.from, job.from),
        to: Math.max(known.to, job.to),
      });
    }
  }

  /** The job to do next; undefined when there is none that may be done now. */
  next(now: number): Job | undefined {
    return this.#jobs.find((job) => !this.#waits(job, now));
  }

  /** The whole stretch that a job is part of. */
  stretchOf(job: Job): Span {
    return this.#stretches.get(stretchKey(job)) ?? job;
  }

  /** A job is over. Answers the stretch that is complete by it, if one is. */
  end(job: Job, now: number): FetchedStretch | undefined {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    this.#postponed.delete(jobKey(job));
    this.#attempts.delete(jobKey(job));
    this.#doneQueries += weightOf(job);
    return this.#completedBy(job, now);
  }

  /**
   * A job could not be ended. Answers how often that was its own fault: a failure before anything else went well again
   * does not count. `successes` is how many queries and scrapes went well so far.
   */
  noteFailure(job: Job, successes: number): number {
    const before = this.#attempts.get(jobKey(job));
    const isOwnFault = before === undefined || successes > before.successes;
    const count = (before?.count ?? 0) + (isOwnFault ? 1 : 0);
    this.#attempts.set(jobKey(job), { count, successes });
    return count;
  }

  /** The rest of a job is tried again later. Answers the stretch that is complete but for it, if one is. */
  postpone(job: Job, until: number, now: number): FetchedStretch | undefined {
    this.#postponed.set(jobKey(job), until);
    return this.#completedBy(job, now);
  }

  /** All other jobs come before this one: should they go well, it is its own fault that it does not. */
  putLast(job: Job): void {
    this.#jobs = [...this.#jobs.filter((other) => other !== job), job];
  }

  /** A cluster cannot be read for now. */
  leaveAside(clusterId: string, until: number): void {
    this.#aside.set(clusterId, until);
  }

  /** Why clusters could not be read may be over. */
  takeUpAll(): void {
    this.#aside.clear();
  }

  /** When a job that waits may be done, as epoch milliseconds; undefined when none waits. */
  nextAt(now: number): number | undefined {
    const times = this.#jobs.map((job) => this.#waitsUntil(job)).filter((time) => time > now);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** True when something of a span, minute by minute, is still to be fetched now. */
  overlaps(clusterId: string, span: Span, now: number): boolean {
    return this.#jobs.some((job) => {
      const { from, to } = common(job, span);
      return job.clusterId === clusterId && job.stepMs === 60_000 && from < to && !this.#waits(job, now);
    });
  }

  /** How much is done, 0 to 1. */
  get done(): number {
    const left = this.#jobs.reduce((sum, job) => sum + weightOf(job), 0);
    return this.#doneQueries / Math.max(1, this.#doneQueries + left);
  }

  /** Nothing is left to do now: what comes next is counted anew. */
  rest(): void {
    this.#doneQueries = 0;
  }

  #completedBy(job: Job, now: number): FetchedStretch | undefined {
    const key = stretchKey(job);
    if (this.#jobs.some((other) => stretchKey(other) === key && !this.#waits(other, now))) return undefined;
    const stretch = this.#stretches.get(key);
    this.#stretches.delete(key);
    return stretch;
  }

  #waits(job: Job, now: number): boolean {
    return this.#waitsUntil(job) > now;
  }

  #waitsUntil(job: Job): number {
    return Math.max(
      this.#postponed.get(jobKey(job)) ?? Number.NEGATIVE_INFINITY,
      this.#aside.get(job.clusterId) ?? Number.NEGATIVE_INFINITY,
    );
  }
}

/** Queries that a job takes. */
function weightOf({ lane }: Job): number {
  return SUBJECTS[lane].length;
}

function stretchKey({ clusterId, phase }: Job): string {
  return `${clusterId} ${phase}`;
}
