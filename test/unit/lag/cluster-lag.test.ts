import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import type { PartitionSeries } from '../../../main/lag/partition-lag.ts';
import { NOON, Played, atEase, minuteOfTold, oneGroup } from './played.ts';

/** An hour of a group that keeps up, then 20 minutes in which it falls behind by 400 a minute. */
const fallingBehind = () =>
  new Played().repeat(61, atEase).repeat(20, (index) => oneGroup(80 + (index + 1) * 400, 1_000));

/** Two partitions over 90 minutes: one stuck for 16 minutes, one with nothing to read. */
function stuckPartition(): PartitionSeries[] {
  const produced = new Float64Array(90).fill(500);
  return [
    { partition: '0', lag: new Float64Array(90).fill(80), produced },
    {
      partition: '7',
      lag: Float64Array.from({ length: 90 }, (_, index) => (index === 89 ? 8_000 : NaN)),
      produced,
    },
  ];
}

describe('a look at partitions', () => {
  test('makes the age exact, names the worst, and is carried on as "about" until the next is due', () => {
    const played = fallingBehind();
    expect(played.lag.pair('orders', 'orders.created')).toMatchObject({
      worstPartition: null,
      lagTime: { kind: 'behind', certainty: 'at-least', ms: 8.08 * MINUTE_MS },
    });
    played.lag.learnPartitions('orders', 'orders.created', stuckPartition(), played.at);
    expect(played.lag.pair('orders', 'orders.created')).toMatchObject({
      worstPartition: '7',
      lagTime: { kind: 'behind', certainty: 'exact', ms: 16 * MINUTE_MS },
    });
    expect(played.lag.group('orders')?.lagTime).toMatchObject({ certainty: 'exact', ms: 16 * MINUTE_MS });
    played.orders(8_500, 1_000);
    expect(played.lag.pair('orders', 'orders.created')?.lagTime).toEqual({
      kind: 'behind',
      certainty: 'about',
      ms: 17 * MINUTE_MS,
    });
    played.repeat(6, (index) => oneGroup(8_900 + index * 400, 1_000));
    expect(played.lag.pair('orders', 'orders.created')?.lagTime).toMatchObject({ certainty: 'at-least' });
  });

  test('lists the partitions worst first, with what is produced to them', () => {
    const played = fallingBehind();
    expect(played.lag.partitions('orders')).toBeUndefined();
    const empty = { partition: '9', lag: new Float64Array(90).fill(NaN), produced: null };
    played.lag.learnPartitions('orders', 'orders.created', [...stuckPartition(), empty], played.at);
    expect(played.lag.partitions('orders')).toEqual({
      asOf: played.at,
      partitions: [
        {
          topic: 'orders.created',
          partition: '7',
          lag: 8_000,
          lagTime: { kind: 'behind', certainty: 'exact', ms: 16 * MINUTE_MS },
          producedPerSecond: 500 / 60,
        },
        {
          topic: 'orders.created',
          partition: '0',
          lag: 80,
          lagTime: { kind: 'behind', certainty: 'exact', ms: 0.16 * MINUTE_MS },
          producedPerSecond: 500 / 60,
        },
      ],
    });
  });

  test('reads "at least" while a rebalance repeats the lag', () => {
    const played = fallingBehind().repeat(4, () => oneGroup(8_080, 1_000));
    played.lag.learnPartitions('orders', 'orders.created', stuckPartition(), played.at);
    expect(played.lag.pair('orders', 'orders.created')?.lagTime).toMatchObject({
      certainty: 'at-least',
      ms: 16 * MINUTE_MS,
    });
  });

  test('is wanted of what is above its floor and does not fall, worst first', () => {
    const lags = (index: number) => ({
      lags: {
        slow: { a: 80 + index * 400 },
        dead: { a: 80 + index * 1_000 },
        fast: { a: 20_000 - index * 900 },
        idle: { a: 3 },
        mirror: { b: 5_000 },
      },
      produced: { a: 1_000 },
    });
    const played = new Played().repeat(61, (index) => ({
      lags: { slow: { a: (index * 37) % 90 }, dead: { a: (index * 41) % 90 }, fast: { a: 20_000 } },
      produced: { a: 1_000 },
    }));
    played.repeat(12, lags);
    const wanted = played.lag.inTrouble(10);
    expect(wanted.map(({ group }) => group)).toEqual(['dead', 'slow']);
    expect(wanted[0]?.from).toBe(played.at - 90 * MINUTE_MS);
    expect(played.lag.inTrouble(1)).toHaveLength(1);
  });
});

