import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { RecentTotals } from '../../../main/clusters/recent.ts';
import { NOON, ScrapedAccount, line, server } from './scrapes.ts';

const BYTES = server('received_bytes');
const received = (value: number) => line('received_bytes', value, { topic: 'a' });
const at = (minute: number) => NOON + minute * MINUTE_MS;

describe('RecentTotals', () => {
  it('gives one value a minute, and null where nothing is known', () => {
    const account = new ScrapedAccount();
    const recent = new RecentTotals();
    recent.record(account.scrape(0, [received(60)]));
    recent.record(account.scrape(2, [received(0)]));
    expect(recent.series('lkc-1', BYTES, at(-1), at(3))).toEqual([null, 60, null, 0, null]);
    expect(recent.series('lkc-2', BYTES, at(0), at(0))).toEqual([null]);
  });

  it('counts the same minute once', () => {
    const account = new ScrapedAccount();
    const recent = new RecentTotals();
    recent.record(account.scrape(0, [received(60)]));
    recent.record(account.scrape(0, [received(61)]));
    expect(recent.series('lkc-1', BYTES, at(0), at(0))).toEqual([61]);
  });

  it('takes minutes that were fetched later, but never over one that was read', () => {
    const account = new ScrapedAccount();
    const recent = new RecentTotals();
    recent.record(account.scrape(2, [received(60)]));
    recent.fill('lkc-1', BYTES, at(1), 30);
    recent.fill('lkc-1', BYTES, at(2), 99);
    expect(recent.series('lkc-1', BYTES, at(0), at(2))).toEqual([null, 30, 60]);
  });

  it('forgets what is older than a card can show', () => {
    const account = new ScrapedAccount();
    const recent = new RecentTotals();
    recent.record(account.scrape(0, [received(60)]));
    recent.record(account.scrape(95, [received(61)]));
    expect(recent.series('lkc-1', BYTES, at(0), at(0))).toEqual([null]);
    recent.fill('lkc-1', BYTES, at(1), 30);
    expect(recent.series('lkc-1', BYTES, at(1), at(1))).toEqual([null]);
  });
});
