import { MINUTE_MS } from '../clock.ts';
import { NOT_SENT, type ConfluentFailure } from '../confluent/failure.ts';
import { backOffMs, needsPerson } from './back-off.ts';
import { DelayEstimate } from './delay-estimate.ts';
import { nextRegularRead } from './read-minutes.ts';

/** The read of every minute, or one on top of it: a retry, or one asked for by the user. */
export type ReadPurpose = 'regular' | 'extra';

/** A read that ended; times are epoch milliseconds. */
export interface FinishedRead {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** A retry comes at least so long after the read before it has ended. */
const RETRY_AFTER_MS = 10_000;
const READS_A_MINUTE = 2;
/** So long after a wake-up the network may not be there yet. */
const WAKING_MS = 2 * MINUTE_MS;

/**
 * Decides when to read next from how the reads before went. Knows no clock and no timer; times are epoch milliseconds.
 * A minute here is the time from one regular read to the next.
 */
export class ReadPlan {
  readonly #spreadMs: number;
  readonly #delay = new DelayEstimate();
  #nextReadAt: number;
  #minuteEndsAt = Number.NEGATIVE_INFINITY;
  #readsInMinute = 0;
  #newestMinute = Number.NEGATIVE_INFINITY;
  #repetitions = 0;
  #failures = 0;
  #needsPerson = false;
  #serverWaitUntil = Number.NEGATIVE_INFINITY;
  /** Until when failures are put down to a wake-up; undefined when the first read after it was told. */
  #wakingUntil: number | undefined;

  /** `spreadMs`: how long after a minute is expected this account reads. */
  constructor(now: number, spreadMs: number) {
    this.#nextReadAt = now;
    this.#spreadMs = spreadMs;
  }

  /** When to read next. */
  get nextReadAt(): number {
    return this.#nextReadAt;
  }

  /** True from a wake-up until the first read after it that counts has ended. */
  get isWaking(): boolean {
    return this.#wakingUntil !== undefined;
  }

  /** How long after its begin a minute can be read, as learnt, in milliseconds. */
  get delayMs(): number | undefined {
    return this.#delay.delayMs;
  }

  /** When this minute is over; in the past when it is. */
  get minuteEndsAt(): number {
    return this.#minuteEndsAt;
  }

  /** What a read at this time would be. */
  purposeAt(now: number): ReadPurpose {
    return now < this.#minuteEndsAt ? 'extra' : 'regular';
  }

  /** True when this minute had all its reads. */
  isUsedUp(now: number): boolean {
    return now < this.#minuteEndsAt && this.#readsInMinute >= READS_A_MINUTE;
  }

  /** Until when the server asked to wait, if that is still to come. */
  serverWaitUntil(now: number): number | undefined {
    return this.#serverWaitUntil > now ? this.#serverWaitUntil : undefined;
  }

  /** The user wants a read now. */
  readAt(now: number): void {
    this.#nextReadAt = now;
  }

  /** A read begins. */
  begin(startedAt: number): void {
    this.#readsInMinute = startedAt < this.#minuteEndsAt ? this.#readsInMinute + 1 : 1;
  }

  /** Why reads failed is mended: reads now, as for the first time, unless the server asked to wait. */
  startAnew(now: number): void {
    this.#failures = 0;
    this.#needsPerson = false;
    this.#minuteEndsAt = Number.NEGATIVE_INFINITY;
    this.#nextReadAt = this.serverWaitUntil(now) ?? now;
  }

  /** The budget does not allow the read that is due before `until`. A read on top is simply left out. */
  refuse(now: number, until: number): void {
    this.#wakingUntil = undefined;
    const regular = this.#regularAfter(now);
    this.#nextReadAt = this.purposeAt(now) === 'extra' ? regular : Math.max(regular, until);
  }

