import { describe, expect, it } from 'vitest';
import {
  LAG_METRIC,
  groupLags,
  groupTopics,
  principals,
  requestTypes,
  topics,
  worstGroups,
} from '../../../main/clusters/breakdowns.ts';
import type { Breakdown } from '../../../main/clusters/breakdowns.ts';
import { NOON, ScrapedAccount, line, server } from './scrapes.ts';

const lag = (group: string, topic: string, value: number) =>
  line('consumer_lag_offsets', value, { topic, consumer_group_id: group });
const requests = (principal: string, type: string, value: number) =>
  line('request_count', value, { type, principal_id: principal });

/** One column by the row's keys. */
function column({ keys, columns, rows }: Breakdown, name: string): Record<string, number | undefined> {
  const values = columns.get(server(name))?.values;
  return Object.fromEntries(
    Array.from({ length: rows }, (_, row) => [keys.map((key) => key[row]).join(' '), values?.[row]]),
  );
}

describe('breakdowns', () => {
  const account = new ScrapedAccount();
  const snapshot = account.scrape(0, [
    lag('g', 'a', 5),
    lag('g', 'b', 7),
    lag('h', 'a', 100),
    line('received_bytes', 600, { topic: 'a' }),
    line('retained_bytes', 9, { topic: 'b' }),
    line('hot_partition_egress', 1, { topic: 'a', partition: '3' }),
    line('active_connection_count', 4, { principal_id: 'sa-1' }),
    requests('sa-1', 'Fetch', 10),
    requests('sa-1', 'Produce', 20),
    requests('sa-2', 'Fetch', 30),
    line('response_bytes', 40, { principal_id: 'sa-2', type: 'Fetch' }),
  ]);

  it('adds up lag by group', () => {
    expect(groupLags(snapshot)).toEqual([
      { group: 'g', lag: 12, vanishedSince: undefined },
      { group: 'h', lag: 100, vanishedSince: undefined },
    ]);
    expect(worstGroups(groupLags(snapshot), 1).map(({ group }) => group)).toEqual(['h']);
  });

  it('joins what is known of a topic, and leaves open what was never reported', () => {
    expect(column(topics(snapshot), 'received_bytes')).toEqual({ a: 600, b: Number.NaN });
    expect(column(topics(snapshot), 'retained_bytes')).toEqual({ a: Number.NaN, b: 9 });
    expect(column(topics(snapshot), 'hot_partition_egress')).toEqual({ a: 1, b: Number.NaN });
  });

  it('joins connections with requests by principal, and adds up requests by type', () => {
    expect(column(principals(snapshot), 'active_connection_count')).toEqual({
      'sa-1': 4,
      'sa-2': Number.NaN,
    });
    expect(column(principals(snapshot), 'request_count')).toEqual({ 'sa-1': 30, 'sa-2': 30 });
    expect(column(requestTypes(snapshot), 'request_count')).toEqual({ Fetch: 40, Produce: 20 });
    expect(column(requestTypes(snapshot), 'response_bytes')).toEqual({ Fetch: 40, Produce: Number.NaN });
  });

  it('leaves a vanished topic out of a living group, and keeps the last lag of a vanished group', () => {
    const later = account.scrape(1, [lag('g', 'a', 6), line('partition_count', 1)]);
    expect(column(groupTopics(later), 'consumer_lag_offsets')).toEqual({ 'g a': 6, 'g b': 7, 'h a': 100 });
    expect(groupTopics(later).vanishedSince).toEqual([undefined, NOON, NOON]);
    expect(groupLags(later)).toEqual([
      { group: 'g', lag: 6, vanishedSince: undefined },
      { group: 'h', lag: 100, vanishedSince: NOON },
    ]);
    expect(worstGroups(groupLags(later), 8).map(({ group }) => group)).toEqual(['g']);
  });

  it('does not know the lag of a group when that of a topic is a gap', () => {
    const cut = new ScrapedAccount();
    cut.scrape(0, [lag('g', 'a', 5), lag('g', 'b', 7), lag('h', 'a', 1)]);
    const gap = cut.scrape(1, [lag('g', 'a', 5), lag('h', 'a', 2)], { cutMetrics: [LAG_METRIC] });
    expect(groupLags(gap)).toMatchObject([
      { group: 'g', lag: undefined },
      { group: 'h', lag: 2 },
    ]);
  });

  it('is empty before the first answer', () => {
    const nothing = new ScrapedAccount().model.snapshot('lkc-1')!;
    for (const breakdown of [topics, groupTopics, principals, requestTypes]) {
      expect(breakdown(nothing)).toMatchObject({ rows: 0, vanishedSince: [] });
    }
  });
});
