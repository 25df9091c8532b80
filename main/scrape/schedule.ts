import type { Clock } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { backOffMs, needsPerson } from './back-off.ts';
import { DelayEstimate } from './delay-estimate.ts';
import { nextRegularRead, spreadOf } from './read-minutes.ts';

/** What a read brought: the newest minute over all clusters in epoch milliseconds, undefined when there was none. */
export interface ReadReport {
  readonly newestMinute: number | undefined;
}

/** How a read ended. */
export type ReadOutcome =
  | {
      readonly kind: 'read';
      readonly startedAt: number;
      readonly newestMinute: number | undefined;
      /** False when the answer repeated the minute known before. */
      readonly isNewMinute: boolean;
    }
  | { readonly kind: 'failed'; readonly startedAt: number; readonly failure: ConfluentFailure };

/** Whether an export may be sent now; `until` is when it may, in epoch milliseconds. */
export type Permission =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly until: number };

/** What became of "refresh now". */
export type RefreshDecision =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: string; readonly until?: number };

/** What a schedule is made of. */
export interface AccountScheduleOptions {
  readonly accountId: string;
  readonly clock: Clock;
  /** Reads all clusters of the account once. Rejects with a `ConfluentFailure`; ends soon once aborted. */
  readonly scrape: (signal: AbortSignal) => Promise<ReadReport>;
  /** Asked before each read. Whoever sends requests also tells the budget of them. */
  readonly allows: () => Permission;
  /** In [0, 1). */
  readonly random: () => number;
}

/** A retry comes at least so long after the read before it has ended. */
const RETRY_AFTER_MS = 10_000;
/** The longest sleep in one piece: so soon a wake-up of the machine or a corrected clock is noticed. */
const NAP_MS = 10_000;
/** A nap that took so much longer than asked for means that the machine slept. */
const OVERSLEPT_MS = 30_000;
const READS_A_MINUTE = 2;

/**
 * Decides when the clusters of one account are read, and reads them. Invariants:
 * 1. The first read is at once; from then on one a minute, within 15 s after the next minute is expected, as learnt
 *    from the answers. A stable hash of the account's id says where in these 15 s.
 * 2. At most one more read in that minute: a retry, at least 10 s after the end of the first, when it failed or
 *    repeated the minute before, or one asked for by the user. A repetition is retried only once in a row.
 * 3. Nothing is sent that the budget does not allow, also not on demand; a refusal tells why.
 * 4. Never are two reads in flight.
 * 5. What was missed is not made up for: after a pause, however long, there is one read.
 * 6. A clock that is set back does not delay reads by more than a minute.
 * 7. Failures in a row double the wait, with jitter, up to 15 minutes (offline: 2); a success ends it.
 * 8. Nothing is sent before the time the server named, also not on demand.
 * 9. A failure that only a person can cure is retried every 15 minutes, and at once on demand.
 * 10. When the machine wakes up, a wait after failures ends, except that of 8 and 9.
 * 11. `dispose` aborts the read in flight and resolves when all is quiet. Nothing is sent or told after that.
 * 12. Schedules share nothing: one that fails or hangs does not delay another.
 */
export class AccountSchedule {
  readonly #options: AccountScheduleOptions;
  readonly #spreadMs: number;
  readonly #delay = new DelayEstimate();
  readonly #listeners = new Set<(outcome: ReadOutcome) => void>();
  readonly #disposal = new AbortController();
  #running: Promise<void> | undefined;
  #nap: AbortController | undefined;
  #isReading = false;
  #nextReadAt: number;
  /** When the regular read after the last one is due. */
  #minuteEndsAt = Number.NEGATIVE_INFINITY;
  #readsInMinute = 0;
  #newestMinute = Number.NEGATIVE_INFINITY;
  #repetitions = 0;
  #failures = 0;
  #lastFailure: ConfluentFailure | undefined;

  constructor(options: AccountScheduleOptions) {
    this.#options = options;
    this.#spreadMs = spreadOf(options.accountId);
    this.#nextReadAt = options.clock.now();
  }

  /** When the next read is planned, in epoch milliseconds. */
  get nextReadAt(): number {
    return this.#nextReadAt;
  }

  /** How long after its begin a minute can be read, as learnt, in milliseconds; undefined before the first answer. */
  get delayMs(): number | undefined {
    return this.#delay.delayMs;
  }

