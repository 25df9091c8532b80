import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { NOON, Played, atEase, oneGroup } from './played.ts';

const state = (played: Played) => played.lag.group('orders')?.state;
const evidence = (played: Played) => played.lag.group('orders')?.evidence;
const reading = (played: Played) => played.lag.group('orders')!;
/** An hour of a group that keeps up. */
const settled = () => new Played().repeat(61, atEase);

describe('stalled', () => {
  test('when lag rises by what is produced for three minutes', () => {
    const played = settled().orders(80, 1_000).orders(1_080, 1_000).orders(2_080, 1_000);
    expect(state(played)).not.toBe('stalled');
    played.orders(3_080, 1_000);
    expect(state(played)).toBe('stalled');
    expect(evidence(played)).toBe('Lag rose by what was produced for 4 minutes: nobody is consuming.');
    expect(reading(played).since).toBe(NOON + 61 * MINUTE_MS);
    expect(played.changes.at(-1)).toMatchObject({
      group: 'orders',
      at: played.at,
      from: 'growing',
      to: 'stalled',
    });
  });

  test('not while 6 % of what is produced is consumed over the window, but a minute of sampling is no consumption', () => {
    const consuming = settled().repeat(30, (index) => oneGroup(80 + index * 500, 1_000));
    expect(state(consuming)).toBe('growing');
    // Read early and late in its minutes, the lag of a dead group rises by 0.3 to 1.7 times what is produced.
    const instants = [0.9, 0.2, 0.9, 0.1, 0.8, 0.2];
    const dead = settled();
    for (const [index, instant] of instants.entries()) dead.orders(1_000 * (index + instant), 1_000);
    expect(state(dead)).toBe('stalled');
  });

  test('when nothing is produced and what was consumed before stays above the floor', () => {
    const played = settled()
      .orders(500, 500)
      .repeat(3, () => oneGroup(500, 0));
    expect(state(played)).toBe('stalled');
    expect(evidence(played)).toBe(
      'Lag has stayed at 500 records for 3 minutes: what waits is not being consumed.',
    );
  });

  test('not where it was never seen to consume and nothing is produced: these may be markers', () => {
    const played = new Played().repeat(90, () => oneGroup(50, 0));
    expect(state(played)).toBe('unknown');
    expect(evidence(played)).toContain('markers of transactions look the same');
    played.lag.learnPartitions('orders', 'orders.created', onePartition(50), played.at);
    played.orders(50, 0);
    expect(state(played)).toBe('stalled');
  });

  test('not where the partitions show one marker each', () => {
    const played = new Played().repeat(90, () => oneGroup(50, 0));
    const markers = Array.from({ length: 50 }, (_, partition) => onePartition(1, String(partition))).flat();
    played.lag.learnPartitions('orders', 'orders.created', markers, played.at);
    played.orders(50, 0);
    expect(reading(played)).toMatchObject({ state: 'ok', floor: 50, lagTime: { kind: 'caught-up' } });
  });

  test('not between two commits of a group that commits every 20 minutes, but after 30', () => {
    const rise = (index: number) => oneGroup((index % 20) * 1_000 + 5, 1_000);
    const played = new Played().repeat(121, rise);
    expect(played.changes).toEqual([]);
    played.repeat(28, (index) => oneGroup((index + 1) * 1_000 + 5, 1_000));
    expect(state(played)).toBe('ok');
    played.repeat(4, (index) => oneGroup((index + 29) * 1_000 + 5, 1_000));
    expect(state(played)).toBe('stalled');
  });

  test('a group that commits every hour is not called so a third time', () => {
    const played = new Played().repeat(6 * 60, (index) => oneGroup((index % 60) * 1_000 + 5, 1_000));
    const stalls = played.changes
      .filter(({ to }) => to === 'stalled')
      .map(({ at }) => (at - NOON) / MINUTE_MS);
    expect(stalls.length).toBeLessThanOrEqual(2);
    expect(Math.max(0, ...stalls)).toBeLessThan(120);
  });

  test('on a topic so slow that its lag was never above the floor', () => {
    const played = new Played().repeat(61, (index) => oneGroup((index * 7) % 4, 4));
    played.repeat(5, (index) => oneGroup(2 + (index + 1) * 4, 4));
    expect(reading(played)).toMatchObject({ state: 'stalled', lag: 22, floor: 10 });
  });

  test('not in a burst after hours of silence', () => {
    const burst = (index: number) =>
      oneGroup([900, 1_800, 700, 0][index % 60] ?? 0, index % 60 < 3 ? 1_000 : 0);
    expect(new Played().repeat(10 * 60, burst).changes).toEqual([]);
  });

  test('goes on until something is consumed, also over a gap', () => {
    const played = settled().repeat(10, (index) => oneGroup(80 + index * 1_000, 1_000));
    played.repeat(8, () => undefined).repeat(20, (index) => oneGroup(18_080 + index * 1_000, 1_000));
    expect(state(played)).toBe('stalled');
    played.orders(20_000, 1_000);
    expect(state(played)).toBe('ok');
  });

  test('a minute of an incomplete answer does not advance it', () => {
    const played = settled().orders(80, 1_000).orders(1_080, 1_000).orders(2_080, 1_000);
    played.repeat(5, (index) => oneGroup(3_080 + index * 1_000, 1_000, false));
    expect(state(played)).toBe('growing');
    played.repeat(2, (index) => oneGroup(8_080 + index * 1_000, 1_000));
    expect(state(played)).toBe('stalled');
  });

  test('never where the topic reports nothing produced', () => {
    const played = new Played().repeat(90, (index) => oneGroup(index * 1_000, Number.NaN));
    expect(state(played)).toBe('growing');
    expect(reading(played).lagTime).toEqual({
      kind: 'unknown',
      reason: 'this topic reports no produced records',
    });
  });
});

