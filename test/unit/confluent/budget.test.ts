import { beforeEach, describe, expect, it } from 'vitest';
import { RequestBudget } from '../../../main/confluent/budget.ts';
import { readRateLimits, readRetryAfter } from '../../../main/confluent/rate-limits.ts';
import { NOW } from './harness.ts';

const MINUTE = 60_000;
const CLUSTERS = ['lkc-1', 'lkc-2'];

let now = NOW;
let budget: RequestBudget;
beforeEach(() => {
  now = NOW;
  budget = new RequestBudget({ clock: { now: () => now } });
});

/** Lets minutes pass, each with its regular read; fails when one is refused. */
function regularReads(minutes: number): void {
  for (let minute = 0; minute < minutes; minute += 1) {
    now += MINUTE;
    expect(budget.allows(CLUSTERS)).toEqual({ allowed: true });
    budget.note(CLUSTERS);
  }
}

/** Reads on top as often as is allowed. */
function extraReads(): number {
  let reads = 0;
  for (; budget.allows(CLUSTERS, 'extra').allowed; reads += 1) budget.note(CLUSTERS);
  return reads;
}

const hourly = (limit: number, remaining: number, resetSeconds: number) => [
  { limit, remaining, resetSeconds },
  { limit: 300, remaining: 299, resetSeconds: 30 },
];

describe('the budget of an account', () => {
  it('counts each cluster over the last hour', () => {
    budget.note(['lkc-1']);
    now += 59 * MINUTE;
    budget.note(CLUSTERS);
    expect([budget.used, budget.limit]).toEqual([2, 80]);
    now += MINUTE;
    expect(budget.used).toBe(1);
    now -= 3 * 60 * MINUTE;
    expect(budget.used).toBe(0);
  });

  it('refuses any read beyond 80 an hour, until the oldest is an hour old', () => {
    for (let read = 0; read < 79; read += 1) budget.note(CLUSTERS);
    now += 5 * MINUTE;
    expect(budget.allows(CLUSTERS)).toEqual({ allowed: true });
    budget.note(['lkc-2']);
    expect(budget.allows(['lkc-1'])).toEqual({ allowed: true });
    expect(budget.allows(CLUSTERS)).toEqual({
      allowed: false,
      reason:
        'Laglight makes at most 80 reads an hour, and all of them are used. The next is possible in 55 min.',
      until: NOW + 60 * MINUTE,
    });
  });

  it.each([0, 7, 30, 59, 60, 200])(
    'never lets extra reads take the place of a regular one (after %i min)',
    (minutes) => {
      regularReads(minutes);
      const extra = extraReads();
      expect(extra).toBeGreaterThanOrEqual(15);
      expect(extra).toBeLessThanOrEqual(20);
      regularReads(130);
    },
  );

  it('says truly from when on an extra read is possible again', () => {
    regularReads(90);
    extraReads();
    regularReads(10);
    const refusal = budget.allows(CLUSTERS, 'extra');
    if (refusal.allowed) expect.unreachable('The extra reads are used up.');
    expect(refusal.reason).toBe(
      'Laglight makes at most 80 reads an hour, and the reads of every minute need the rest. The next is possible in 50 min.',
    );
    while (now + MINUTE < refusal.until) {
      regularReads(1);
      expect(budget.allows(CLUSTERS, 'extra').allowed).toBe(false);
    }
    now = refusal.until;
    expect(budget.allows(CLUSTERS, 'extra').allowed).toBe(true);
  });

  it('learns a lower limit from the server, and only of the hourly budget', () => {
    budget.learn(hourly(40, 20, 1800));
    expect(budget.limit).toBe(40);
    budget.learn(hourly(160, 20, 1800));
    expect(budget.limit).toBe(80);
    budget.learn([{ limit: 10, remaining: 0, resetSeconds: 60 }]);
    expect([budget.limit, budget.allows(CLUSTERS).allowed]).toEqual([80, true]);
  });

  it('keeps what the server has left for the regular reads', () => {
    budget.learn(hourly(160, 30, 30 * 60));
    expect(budget.allows(CLUSTERS)).toEqual({ allowed: true });
    expect(budget.allows(CLUSTERS, 'extra')).toEqual({
      allowed: false,
      reason:
        'Confluent allows 30 more reads in this hour, and the reads of every minute need them. The next is possible in 30 min.',
      until: NOW + 30 * MINUTE,
    });
    budget.learn(hourly(160, 31, 30 * 60));
    expect(budget.allows(CLUSTERS, 'extra')).toEqual({ allowed: true });
  });

  it('waits for the server’s window when nothing is left, also when the window is nearly over', () => {
    budget.learn(hourly(160, 5, 90));
    budget.learn(hourly(160, 0, 45));
    expect(budget.allows(CLUSTERS)).toMatchObject({ allowed: false, until: NOW + 45_000 });
    now += 45_000;
    expect(budget.allows(CLUSTERS)).toEqual({ allowed: true });
  });
});

describe('rate-limit headers', () => {
  it.each([
    [
      'twice',
      {
        'ratelimit-limit': ['160', '300'],
        'ratelimit-remaining': ['0', '12'],
        'ratelimit-reset': ['60', '7'],
      },
    ],
    ['joined', { 'ratelimit-limit': '160, 300', 'ratelimit-remaining': '0,12', 'ratelimit-reset': '60,7' }],
    [
      'with a policy',
      {
        'ratelimit-limit': ['160;w=3600', '300'],
        'ratelimit-remaining': '0, 12',
        'ratelimit-reset': '60, 7',
      },
    ],
  ])('may come %s', (_, headers) => {
    expect(readRateLimits(headers)).toEqual([
      { limit: 160, remaining: 0, resetSeconds: 60 },
      { limit: 300, remaining: 12, resetSeconds: 7 },
    ]);
  });

  it.each([
    [{}],
    [{ 'ratelimit-limit': '160' }],
    [{ 'ratelimit-limit': 'many', 'ratelimit-remaining': '-1', 'ratelimit-reset': '' }],
  ])('may be missing or nonsense: %j', (headers) => {
    expect(readRateLimits(headers)).toEqual([]);
  });

  it.each([
    ['120', 120],
    ['Sun, 22 Nov 2026 12:07:41 GMT', 60],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('Retry-After %s is %s s', (value, seconds) => {
    expect(readRetryAfter({ 'retry-after': value }, NOW)).toBe(seconds);
  });
});
