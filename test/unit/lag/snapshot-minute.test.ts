import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import type { LagMinute } from '../../../main/lag/lag-minute.ts';
import { minuteOf } from '../../../main/lag/snapshot-minute.ts';
import { NOON, ScrapedAccount, line } from '../clusters/scrapes.ts';

const lag = (group: string, topic: string, value: number) =>
  line('consumer_lag_offsets', value, { consumer_group_id: group, topic });
const received = (topic: string, value: number) => line('received_records', value, { topic });

function plain(minute: LagMinute | undefined) {
  if (!minute) return undefined;
  const { groups, topics, pairGroups, pairTopics, lags, produced } = minute;
  return {
    at: (minute.at - NOON) / MINUTE_MS,
    isComplete: minute.isComplete,
    isProducedComplete: minute.isProducedComplete,
    lags: Array.from(lags, (value, index) => [groups[pairGroups[index]!], topics[pairTopics[index]!], value]),
    produced: Object.fromEntries(topics.map((topic, index) => [topic, produced[index]])),
  };
}

test('a snapshot tells the lag of pairs and what their topics received', () => {
  const account = new ScrapedAccount();
  const lines = [lag('g', 'a', 5), lag('g', 'b', 6), lag('h', 'a', 7), received('a', 60), received('c', 1)];
  expect(plain(minuteOf(account.scrape(0, lines)))).toEqual({
    at: 0,
    isComplete: true,
    isProducedComplete: true,
    lags: [
      ['g', 'a', 5],
      ['g', 'b', 6],
      ['h', 'a', 7],
    ],
    produced: { a: 60, b: NaN, c: 1 },
  });
});

test('a complete answer without a series tells 0 produced and an absent group; an incomplete one tells nothing', () => {
  const account = new ScrapedAccount();
  account.scrape(0, [lag('g', 'a', 5), lag('h', 'a', 7), received('a', 60), received('c', 1)]);
  const complete = plain(minuteOf(account.scrape(1, [lag('g', 'a', 6), received('c', 2)])));
  expect(complete).toMatchObject({ isComplete: true, produced: { a: 0, c: 2 } });
  expect(complete?.lags).toContainEqual(['h', 'a', NaN]);
  const cut = account.scrape(2, [lag('g', 'a', 6), received('c', 2)], { badLines: 1 });
  expect(plain(minuteOf(cut))).toMatchObject({
    isComplete: false,
    isProducedComplete: false,
    produced: { a: NaN, c: 2 },
  });
});

test('a cluster without consumer groups tells nothing', () => {
  expect(minuteOf(new ScrapedAccount().scrape(0, [received('a', 1)]))).toBeUndefined();
});

test('a group that had vanished before the first minute is not known', () => {
  const account = new ScrapedAccount();
  account.scrape(0, [lag('old', 'a', 5), lag('g', 'a', 5), received('a', 1)]);
  const cluster = new ClusterLag();
  cluster.observe(minuteOf(account.scrape(1, [lag('g', 'a', 5), received('a', 1)]))!);
  expect(cluster.groups().map(({ group }) => group)).toEqual(['g']);
});
