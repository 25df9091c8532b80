import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { Clock } from '../../../main/clock.ts';
import { ConfluentFailure } from '../../../main/confluent/failure.ts';
import type { FailureCode } from '../../../main/confluent/failure.ts';
import { spreadOf } from '../../../main/scrape/read-minutes.ts';
import { AccountSchedule } from '../../../main/scrape/schedule.ts';
import type { AccountScheduleOptions, ReadOutcome } from '../../../main/scrape/schedule.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** 12:00:25, between two minutes. */
const START = Date.UTC(2026, 10, 22, 12, 0, 25);
const ACCOUNT = 'account-1';
const SPREAD = spreadOf(ACCOUNT);

function failure(code: FailureCode, until?: number): ConfluentFailure {
  return new ConfluentFailure(code, {
    title: code,
    causes: [],
    advice: '',
    ...(until !== undefined && { until }),
  });
}

/** A schedule whose server has each minute 3 minutes after its begin, and whose reads are written down. */
class Bench {
  readonly manual = new ManualClock(START);
  /** The machine's clock is this far from the true time. */
  skewMs = 0;
  readonly clock: Clock = {
    now: () => this.manual.now() + this.skewMs,
    sleep: (ms, signal) => this.manual.sleep(ms, signal),
  };
  /** True times of the reads. */
  readonly reads: number[] = [];
  readonly outcomes: ReadOutcome[] = [];
  serverDelayMs = 3 * MINUTE_MS;
  /** The server has no minute after this one. */
  stuckAt = Number.POSITIVE_INFINITY;
  trouble: ConfluentFailure | undefined;
  inFlight = 0;
  mostInFlight = 0;
  /** How long an answer takes. */
  answerMs = 0;
  allows: AccountScheduleOptions['allows'] = () => ({ allowed: true });
  random = 0.999_999;
  readonly schedule: AccountSchedule;

  constructor(accountId = ACCOUNT, scrape?: AccountScheduleOptions['scrape']) {
    this.schedule = new AccountSchedule({
      accountId,
      clock: this.clock,
      scrape: scrape ?? ((signal) => this.#read(signal)),
      allows: (purpose) => this.allows(purpose),
      random: () => this.random,
    });
    this.schedule.onOutcome((outcome) => this.outcomes.push(outcome));
  }

  async #read(signal: AbortSignal): Promise<{ newestMinute: number | undefined }> {
    this.reads.push(this.manual.now());
    const there = Math.floor((this.manual.now() - this.serverDelayMs) / MINUTE_MS) * MINUTE_MS;
    const newestMinute = Math.min(there, this.stuckAt);
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      if (this.answerMs > 0) await this.manual.sleep(this.answerMs, signal);
      if (this.trouble) throw this.trouble;
      return { newestMinute };
    } finally {
      this.inFlight--;
    }
  }

  /** Times of the reads, in seconds after 12:00:00 and without the account's own offset. */
  get seconds(): number[] {
    return this.reads.map((time, number) => (time - START - (number > 0 ? SPREAD : 0)) / 1000 + 25);
  }
}

let bench: Bench;
afterEach(() => bench.schedule.dispose());

async function running(minutes = 0): Promise<Bench> {
  bench = new Bench();
  bench.schedule.start();
  await bench.manual.advance(minutes * MINUTE_MS);
  return bench;
}

/** Seconds between one read and the next. */
const waits = (reads: readonly number[]) =>
  reads.slice(1).map((time, index) => (time - reads[index]!) / 1000);
const within = (from: number, to: number) => bench.reads.filter((time) => time >= from && time < to).length;

