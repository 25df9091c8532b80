import { describe, expect, it } from 'vitest';
import type { QueryRequest, QueryRow } from '../../../main/confluent/query.ts';
import { ConfluentFailure } from '../../../main/confluent/failure.ts';
import { lagOfLastHour } from '../../../main/scrape/look-back.ts';

const MINUTE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

function apiOf(answer: (request: QueryRequest) => readonly QueryRow[]) {
  const requests: QueryRequest[] = [];
  return {
    requests,
    // eslint-disable-next-line @typescript-eslint/require-await -- the real one waits for the network
    async *query(request: QueryRequest) {
      requests.push(request);
      yield answer(request);
    },
  };
}

const signal = new AbortController().signal;

describe('the lag of the last hour', () => {
  it('asks once, for the hour that ends with the newest minute', async () => {
    const api = apiOf(() => [{ timestampMs: NOON, value: 7, labels: {} }]);
    expect(await lagOfLastHour(api, 'lkc-1', NOON, signal)).toEqual([{ minute: NOON, lag: 7 }]);
    expect(api.requests).toMatchObject([
      {
        clusterIds: ['lkc-1'],
        groupBy: [],
        granularity: 'PT1M',
        start: NOON - 59 * MINUTE_MS,
        end: NOON + MINUTE_MS,
      },
    ]);
  });

  it('is empty where Confluent does not tell', async () => {
    const api = apiOf(() => {
      throw new ConfluentFailure('offline', { title: 'No network.', causes: [], advice: '' });
    });
    expect(await lagOfLastHour(api, 'lkc-1', NOON, signal)).toEqual([]);
  });

  it('does not hide a mistake of our own', async () => {
    const api = apiOf(() => {
      throw new TypeError('a mistake');
    });
    await expect(lagOfLastHour(api, 'lkc-1', NOON, signal)).rejects.toThrow('a mistake');
  });
});
