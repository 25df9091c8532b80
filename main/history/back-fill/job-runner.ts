import type { Clock } from '../../clock.ts';
import { ConfluentFailure, type FailureCode } from '../../confluent/failure.ts';
import type { QueryRequest } from '../../confluent/query.ts';
import { followPages } from '../../scrape/follow-pages.ts';
import type { QueryLine } from '../../scrape/query-line.ts';
import type { StepMs } from '../data.ts';
import { jobKey, type Job } from './plan.ts';
import { fillSilence } from './silence.ts';
import type { Span } from './spans.ts';
import type { BackFillStore } from './store.ts';
import { keyOf, SUBJECTS, type Subject } from './subjects.ts';

/** What is not urgent leaves the line free for this long before each query. */
const BACKGROUND_SPACING_MS = 1_500;

/** Failures that may be the fault of one request, and need not hit the next. */
export const ONE_QUERY: ReadonlySet<FailureCode> = new Set([
  'cut-off',
  'not-metrics',
  'server-error',
  'time-out',
  'too-large',
]);

const GRANULARITIES = {
  60_000: 'PT1M',
  300_000: 'PT5M',
  3_600_000: 'PT1H',
} as const satisfies Record<StepMs, QueryRequest['granularity']>;

/** What jobs are run with. */
export interface JobRunnerOptions {
  readonly clock: Clock;
  readonly line: QueryLine;
  readonly store: BackFillStore;
}

/** Runs jobs: asks for each subject of the window and has the answers kept. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  /** Subjects that the server does not accept for a cluster. */
  readonly #refused = new Set<string>();
  /** Subjects that were fetched already of jobs that could not be ended. */
  readonly #fetched = new Map<string, Set<string>>();
  #successes = 0;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
  }

  /** How many queries went well so far. */
  get successes(): number {
    return this.#successes;
  }

  /**
   * Asks for what of a job was not fetched yet; `asked` is what was fetched of its lane before. Answers the last failure
   * of those subjects that could not be had though others could; undefined when there are none. Rejects with the
   * `ConfluentFailure` of two queries in a row, or of one that hits all requests alike, or with the signal's reason. What
   * was fetched until then is remembered until `forget`.
   */
  async run(job: Job, asked: readonly Span[], signal: AbortSignal): Promise<ConfluentFailure | undefined> {
    const fetched = this.#fetched.get(jobKey(job)) ?? new Set();
    this.#fetched.set(jobKey(job), fetched);
    let failuresInARow = 0;
    let failure: ConfluentFailure | undefined;
    for (const subject of SUBJECTS[job.lane]) {
      const refusal = `${job.clusterId} ${keyOf(subject)}`;
      if (fetched.has(keyOf(subject)) || this.#refused.has(refusal)) continue;
      try {
        const isAccepted = await this.#ask(job, subject, asked, signal);
        if (!isAccepted) this.#refused.add(refusal);
        fetched.add(keyOf(subject));
        this.#successes += 1;
        failuresInARow = 0;
      } catch (error) {
        if (!(error instanceof ConfluentFailure)) throw error;
        failuresInARow += 1;
        const hitsAll = !ONE_QUERY.has(error.code) || error.until !== undefined;
        if (hitsAll || failuresInARow > 1) throw error;
        failure = error;
      }
    }
    return failure;
  }

  /** A job is over, whatever became of it. */
  forget(job: Job): void {
    this.#fetched.delete(jobKey(job));
  }

  /** False when the server does not accept the request. */
  async #ask(job: Job, subject: Subject, asked: readonly Span[], signal: AbortSignal): Promise<boolean> {
    const { clock, line, store } = this.#options;
    const { clusterId, stepMs, from, to, phase } = job;
    const { definition, metricId, aggregation } = subject;
    const groupBy = subject.labels.map((label) => `metric.${label}`);
    const request: QueryRequest = {
      metric: definition.apiName,
      ...(aggregation !== undefined && { aggregation }),
      clusterIds: [clusterId],
      groupBy,
      granularity: GRANULARITIES[stepMs],
      start: from,
      end: to,
    };
    if (phase > 0) await clock.sleep(BACKGROUND_SPACING_MS, signal);
    const outcome = await followPages(
      (token) => line.page(request, token, signal),
      async ({ buffer }) => {
        const page = { clusterId, metricId, kind: definition.kind, groupBy, stepMs, body: buffer };
        const { rows, nextPageToken } = await store.fillFromQuery(page).catch(notKept);
        signal.throwIfAborted();
        return { points: rows, nextPageToken };
      },
    );
    if (outcome.kind === 'refused') return false;
    await fillSilence(store, { job, subject, points: outcome.points, asked }).catch(notKept);
    return true;
  }
}

function notKept(cause: unknown): never {
  throw new ConfluentFailure(
    'not-metrics',
    {
      title: 'An answer about the past could not be read, or not be kept.',
      causes: ['The answer was damaged on the way.', 'The history cannot be written.'],
      advice: 'Laglight tries again by itself.',
    },
    { cause },
  );
}
