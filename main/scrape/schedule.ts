import type { Clock } from '../clock.ts';
import type { ConfluentFailure } from '../confluent/failure.ts';
import { Holds, type HoldReason } from './holds.ts';
import { asFailure } from './mistake.ts';
import { spreadOf } from './read-minutes.ts';
import { ReadPlan } from './read-plan.ts';
import type { FinishedRead, ReadPurpose } from './read-plan.ts';

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

/** Why a read on demand is refused; `until` is when it may be, in epoch milliseconds, where that is known. */
export interface RefreshRefusal {
  readonly accepted: false;
  readonly reason: string;
  readonly until?: number;
}

/** What became of "refresh now". */
export type RefreshDecision = { readonly accepted: true } | RefreshRefusal;

/** What a schedule is made of. */
export interface AccountScheduleOptions {
  readonly accountId: string;
  readonly clock: Clock;
  /** Reads all clusters of the account once. Rejects with a `ConfluentFailure`; ends soon once aborted. */
  readonly scrape: (signal: AbortSignal) => Promise<ReadReport>;
  /** Asked before each read. Whoever sends requests also tells the budget of them. */
  readonly allows: (purpose: ReadPurpose) => Permission;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The longest sleep in one piece: so soon a wake-up of the machine or a corrected clock is noticed. */
const NAP_MS = 10_000;
/** A nap that took so much longer than asked for means that the machine slept. */
const OVERSLEPT_MS = 30_000;

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
 * 13. `startAnew` ends a wait after failures and begins a new minute; 3, 4 and 8 hold.
 * 14. While it is held for any reason no read starts, also not on demand; a refusal tells why. A read in flight ends
 *     as it would, but when the computer goes to sleep: then it is given up, and nothing is told of it.
 * 15. When nothing holds it any more, there is one read if one was due, and a wait after failures ends as with 10: at
 *     once after a pause, within 5 s after sleep or being offline. 2, 3, 5, 8 and 9 hold.
 * 16. For 2 minutes after waking up or coming back on line, a read that never reached Confluent is repeated every 10 s
 *     without being told or counted as a failure: networks take a while.
 */
export class AccountSchedule {
  readonly #options: AccountScheduleOptions;
  readonly #plan: ReadPlan;
  /** After a wake-up, accounts do not read all at once. */
  readonly #wakeAfterMs: number;
  readonly #listeners = new Set<(outcome: ReadOutcome) => void>();
  readonly #disposal = new AbortController();
  #running: Promise<void> | undefined;
  #nap: AbortController | undefined;
  readonly #holds = new Holds();
  #reading: AbortController | undefined;
  #isMended = false;

  constructor(options: AccountScheduleOptions) {
    const spreadMs = spreadOf(options.accountId);
    this.#options = options;
    this.#plan = new ReadPlan(options.clock.now(), spreadMs);
    this.#wakeAfterMs = spreadMs / 3;
  }

  /** When the next read is planned, in epoch milliseconds. */
  get nextReadAt(): number {
    return this.#plan.nextReadAt;
  }

  /** True from a wake-up of the machine, or of its network, until the first read after it was told. */
  get isWaking(): boolean {
    return this.#plan.isWaking;
  }

  /** How long after its begin a minute can be read, as learnt, in milliseconds; undefined before the first answer. */
  get delayMs(): number | undefined {
    return this.#plan.delayMs;
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
    this.#plan.readAt(this.#options.clock.now());
    this.#nap?.abort();
    return { accepted: true };
  }

  /** Why reads failed is mended, by another key say: reads now, however long the wait would have been. */
  startAnew(): void {
    // A read in flight began with what was wrong: the new one follows it.
    this.#isMended = this.#reading !== undefined;
    this.#plan.startAnew(this.#options.clock.now());
    this.#nap?.abort();
  }

  /** Starts no read from now on, until that reason is released. */
  hold(reason: HoldReason): void {
    this.#holds.add(reason);
    if (reason === 'asleep') this.#reading?.abort(new Error('The computer goes to sleep.'));
  }

  /** That reason is over. */
  release(reason: HoldReason): void {
    if (!this.#holds.remove(reason)) return;
    const now = this.#options.clock.now();
    if (reason === 'paused') this.#plan.goOn(now);
    else this.#plan.wakeUp(now, this.#wakeAfterMs);
    this.#nap?.abort();
  }

  /** Why `refreshNow` would be refused now; undefined when it would be accepted. */
  refreshRefusal(): RefreshRefusal | undefined {
    if (!this.#running || this.#disposal.signal.aborted) return refused('This account is not being read.');
    if (this.#reading) return refused('It is being read right now.');
    const { sentence } = this.#holds;
    if (sentence !== undefined) return refused(sentence);
    const now = this.#options.clock.now();
    const asked = this.#plan.serverWaitUntil(now);
    if (asked !== undefined) return refused('Confluent asked to wait.', asked);
    if (this.#plan.isUsedUp(now)) {
      return refused(
        'It was read twice in this minute; newer data is not there yet.',
        this.#plan.minuteEndsAt,
      );
    }
    const permission = this.#options.allows(this.#plan.purposeAt(now));
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
      const { isHeld } = this.#holds;
      if (!isHeld && now >= this.#plan.nextReadAt) return true;
      const napMs = isHeld ? NAP_MS : Math.min(NAP_MS, this.#plan.nextReadAt - now);
      this.#nap = new AbortController();
      // Rejects only when it is cut short, and then the loop looks again.
      await clock.sleep(napMs, this.#nap.signal).catch(() => undefined);
      this.#nap = undefined;
      const passed = clock.now() - now;
      if (passed < 0) this.#plan.setBack(-passed);
      else if (passed > napMs + OVERSLEPT_MS) this.#plan.wakeUp(now + passed, 0);
    }
    return false;
  }

  async #readIfAllowed(): Promise<void> {
    const startedAt = this.#options.clock.now();
    const permission = this.#options.allows(this.#plan.purposeAt(startedAt));
    if (!permission.allowed) {
      this.#plan.refuse(startedAt, permission.until);
      return;
    }
    this.#plan.begin(startedAt);
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const outcome = await this.#read(startedAt, AbortSignal.any([this.#disposal.signal, signal]));
    this.#reading = undefined;
    if (this.#isMended) this.startAnew();
    if (this.#disposal.signal.aborted || !outcome) return;
    // A listener that throws is a mistake of its own: it must not end the reading.
    for (const listener of this.#listeners) queueMicrotask(() => listener(outcome));
  }

  /** Undefined for a read that nobody needs to hear of. */
  async #read(startedAt: number, signal: AbortSignal): Promise<ReadOutcome | undefined> {
    const { scrape, random } = this.#options;
    try {
      const { newestMinute } = await scrape(signal);
      const isNewMinute = this.#plan.succeed(this.#endOf(startedAt), newestMinute);
      return { kind: 'read', startedAt, newestMinute, isNewMinute };
    } catch (error) {
      if (signal.aborted) {
        this.#plan.giveUp();
        return undefined;
      }
      const failure = asFailure(error);
      const isTold = this.#plan.fail(this.#endOf(startedAt), failure, random());
      return isTold ? { kind: 'failed', startedAt, failure } : undefined;
    }
  }

  #endOf(startedAt: number): FinishedRead {
    const endedAt = this.#options.clock.now();
    if (endedAt < startedAt) this.#plan.setBack(startedAt - endedAt);
    return { startedAt: Math.min(startedAt, endedAt), endedAt };
  }
}

function refused(reason: string, until?: number): RefreshRefusal {
  return { accepted: false, reason, ...(until !== undefined && { until }) };
}