describe('vanished', () => {
  const gone = (produced: number) =>
    settled()
      .orders(12, produced)
      .repeat(3, () => oneGroup(Number.NaN, produced));

  test('after three complete minutes, even when it died at a lag of 12, if the topic is busy', () => {
    const played = settled()
      .orders(12, 1_000)
      .repeat(2, () => oneGroup(Number.NaN, 1_000));
    expect(state(played)).toBe('ok');
    played.orders(Number.NaN, 1_000);
    expect(reading(played)).toMatchObject({
      state: 'vanished',
      since: played.at - 2 * MINUTE_MS,
      lag: 3_012,
      isEstimated: true,
      lagTime: { kind: 'behind', certainty: 'at-least' },
    });
    expect(evidence(played)).toMatch(
      /^No data of this group for 3 minutes: it has no active consumers. About 3.01.k records wait for it.$/,
    );
  });

  test('not while its topics are silent', () => {
    const played = settled()
      .orders(3, 0)
      .repeat(30, () => oneGroup(Number.NaN, 0));
    expect(reading(played)).toMatchObject({ state: 'idle', lag: 3, isEstimated: true });
    expect(evidence(played)).toBe('No data of this group for 30 minutes. Nothing waits for it.');
    played.repeat(2, () => oneGroup(Number.NaN, 100));
    expect(state(played)).toBe('vanished');
  });

  test('not by minutes of incomplete answers', () => {
    const played = settled().repeat(30, () => oneGroup(Number.NaN, 1_000, false));
    expect(state(played)).toBe('ok');
    expect(reading(played).asOf).toBe(NOON + 60 * MINUTE_MS);
  });

  test('not for a group that was there for less than an hour', () => {
    const played = new Played().repeat(59, atEase).repeat(20, () => oneGroup(Number.NaN, 1_000));
    expect(state(played)).toBe('idle');
    expect(evidence(played)).toContain('It was only there for 59 minutes.');
  });

  test('not where the user expects it', () => {
    const played = settled();
    const choices = { isPinned: false, isExpectedIdle: true, isHidden: false, name: null };
    played.lag.setChoices('orders', choices);
    played.repeat(10, () => oneGroup(Number.NaN, 1_000));
    expect(reading(played)).toMatchObject({ state: 'idle', choices });
  });

  test('ends when the group is back', () => {
    const played = gone(1_000).orders(3_500, 1_000);
    expect(reading(played)).toMatchObject({ state: 'ok', isEstimated: false, lag: 3_500 });
    expect(played.changes.map(({ to }) => to)).toEqual(['vanished', 'ok']);
  });

  test('is forgotten by hand, and after 7 days', () => {
    const byHand = gone(1_000);
    byHand.lag.forget('orders');
    expect(byHand.lag.group('orders')).toBeUndefined();
    expect(byHand.play(atEase(0)).lag.group('orders')?.state).toBe('unknown');
    const inTime = gone(1_000).repeat(7 * 24 * 60 - 60, () => oneGroup(Number.NaN, 1_000));
    expect(state(inTime)).toBe('vanished');
    inTime.repeat(120, () => oneGroup(Number.NaN, 1_000));
    expect(inTime.lag.groups()).toEqual([]);
  });
});