describe('what is told of a group', () => {
  test('its figures, with an hour of its lag', () => {
    const reading = new Played().repeat(90, (index) =>
      oneGroup(index === 80 ? NaN : 700 - index, 600, index !== 80),
    );
    const { sparkline, ...group } = reading.lag.group('orders')!;
    expect(group).toMatchObject({
      group: 'orders',
      topics: 1,
      worstTopic: 'orders.created',
      asOf: reading.at,
      lag: 611,
      isEstimated: false,
      producedPerSecond: 10,
      choices: { isPinned: false, isExpectedIdle: false, isHidden: false, name: null },
    });
    expect(group.consumedPerSecond).toBeCloseTo(601 / 60);
    expect(sparkline).toHaveLength(60);
    expect([sparkline[49], sparkline[50], sparkline.at(-1)]).toEqual([621, null, 611]);
  });

  test('in a minute that is a gap, as of the minute before', () => {
    const played = new Played().repeat(70, atEase).orders(Number.NaN, Number.NaN, false);
    expect(played.lag.group('orders')).toMatchObject({ asOf: played.at - MINUTE_MS, state: 'ok' });
    expect(played.lag.newest).toBe(played.at);
  });

  test('only of those in trouble, where only they are asked for', () => {
    const played = fallingBehind();
    expect(played.lag.troubled()).toEqual([played.lag.group('orders')]);
    expect(new Played().repeat(61, atEase).lag.troubled()).toEqual([]);
    expect(played.lag.group('nobody')).toBeUndefined();
    expect(played.lag.topics('nobody')).toEqual([]);
    expect(played.lag.pair('orders', 'nothing')).toBeUndefined();
  });
});

describe('over days', () => {
  test('the floor is the lowest lag of 24 hours, and is kept over days without consumption', () => {
    const played = new Played().repeat(30, () => oneGroup(60, 5));
    expect(played.lag.pair('orders', 'orders.created')?.floor).toBe(60);
    played.repeat(3 * 1_440, () => oneGroup(60, 0));
    expect(played.lag.group('orders')).toMatchObject({ state: 'ok', floor: 60 });
    played.repeat(27 * 60, (index) => oneGroup(70 + (index % 2), 5));
    expect(played.lag.pair('orders', 'orders.created')?.floor).toBe(70);
  });

  test('groups that come and go leave nothing behind for those that take their places', () => {
    const lag = new ClusterLag();
    let at = NOON;
    for (let visit = 0; visit < 9 * 24; visit++) {
      for (let minute = 0; minute < 60; minute++) {
        const lags = {
          steady: { a: (minute * 37) % 90 },
          ...(minute < 30 && { [`visitor-${visit}`]: { a: 50_000 + visit } }),
        };
        lag.observe(minuteOfTold((at += MINUTE_MS), { lags, produced: { a: 1_000 } }));
      }
    }
    const names = lag.groups().map(({ group }) => group);
    expect(names.length).toBeLessThanOrEqual(7 * 24 + 3);
    expect(names).toContain('visitor-215');
    expect(names).not.toContain('visitor-40');
    lag.observe(minuteOfTold((at += MINUTE_MS), { lags: { late: { a: 4 } }, produced: { a: 1_000 } }));
    expect(lag.group('late')).toMatchObject({ floor: 10, state: 'unknown', trend: null });
    expect(lag.group('late')?.sparkline.filter((value) => value !== null)).toEqual([4]);
  });

  test('steps that do not begin where they should are refused', () => {
    const step = { ...minuteOfTold(NOON + MINUTE_MS, {}), stepMs: 5 * MINUTE_MS };
    expect(() => new ClusterLag().restore([], [step])).toThrow('begin at a multiple');
  });
});