  /** A read brought an answer. True when it had a minute newer than those before. */
  succeed(read: FinishedRead, newestMinute: number | undefined): boolean {
    this.#wakingUntil = undefined;
    const isNewMinute = newestMinute !== undefined && newestMinute > this.#newestMinute;
    if (newestMinute !== undefined) {
      this.#delay.observe({ ...read, newestMinute });
      this.#newestMinute = newestMinute;
    }
    this.#failures = 0;
    this.#needsPerson = false;
    this.#serverWaitUntil = Number.NEGATIVE_INFINITY;
    this.#repetitions = isNewMinute ? 0 : this.#repetitions + 1;
    this.#endMinuteAfter(read);
    const retryAt = this.#repetitions === 1 ? this.#retryAfter(read) : undefined;
    this.#nextReadAt = retryAt ?? this.#regularAfter(read.endedAt);
    return isNewMinute;
  }

  /**
   * A read failed. `random` is in [0, 1). False when that is put down to a wake-up a moment ago: the read then is
   * repeated soon and counts for nothing.
   */
  fail(read: FinishedRead, failure: ConfluentFailure, random: number): boolean {
    const { code, until } = failure;
    if (NOT_SENT.has(code) && this.#wakingUntil !== undefined && read.endedAt < this.#wakingUntil) {
      this.giveUp();
      this.#nextReadAt = read.endedAt + RETRY_AFTER_MS;
      return false;
    }
    this.#wakingUntil = undefined;
    this.#failures++;
    this.#needsPerson = needsPerson(code);
    this.#serverWaitUntil = until ?? Number.NEGATIVE_INFINITY;
    this.#endMinuteAfter(read);
    const isTransient = until === undefined && code !== 'rate-limited' && !this.#needsPerson;
    const retryAt = isTransient && this.#failures === 1 ? this.#retryAfter(read) : undefined;
    const waitUntil = Math.max(
      this.#regularAfter(read.endedAt),
      read.endedAt + backOffMs(code, this.#failures, random),
      this.#serverWaitUntil + this.#spreadMs,
    );
    this.#nextReadAt = retryAt ?? waitUntil;
    return true;
  }

  /** The read that began was broken off: it does not count. */
  giveUp(): void {
    this.#readsInMinute--;
  }

  /** The clock was set back: all that was planned by it moves along. */
  setBack(byMs: number): void {
    this.#nextReadAt -= byMs;
    this.#minuteEndsAt -= byMs;
    this.#serverWaitUntil -= byMs;
    if (this.#wakingUntil !== undefined) this.#wakingUntil -= byMs;
  }

  /** The machine or its network was away: what is due is read `afterMs` from now, and the network may take a while. */
  wakeUp(now: number, afterMs: number): void {
    const isReadSoon = !this.#needsPerson && this.serverWaitUntil(now) === undefined;
    this.#wakingUntil = isReadSoon ? now + WAKING_MS : undefined;
    this.goOn(now);
    this.#nextReadAt = Math.max(this.#nextReadAt, now + afterMs);
  }

  /** After a break why reads failed before is likely over, unless the server or a person has a say in it. */
  goOn(now: number): void {
    if (this.#needsPerson || this.serverWaitUntil(now) !== undefined) return;
    this.#failures = 0;
    this.#nextReadAt = Math.min(this.#nextReadAt, Math.max(now, this.#minuteEndsAt));
  }

  #endMinuteAfter({ startedAt }: FinishedRead): void {
    if (this.#readsInMinute === 1) this.#minuteEndsAt = this.#regularAfter(startedAt);
  }

  /** When this minute's retry may be; undefined when it had one, or is over by then. */
  #retryAfter({ endedAt }: FinishedRead): number | undefined {
    const retryAt = endedAt + RETRY_AFTER_MS;
    return this.#readsInMinute < READS_A_MINUTE && retryAt < this.#minuteEndsAt ? retryAt : undefined;
  }

  #regularAfter(time: number): number {
    return nextRegularRead(time, this.#delay.delayMs, this.#spreadMs);
  }
}
