import { describe, expect, it } from 'vitest';
import { ConfluentFailure } from '../../../main/confluent/failure.ts';
import type { MetricsApi } from '../../../main/confluent/metrics-api.ts';
import type { QueryRequest, QueryRow } from '../../../main/confluent/query.ts';
import { LookBack, type LookBackDepth } from '../../../main/scrape/look-back.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const NEWEST = Date.UTC(2026, 10, 22, 12, 0);
const GROUP = 'metric.consumer_group_id';

/** Looks back with an API that answers from a function, and lets time pass until it has ended. */
async function lookBack(
  answer: (request: QueryRequest) => readonly QueryRow[],
  depth: LookBackDepth = 'charts',
) {
  const clock = new ManualClock(NEWEST + 200_000);
  const requests: (QueryRequest & { readonly at: number })[] = [];
  const api = {
    // eslint-disable-next-line @typescript-eslint/require-await -- stands for an answer over the network
    async *query(request) {
      requests.push({ ...request, at: clock.now() });
      yield answer(request);
    },
  } satisfies Pick<MetricsApi, 'query'>;
  const filled: unknown[][] = [];
  const ended = new LookBack({ api, clock }).fillHour(
    'lkc-1',
    NEWEST,
    depth,
    (...point) => filled.push(point),
    new AbortController().signal,
  );
  for (let second = 0; second < 60; second += 1) await clock.advance(1_000);
  await ended;
  return { requests, filled };
}

describe('the look back', () => {
  it('covers each minute of the hour until the newest once, for every subject', async () => {
    const { requests } = await lookBack(() => []);
    const spans = new Map<string, number>();
    for (const { metric, groupBy, start, end } of requests) {
      const subject = `${metric} ${groupBy.join()}`;
      spans.set(subject, (spans.get(subject) ?? 0) + (end - start));
      expect(start).toBeGreaterThan(NEWEST - 3_600_000);
      expect(end).toBeLessThanOrEqual(NEWEST + 60_000);
    }
    expect([...spans.keys()]).toEqual([
      'io.confluent.kafka.server/consumer_lag_offsets ',
      'io.confluent.kafka.server/received_bytes ',
      'io.confluent.kafka.server/sent_bytes ',
      'io.confluent.kafka.server/active_connection_count ',
      `io.confluent.kafka.server/consumer_lag_offsets ${GROUP}`,
    ]);
    for (const span of spans.values()) expect(span).toBe(3_600_000);
  });

  it('leaves half a second between two requests', async () => {
    const { requests } = await lookBack(() => []);
    requests.reduce((before, request) => {
      expect(request.at - before.at).toBeGreaterThanOrEqual(500);
      return request;
    });
  });

  it('asks only for the lag when that is all that is wanted', async () => {
    const { requests } = await lookBack(() => [], 'lag');
    expect(requests).toHaveLength(1);
  });

  it('hands out totals and groups, and nothing that belongs to nobody', async () => {
    const { filled } = await lookBack(({ metric, groupBy, start }) => {
      if (!metric.endsWith('consumer_lag_offsets')) return [];
      const total = { timestampMs: start, value: 5, labels: {} };
      return groupBy.length > 0 ? [total, { ...total, value: 3, labels: { [GROUP]: 'billing' } }] : [total];
    });
    const lag = 'confluent_kafka_server_consumer_lag_offsets';
    expect(filled).toEqual([
      [lag, undefined, NEWEST - 59 * 60_000, 5],
      [lag, 'billing', NEWEST - 59 * 60_000, 3],
      [lag, 'billing', NEWEST - 29 * 60_000, 3],
    ]);
  });

  it('ends quietly at the first failure', async () => {
    const failure = new ConfluentFailure('rate-limited', { title: '', causes: [], advice: '' });
    const { requests } = await lookBack(() => {
      throw failure;
    });
    expect(requests).toHaveLength(1);
  });
});
