import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { LAG_METRIC } from '../../../main/clusters/breakdowns.ts';
import { RecentHistory } from '../../../main/clusters/recent.ts';
import { NOON, ScrapedAccount, line, server } from './scrapes.ts';

const BYTES = server('received_bytes');
const received = (value: number) => line('received_bytes', value, { topic: 'a' });
const lag = (group: string, value: number) =>
  line('consumer_lag_offsets', value, { topic: 't', consumer_group_id: group });
const at = (minute: number) => NOON + minute * MINUTE_MS;

describe('RecentHistory', () => {
  it('gives one value a minute, and null where nothing is known', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory();
    recent.record(account.scrape(0, [received(60)]));
    recent.record(account.scrape(2, [received(0)]));
    expect(recent.series('lkc-1', BYTES, undefined, at(-1), at(3))).toEqual([null, 60, null, 0, null]);
    expect(recent.series('lkc-2', BYTES, undefined, at(0), at(0))).toEqual([null]);
  });

  it('counts the same minute once', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory();
    recent.record(account.scrape(0, [received(60)]));
    recent.record(account.scrape(0, [received(61)]));
    expect(recent.series('lkc-1', BYTES, undefined, at(0), at(0))).toEqual([61]);
  });

  it('fills gaps, never what was recorded; of two fills the later counts', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory();
    recent.record(account.scrape(2, [received(60)]));
    for (const value of [1, 2]) {
      for (const minute of [0, 1, 2]) recent.fill('lkc-1', BYTES, undefined, at(minute), value);
    }
    expect(recent.series('lkc-1', BYTES, undefined, at(0), at(2))).toEqual([2, 2, 60]);
    recent.record(account.scrape(3, [received(70)]));
    recent.fill('lkc-1', BYTES, undefined, at(4), 5);
    recent.record(account.scrape(4, [received(80)]));
    expect(recent.series('lkc-1', BYTES, undefined, at(3), at(4))).toEqual([70, 80]);
  });

  it('leaves gaps for what has vanished, was cut or may be incomplete', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory();
    recent.record(account.scrape(0, [received(60), lag('g', 5)]));
    recent.record(account.scrape(1, [received(60)]));
    recent.record(account.scrape(2, [received(60), lag('g', 6)], { cutMetrics: [BYTES, LAG_METRIC] }));
    expect(recent.series('lkc-1', BYTES, undefined, at(0), at(2))).toEqual([60, 60, null]);
    expect(recent.series('lkc-1', LAG_METRIC, undefined, at(0), at(2))).toEqual([5, null, null]);
    expect(recent.series('lkc-1', LAG_METRIC, 'g', at(0), at(2))).toEqual([5, null, null]);
  });

  it('forgets totals after 24 hours and lag after 6', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory();
    const newestOf = (minute: number) => recent.record(account.scrape(minute, [received(1), lag('g', 1)]));
    const first = (metricId: string, group?: string) =>
      recent.series('lkc-1', metricId, group, at(0), at(0))[0];
    newestOf(0);
    newestOf(6 * 60 - 1);
    expect(first(LAG_METRIC, 'g')).toBe(1);
    newestOf(6 * 60);
    expect([first(LAG_METRIC, 'g'), first(BYTES)]).toEqual([null, 1]);
    newestOf(24 * 60);
    expect(first(BYTES)).toBeNull();
    recent.fill('lkc-1', BYTES, undefined, at(0), 1);
    expect(first(BYTES)).toBeNull();
  });

  it('keeps the groups that are furthest behind when there are too many', () => {
    const account = new ScrapedAccount();
    const recent = new RecentHistory(2);
    const known = () =>
      ['a', 'b', 'c', 'd'].filter((group) =>
        recent.series('lkc-1', LAG_METRIC, group, at(0), at(9)).some(Boolean),
      );
    recent.record(account.scrape(0, [lag('a', 10), lag('b', 20), lag('c', 15)]));
    expect(known()).toEqual(['b', 'c']);
    recent.record(account.scrape(1, [lag('a', 10), lag('b', 20), lag('c', 15), lag('d', 25)]));
    expect(known()).toEqual(['b', 'c']);
    recent.record(account.scrape(2, [lag('b', 20), lag('c', 15), lag('d', 31)]));
    expect(known()).toEqual(['b', 'd']);
  });
});