describe('a topic of several', () => {
  const both = (index: number, other: number) => ({
    lags: { orders: { a: (index * 37) % 90, ...(!Number.isNaN(other) && { b: other }) } },
    produced: { a: 1_000, b: 1_000 },
  });

  test('that is absent alone is no longer read, and counts for nothing', () => {
    const played = new Played().repeat(61, (index) => both(index, (index * 31) % 80));
    played.repeat(3, (index) => both(index, Number.NaN));
    expect(played.lag.pair('orders', 'b')).toMatchObject({ isRead: false, lag: null, state: 'idle' });
    expect(reading(played)).toMatchObject({ state: 'ok', topics: 1, worstTopic: 'a' });
    played.repeat(5, (index) => both(index, 10));
    expect(played.lag.pair('orders', 'b')).toMatchObject({ isRead: true, lag: 10 });
  });

  test('that is stalled makes the group stalled, and is named', () => {
    const played = new Played().repeat(61, (index) => both(index, (index * 31) % 80));
    played.repeat(6, (index) => both(index, 100 + index * 1_000));
    expect(reading(played)).toMatchObject({ state: 'stalled', worstTopic: 'b' });
    expect(evidence(played)).toMatch(/^b: Lag rose by what was produced/);
  });
});

describe('other states', () => {
  test('frozen while the same lag is repeated, and no stall when the truth comes after it', () => {
    const played = settled()
      .orders(80, 1_000)
      .repeat(6, () => oneGroup(80, 1_000));
    expect(state(played)).toBe('frozen');
    expect(evidence(played)).toContain('The same lag was reported 7 times');
    played.orders(6_000, 1_000).orders(3_000, 1_000).orders(40, 1_000);
    expect(played.changes.map(({ to }) => to)).toEqual(['frozen', 'ok']);
  });

  test('growing when a slow consumer falls behind, until it catches up', () => {
    const played = settled().repeat(15, (index) => oneGroup(80 + index * 400, 1_000));
    expect(reading(played)).toMatchObject({
      state: 'growing',
      trend: 'rising',
      drain: { kind: 'not-draining' },
    });
    expect(evidence(played)).toBe('Lag rises: 16.7 records/s are produced, 10 records/s consumed.');
    played.repeat(8, (index) => oneGroup(5_000 - index * 600, 1_000));
    expect(reading(played)).toMatchObject({ state: 'ok', trend: 'falling', drain: { kind: 'draining' } });
  });

  test('unknown while there is too little data, or it is stale', () => {
    const played = new Played().repeat(3, atEase);
    expect(state(played)).toBe('unknown');
    played.repeat(3, atEase);
    expect(state(played)).toBe('ok');
    played.lag.setStale(true);
    expect(reading(played)).toMatchObject({ state: 'unknown', since: null });
    expect(played.lag.troubled()).toEqual([]);
    played.lag.setStale(false);
    expect(state(played)).toBe('ok');
  });
});

function onePartition(lag: number, partition = '0') {
  return [{ partition, lag: Float64Array.of(lag), produced: Float64Array.of(0) }];
}
