import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SearchHit } from '../../../preload/contract.ts';
import { SearchFeed } from '../../../renderer/search/search-feed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const hit = (name: string): SearchHit => ({
  kind: 'group',
  clusterId: 'lkc-1',
  clusterName: 'prod',
  name,
  id: name,
  detail: '',
});

test('a search asks for what was typed in the end, once', async () => {
  const asked: string[] = [];
  const feed = new SearchFeed((text) => {
    asked.push(text);
    return Promise.resolve([hit(text)]);
  });
  for (const text of ['b', 'bi', ' bil ']) {
    feed.search(text);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['bil']);
  expect(feed.state.value).toEqual({ text: 'bil', hits: [hit('bil')], isSlow: false, isFailed: false });
});

test('a late answer to an earlier text does not replace that to a later one', async () => {
  const waiting = new Map<string, (hits: readonly SearchHit[]) => void>();
  const feed = new SearchFeed((text) => new Promise((resolve) => waiting.set(text, resolve)));
  feed.search('bill');
  await vi.advanceTimersByTimeAsync(100);
  feed.search('billing');
  await vi.advanceTimersByTimeAsync(100);
  waiting.get('billing')?.([hit('new')]);
  await vi.advanceTimersByTimeAsync(0);
  waiting.get('bill')?.([hit('old')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.state.value.hits).toEqual([hit('new')]);
});

test('a slow search says so and keeps what it had; a failed one says so; an empty text forgets', async () => {
  let answer: (() => Promise<readonly SearchHit[]>) | null = () => Promise.resolve([hit('first')]);
  const feed = new SearchFeed(() => answer?.() ?? new Promise(() => undefined));
  feed.search('a');
  await vi.runAllTimersAsync();
  answer = null;
  feed.search('ab');
  await vi.advanceTimersByTimeAsync(500);
  expect(feed.state.value).toMatchObject({ isSlow: true, hits: [hit('first')] });
  answer = () => Promise.reject(new Error('gone'));
  feed.search('abc');
  await vi.runAllTimersAsync();
  expect(feed.state.value).toMatchObject({ isFailed: true, isSlow: false, hits: [] });
  feed.search('  ');
  expect(feed.state.value).toMatchObject({ text: '', hits: [], isFailed: false });
});