  /** Hears of every read that ended. Answers the undo. */
  onOutcome(listener: (outcome: ReadOutcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts to read, at once. Does nothing when it did already. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Reads now, if that is allowed. */
  refreshNow(): RefreshDecision {
    const refusal = this.refreshRefusal();
    if (refusal) return refusal;
    this.#nextReadAt = this.#options.clock.now();
    this.#nap?.abort();
    return { accepted: true };
  }

  /** Why `refreshNow` would be refused now; undefined when it would be accepted. */
  refreshRefusal(): Exclude<RefreshDecision, { accepted: true }> | undefined {
    if (!this.#running || this.#disposal.signal.aborted) return refused('This account is not being read.');
    if (this.#isReading) return refused('It is being read right now.');
    const now = this.#options.clock.now();
    const asked = this.#serverWaitUntil(now);
    if (asked !== undefined) return refused('Confluent asked to wait.', asked);
    if (now < this.#minuteEndsAt && this.#readsInMinute >= READS_A_MINUTE) {
      return refused('It was read twice in this minute; newer data is not there yet.', this.#minuteEndsAt);
    }
    const permission = this.#options.allows();
    return permission.allowed ? undefined : refused(permission.reason, permission.until);
  }

  /** Ends for good. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The account is no longer read.'));
    this.#nap?.abort();
    await this.#running;
    this.#listeners.clear();
  }

  async #run(): Promise<void> {
    while (await this.#isDue()) await this.#readIfAllowed();
  }

  /** Naps until the next read is due, looking at the clock each time: it may have leapt. False when all is over. */
  async #isDue(): Promise<boolean> {
    const { clock } = this.#options;
    while (!this.#disposal.signal.aborted) {
      const now = clock.now();
      if (now >= this.#nextReadAt) return true;
      const napMs = Math.min(NAP_MS, this.#nextReadAt - now);
      this.#nap = new AbortController();
      // Rejects only when it is cut short, and then the loop looks again.
      await clock.sleep(napMs, this.#nap.signal).catch(() => undefined);
      this.#nap = undefined;
      const passed = clock.now() - now;
      if (passed < 0) this.#clockWasSetBack(-passed);
      else if (passed > napMs + OVERSLEPT_MS) this.#machineWokeUp(now + passed);
    }
    return false;
  }

  #clockWasSetBack(byMs: number): void {
    this.#nextReadAt -= byMs;
    this.#minuteEndsAt -= byMs;
  }

  #machineWokeUp(now: number): void {
    if (this.#serverWaitUntil(now) !== undefined) return;
    if (this.#lastFailure && needsPerson(this.#lastFailure.code)) return;
    this.#failures = 0;
    this.#nextReadAt = Math.min(this.#nextReadAt, Math.max(now, this.#minuteEndsAt));
  }

  async #readIfAllowed(): Promise<void> {
    const { clock } = this.#options;
    const startedAt = clock.now();
    const permission = this.#options.allows();
    if (!permission.allowed) {
      this.#nextReadAt = Math.max(permission.until, this.#regularReadAfter(startedAt));
      return;
    }
    this.#readsInMinute = startedAt < this.#minuteEndsAt ? this.#readsInMinute + 1 : 1;
    this.#isReading = true;
    const outcome = await this.#read(startedAt);
    this.#isReading = false;
    if (this.#disposal.signal.aborted) return;
    const endedAt = clock.now();
    if (endedAt < startedAt) this.#clockWasSetBack(startedAt - endedAt);
    if (this.#readsInMinute === 1) this.#minuteEndsAt = this.#regularReadAfter(Math.min(startedAt, endedAt));
    this.#nextReadAt =
      outcome.kind === 'read'
        ? this.#afterSuccess(outcome, endedAt)
        : this.#afterFailure(outcome.failure, endedAt);
    for (const listener of this.#listeners) queueMicrotask(() => listener(outcome));
  }

  async #read(startedAt: number): Promise<ReadOutcome> {
    try {
      const { newestMinute } = await this.#options.scrape(this.#disposal.signal);
      const isNewMinute = newestMinute !== undefined && newestMinute > this.#newestMinute;
      if (newestMinute !== undefined) {
        this.#delay.observe({ startedAt, endedAt: this.#options.clock.now(), newestMinute });
        this.#newestMinute = newestMinute;
      }
      return { kind: 'read', startedAt, newestMinute, isNewMinute };
    } catch (error) {
      return { kind: 'failed', startedAt, failure: asFailure(error) };
    }
  }

  #afterSuccess({ isNewMinute }: ReadOutcome & { kind: 'read' }, endedAt: number): number {
    this.#failures = 0;
    this.#lastFailure = undefined;
    this.#repetitions = isNewMinute ? 0 : this.#repetitions + 1;
    const retryAt = this.#repetitions === 1 ? this.#retryAfter(endedAt) : undefined;
    return retryAt ?? this.#regularReadAfter(endedAt);
  }

  #afterFailure(failure: ConfluentFailure, endedAt: number): number {
    const { code, until } = failure;
    this.#failures++;
    this.#lastFailure = failure;
    const isTransient = until === undefined && code !== 'rate-limited' && !needsPerson(code);
    const retryAt = isTransient && this.#failures === 1 ? this.#retryAfter(endedAt) : undefined;
    if (retryAt !== undefined) return retryAt;
    const backOff = backOffMs(code, this.#failures, this.#options.random());
    return Math.max(this.#regularReadAfter(endedAt), endedAt + backOff, (until ?? 0) + this.#spreadMs);
  }

  /** When this minute's retry may be; undefined when it had one, or is over by then. */
  #retryAfter(endedAt: number): number | undefined {
    const retryAt = endedAt + RETRY_AFTER_MS;
    return this.#readsInMinute < READS_A_MINUTE && retryAt < this.#minuteEndsAt ? retryAt : undefined;
  }

  #regularReadAfter(time: number): number {
    return nextRegularRead(time, this.#delay.delayMs, this.#spreadMs);
  }

  /** Until when the server asked to wait, if that is still to come. */
  #serverWaitUntil(now: number): number | undefined {
    const until = this.#lastFailure?.until;
    return until !== undefined && until > now ? until : undefined;
  }
}

function refused(reason: string, until?: number): Exclude<RefreshDecision, { accepted: true }> {
  return { accepted: false, reason, ...(until !== undefined && { until }) };
}

/** A failure without a name is a mistake of ours; reading goes on all the same. */
function asFailure(error: unknown): ConfluentFailure {
  if (error instanceof ConfluentFailure) return error;
  return new ConfluentFailure(
    'server-error',
    {
      title: 'The answer could not be handled.',
      causes: ['Laglight made a mistake while reading it.'],
      advice: 'Laglight tries again by itself; if this stays, please report it.',
    },
    { cause: error },
  );
}