describe('AccountSchedule', () => {
  it('1. reads at once, then once a minute, within 15 s after the next minute is there', async () => {
    const { seconds, schedule, outcomes } = await running(4);
    expect(seconds).toEqual([25, 60, 120, 180, 240]);
    expect(SPREAD).toBeLessThan(15_000);
    expect(schedule.delayMs).toBe(3 * MINUTE_MS);
    expect(schedule.nextReadAt).toBe(START + 275_000 + SPREAD);
    expect(outcomes.every((outcome) => outcome.kind === 'read' && outcome.isNewMinute)).toBe(true);
  });

  it.each([2, 5])('1. learns that the server now has minutes after %i minutes', async (delay) => {
    const { reads, manual, schedule, outcomes } = await running(3);
    bench.serverDelayMs = delay * MINUTE_MS;
    await manual.advance(7 * MINUTE_MS);
    expect(schedule.delayMs).toBe(delay * MINUTE_MS);
    expect(waits(reads.slice(-4))).toEqual([60, 60, 60]);
    expect(outcomes.at(-1)).toMatchObject({ isNewMinute: true });
  });

  it('2. retries once, 10 s after the end, when the read failed', async () => {
    const { manual, reads } = await running(1);
    bench.trouble = failure('time-out');
    bench.answerMs = 4_000;
    await manual.advance(35_000 + SPREAD + 30_000);
    bench.trouble = undefined;
    const before = reads.length;
    expect(waits(reads.slice(-2))).toEqual([14]);
    await manual.advance(20_000 - SPREAD);
    expect(reads.length).toBe(before);
  });

  it('2. retries once when the answer repeats a minute, and not again while it stays', async () => {
    const { manual, seconds, schedule } = await running(1);
    bench.stuckAt = START - 205_000;
    await manual.advance(5 * MINUTE_MS);
    expect(bench.seconds.slice(seconds.length)).toEqual([120, 130, 180, 240, 300, 360]);
    expect(schedule.delayMs).toBe(3 * MINUTE_MS);
  });

  it('2. has two reads in a minute at most, also on demand', async () => {
    const { schedule, manual } = await running(1);
    expect(schedule.refreshNow()).toEqual({ accepted: true });
    await manual.advance(0);
    expect(schedule.refreshNow()).toMatchObject({ accepted: false, until: START + 95_000 + SPREAD });
    expect(within(START + 35_000 + SPREAD, START + 95_000 + SPREAD)).toBe(2);
  });

  it('3. sends nothing that the budget refuses, and says why', async () => {
    const { schedule, manual, reads } = await running(1);
    const until = START + 30 * MINUTE_MS;
    bench.allows = () => ({ allowed: false, reason: 'All 80 reads are used.', until });
    await manual.advance(20 * MINUTE_MS);
    expect(reads.length).toBe(2);
    expect(schedule.refreshNow()).toEqual({ accepted: false, reason: 'All 80 reads are used.', until });
    expect(schedule.nextReadAt).toBe(until);
  });

  it('3. leaves out a retry that the budget refuses, but not the next regular read', async () => {
    const { manual, reads } = await running(1);
    bench.allows = (purpose) =>
      purpose === 'regular'
        ? { allowed: true }
        : { allowed: false, reason: 'The rest is needed.', until: START + 60 * MINUTE_MS };
    bench.trouble = failure('server-error');
    await manual.advance(MINUTE_MS);
    bench.trouble = undefined;
    await manual.advance(MINUTE_MS);
    expect(waits(reads.slice(-3))).toEqual([60, 60]);
  });

  it('4. never has two reads in flight', async () => {
    const { schedule, manual, reads } = await running(1);
    bench.answerMs = 150_000;
    await manual.advance(MINUTE_MS);
    expect(schedule.refreshNow()).toEqual({ accepted: false, reason: 'It is being read right now.' });
    await manual.advance(20 * MINUTE_MS);
    expect(bench.mostInFlight).toBe(1);
    expect(Math.min(...waits(reads.slice(2)))).toBeGreaterThanOrEqual(150);
  });

  it.each([3, 500])('5. reads once after a sleep of %i minutes', async (minutes) => {
    const { manual, reads } = await running(2);
    const before = reads.length;
    manual.jump(minutes * MINUTE_MS);
    await manual.advance(30_000);
    expect(reads.length).toBe(before + 1);
    await manual.advance(3 * MINUTE_MS);
    expect(reads.length).toBe(before + 4);
  });

  it('6. goes on within a minute when the clock is set back', async () => {
    const { manual, reads } = await running(2);
    bench.skewMs = -7 * 60 * MINUTE_MS;
    await manual.advance(10 * MINUTE_MS);
    expect(Math.max(...waits(reads))).toBeLessThanOrEqual(70);
  });

  it('6. goes on within a minute when the clock is set back while reading', async () => {
    const { manual, reads } = await running(2);
    bench.answerMs = 5_000;
    await manual.advance(35_000 + SPREAD);
    bench.skewMs = -7 * 60 * MINUTE_MS;
    await manual.advance(10 * MINUTE_MS);
    expect(Math.max(...waits(reads))).toBeLessThanOrEqual(70);
  });

  it('6. can be asked to read soon after the clock was set back during a retry', async () => {
    const { manual, schedule } = await running(1);
    bench.answerMs = 5_000;
    bench.trouble = failure('time-out');
    await manual.advance(35_000 + SPREAD + 16_000);
    expect(bench.inFlight).toBe(1);
    bench.skewMs = -7 * 60 * MINUTE_MS;
    bench.trouble = undefined;
    await manual.advance(MINUTE_MS);
    expect(schedule.refreshNow()).toEqual({ accepted: true });
  });

  it.each([
    ['server-error', [10, 120, 240, 480, 900, 900]],
    ['offline', [10, 120, 120, 120, 120, 120]],
    ['rate-limited', [60, 120, 240, 480, 900, 900]],
  ] as const)('7. doubles the wait while it fails: %s', async (code, expected) => {
    const { manual, reads } = await running(1);
    bench.trouble = failure(code);
    const before = reads.length;
    await manual.advance(90 * MINUTE_MS);
    for (const [number, wait] of waits(reads.slice(before)).slice(0, 6).entries()) {
      // A wait may grow by less than a minute, up to the next regular read.
      expect(wait).toBeGreaterThan(expected[number]! - 1);
      expect(wait).toBeLessThan(expected[number]! + 60);
    }
    bench.trouble = undefined;
    await manual.advance(20 * MINUTE_MS);
    expect(waits(reads.slice(-4))).toEqual([60, 60, 60]);
  });

  it('7. waits by chance half as long at least', async () => {
    const { manual, reads } = await running(1);
    bench.random = 0;
    bench.trouble = failure('server-error');
    const before = reads.length;
    await manual.advance(30 * MINUTE_MS);
    const [, , third] = waits(reads.slice(before));
    expect(third).toBeGreaterThanOrEqual(120);
    expect(third).toBeLessThan(180);
  });

  it('8. waits until the time the server named, also on demand and after a wake-up', async () => {
    const { manual, reads, schedule } = await running(1);
    const until = START + 40 * MINUTE_MS;
    bench.trouble = failure('rate-limited', until);
    await manual.advance(MINUTE_MS);
    bench.trouble = undefined;
    const before = reads.length;
    manual.jump(10 * MINUTE_MS);
    await manual.advance(MINUTE_MS);
    expect(schedule.refreshNow()).toEqual({ accepted: false, reason: 'Confluent asked to wait.', until });
    await manual.advance(60 * MINUTE_MS);
    expect(reads[before]).toBe(until + SPREAD);
  });

  it.each(['key-refused', 'not-permitted'] as const)(
    '9. asks again every 15 minutes, or on demand, after %s',
    async (code) => {
      const { manual, reads, schedule } = await running(1);
      bench.trouble = failure(code);
      const before = reads.length;
      await manual.advance(MINUTE_MS);
      expect(schedule.refreshNow()).toEqual({ accepted: true });
      await manual.advance(40 * MINUTE_MS);
      const [onDemand, ...others] = waits(reads.slice(before));
      expect(onDemand).toBeLessThan(60);
      expect(others).toEqual([900, 900]);
    },
  );

  it('10. reads soon after a wake-up although it had failed for long', async () => {
    const { manual, reads } = await running(1);
    bench.trouble = failure('server-error');
    await manual.advance(60 * MINUTE_MS);
    bench.trouble = undefined;
    const before = reads.length;
    manual.jump(2 * MINUTE_MS);
    await manual.advance(10_000);
    expect(reads.length).toBe(before + 1);
  });

  it('11. aborts the read in flight on disposal, and is quiet from then on', async () => {
    const { manual, reads, schedule, outcomes } = await running(1);
    bench.answerMs = 30_000;
    await manual.advance(40_000 + SPREAD);
    expect(bench.inFlight).toBe(1);
    const before = [reads.length, outcomes.length];
    await schedule.dispose();
    expect(bench.inFlight).toBe(0);
    await manual.advance(10 * MINUTE_MS);
    expect([reads.length, outcomes.length]).toEqual(before);
    expect(manual.pending).toBe(0);
    expect(schedule.refreshNow()).toMatchObject({ accepted: false });
  });

  it('12. is not delayed by an account that hangs or fails', async () => {
    const others = [
      new Bench('hangs', (signal) => new Promise((_, reject) => signal.addEventListener('abort', reject))),
      new Bench('fails', () => Promise.reject(new Error('broken'))),
    ];
    for (const other of others) other.schedule.start();
    const { seconds } = await running(2);
    expect(seconds).toEqual([25, 60, 120]);
    for (const other of others) await other.schedule.dispose();
  });

  it('13. reads at once when what was wrong is mended, but not before the time the server named', async () => {
    const { manual, reads, schedule } = await running(1);
    bench.trouble = failure('key-refused');
    await manual.advance(5 * MINUTE_MS);
    schedule.refreshNow();
    await manual.advance(0);
    bench.trouble = undefined;
    const before = reads.length;
    schedule.startAnew();
    await manual.advance(0);
    expect(reads.slice(before)).toEqual([manual.now()]);

    const until = manual.now() + 20 * MINUTE_MS;
    bench.trouble = failure('rate-limited', until);
    await manual.advance(2 * MINUTE_MS);
    bench.trouble = undefined;
    const waiting = reads.length;
    schedule.startAnew();
    await manual.advance(30 * MINUTE_MS);
    expect(reads[waiting]).toBeGreaterThanOrEqual(until);
  });

  it('13. also when a read of before is still in flight', async () => {
    const { manual, reads, schedule } = await running(1);
    bench.trouble = failure('key-refused');
    bench.answerMs = 20_000;
    await manual.advance(MINUTE_MS);
    expect(bench.inFlight).toBe(1);
    schedule.startAnew();
    const before = reads.length;
    await manual.advance(20_000);
    expect(reads.length).toBe(before + 1);
  });

  it.each(['paused', 'asleep', 'offline'] as const)(
    '14. reads nothing while %s, and says why',
    async (why) => {
      const { manual, reads, schedule } = await running(2);
      const before = reads.length;
      schedule.hold(why);
      await manual.advance(3 * 60 * MINUTE_MS);
      manual.jump(5 * 60 * MINUTE_MS);
      await manual.advance(MINUTE_MS);
      expect(reads.length).toBe(before);
      const refusal = schedule.refreshNow();
      expect(refusal).toMatchObject({ accepted: false });
      expect(refusal).not.toHaveProperty('until');
      expect(schedule.refreshRefusal()?.reason).toMatch(
        { paused: /paused/, asleep: /sleep/, offline: /offline/ }[why],
      );
      schedule.startAnew();
      await manual.advance(MINUTE_MS);
      expect(reads.length).toBe(before);
    },
  );

  it('14. lets a read in flight end when paused, and gives it up when the computer goes to sleep', async () => {
    const { manual, outcomes, schedule } = await running(1);
    bench.answerMs = 5_000;
    const told = outcomes.length;
    await manual.advance(35_000 + SPREAD);
    expect(bench.inFlight).toBe(1);
    schedule.hold('paused');
    await manual.advance(5_000);
    expect(outcomes.length).toBe(told + 1);
    schedule.release('paused');
    await manual.advance(MINUTE_MS - 5_000);
    expect(bench.inFlight).toBe(1);
    schedule.hold('asleep');
    await manual.advance(10_000);
    expect([bench.inFlight, outcomes.length]).toEqual([0, told + 1]);
  });

  it.each([
    ['paused', 0],
    ['asleep', SPREAD / 3],
    ['offline', SPREAD / 3],
  ] as const)('15. reads once after having been %s, soon', async (why, afterMs) => {
    const { manual, reads, schedule } = await running(2);
    bench.trouble = failure('server-error');
    await manual.advance(10 * MINUTE_MS);
    bench.trouble = undefined;
    const before = reads.length;
    schedule.hold(why);
    await manual.advance(6 * 60 * MINUTE_MS);
    schedule.release(why);
    const released = manual.now();
    await manual.advance(5_000);
    expect(afterMs).toBeLessThan(5_000);
    expect(reads.slice(before)).toEqual([released + afterMs]);
    await manual.advance(3 * MINUTE_MS);
    expect(reads.length).toBe(before + 4);
  });

  it('15. reads nothing on top when a pause was short', async () => {
    const { manual, reads, schedule } = await running(2);
    const before = reads.length;
    for (let times = 0; times < 5; times += 1) {
      schedule.hold('paused');
      await manual.advance(1_000);
      schedule.release('paused');
      await manual.advance(0);
    }
    expect(reads.length).toBe(before);
  });

  it('15. stays held until the last reason is gone', async () => {
    const { manual, reads, schedule } = await running(2);
    const before = reads.length;
    schedule.hold('paused');
    schedule.hold('asleep');
    await manual.advance(10 * MINUTE_MS);
    schedule.release('asleep');
    await manual.advance(10 * MINUTE_MS);
    expect(reads.length).toBe(before);
    schedule.release('paused');
    await manual.advance(10_000);
    expect(reads.length).toBe(before + 1);
  });

  it('16. puts failures after a wake-up down to it, repeats them every 10 s, and then tells them', async () => {
    const { manual, reads, outcomes, schedule } = await running(2);
    schedule.hold('asleep');
    await manual.advance(60 * MINUTE_MS);
    bench.trouble = failure('offline');
    const [before, told] = [reads.length, outcomes.length];
    schedule.release('asleep');
    expect(schedule.isWaking).toBe(true);
    await manual.advance(MINUTE_MS);
    expect(waits(reads.slice(before))).toEqual([10, 10, 10, 10, 10]);
    expect([outcomes.length, schedule.isWaking]).toEqual([told, true]);
    await manual.advance(65_000);
    expect(outcomes.length).toBe(told + 1);
    expect(schedule.isWaking).toBe(false);
  });

  it('16. counts a failure after a wake-up that Confluent answered with', async () => {
    const { manual, outcomes, schedule } = await running(2);
    schedule.hold('asleep');
    await manual.advance(60 * MINUTE_MS);
    bench.trouble = failure('server-error');
    const told = outcomes.length;
    schedule.release('asleep');
    await manual.advance(5_000);
    expect([outcomes.length, schedule.isWaking]).toEqual([told + 1, false]);
  });

  it('16. is not waking while a key is missing: that needs a person before and after', async () => {
    const { manual, schedule } = await running(1);
    bench.trouble = failure('key-refused');
    await manual.advance(5 * MINUTE_MS);
    schedule.hold('asleep');
    await manual.advance(60 * MINUTE_MS);
    schedule.release('asleep');
    expect(schedule.isWaking).toBe(false);
  });

  it('names a mistake of ours, and goes on', async () => {
    bench = new Bench(ACCOUNT, () => Promise.reject(new Error('broken')));
    bench.schedule.start();
    await bench.manual.advance(10 * MINUTE_MS);
    expect(bench.outcomes.length).toBeGreaterThan(2);
    expect(bench.outcomes[0]).toMatchObject({ kind: 'failed', failure: { code: 'server-error' } });
  });
});
