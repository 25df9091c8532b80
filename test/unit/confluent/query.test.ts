import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  anyOf,
  queryBody,
  readQueryPage,
  type QueryRequest,
  type QueryRow,
} from '../../../main/confluent/query.ts';
import { cleanUp, clientOf, failureOf, never, serve } from './harness.ts';

afterEach(cleanUp);

const request: QueryRequest = {
  metric: 'io.confluent.kafka.server/received_bytes',
  clusterIds: ['lkc-1'],
  groupBy: ['metric.topic'],
  granularity: 'PT1M',
  start: Date.UTC(2026, 10, 22, 6),
  end: Date.UTC(2026, 10, 22, 12),
};

const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/samples', name), 'utf8');

/** A page with one point of a topic. */
const page = (topic: string, token?: string) =>
  JSON.stringify({
    data: [{ timestamp: '2026-11-22T06:00:00Z', 'metric.topic': topic, value: 1 }],
    ...(token !== undefined && { meta: { pagination: { next_page_token: token } } }),
  });

const expired = (response: ServerResponse) =>
  response.writeHead(400).end('{"errors":[{"detail":"The page token has expired."}]}');

/** All rows of all pages. */
async function allOf(pages: AsyncIterable<readonly QueryRow[]>): Promise<QueryRow[]> {
  const rows: QueryRow[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

async function topicsOf(pages: AsyncIterable<readonly QueryRow[]>): Promise<(string | undefined)[]> {
  const rows = await allOf(pages);
  return rows.map(({ labels }) => labels['metric.topic']);
}

describe('a query', () => {
  it('is written as the API wants it, in absolute times', () => {
    expect(queryBody(request)).toEqual({
      aggregations: [{ metric: 'io.confluent.kafka.server/received_bytes' }],
      filter: { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-1' },
      group_by: ['metric.topic'],
      granularity: 'PT1M',
      intervals: ['2026-11-22T06:00:00.000Z/2026-11-22T12:00:00.000Z'],
      limit: 1000,
    });
    expect(queryBody({ ...request, clusterIds: ['lkc-1', 'lkc-2'], groupBy: [] })).toEqual({
      aggregations: [{ metric: 'io.confluent.kafka.server/received_bytes' }],
      filter: {
        op: 'OR',
        filters: [
          { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-1' },
          { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-2' },
        ],
      },
      granularity: 'PT1M',
      intervals: ['2026-11-22T06:00:00.000Z/2026-11-22T12:00:00.000Z'],
    });
  });

  it('reads the documented and the captured answer', () => {
    const documented = readQueryPage(sample('openapi-query-response-flat.json'));
    expect(documented.rows).toHaveLength(4);
    expect(documented.rows[2]).toEqual({
      timestampMs: Date.UTC(2019, 9, 17, 20, 17),
      value: 844.1,
      labels: { 'metric.topic': 'bar' },
    });
    const captured = readQueryPage(sample('real-query-response-2023-04-01.json'));
    expect(captured.nextPageToken).toBeUndefined();
    expect(captured.rows[0]).toEqual({
      timestampMs: Date.UTC(2023, 3, 1, 14, 58),
      value: 139_118,
      labels: { 'metric.topic': 'event.something.log' },
    });
  });

  it.each([
    ['no data', '{"data":null}', []],
    ['a point without a value', '{"data":[{"timestamp":"2026-11-22T06:00:00Z","value":null}]}', []],
    [
      'labels of other kinds, or none',
      '{"data":[{"timestamp":"2026-11-22T06:00:00Z","value":2,"metric.partition":7,"metric.topic":null}],"meta":{"pagination":null}}',
      [{ timestampMs: Date.UTC(2026, 10, 22, 6), value: 2, labels: { 'metric.partition': '7' } }],
    ],
  ])('reads %s', (_, text, rows) => {
    expect(readQueryPage(text)).toEqual({ rows, nextPageToken: undefined });
  });

  it.each(['<html>', '{"data":[{"timestamp":"yesterday","value":1}]}', '{"data":[{"value":1}]}', '[1]'])(
    'does not accept %s',
    async (body) => {
      const server = await serve((_, response) => response.end(body));
      const failure = await failureOf(allOf(clientOf(server.url).api.query(request, never)));
      expect(failure.code).toBe('not-metrics');
    },
  );

  it('follows the pages with the identical body', async () => {
    const pages = [page('a', 'one/+='), page('b', 'two'), page('c')];
    const server = await serve((_, response) => response.end(pages.shift()));
    const { api, budget } = clientOf(server.url);
    expect(await topicsOf(api.query(request, never))).toEqual(['a', 'b', 'c']);
    expect(server.seen.map(({ url }) => url.searchParams.get('page_token'))).toEqual([null, 'one/+=', 'two']);
    expect(new Set(server.seen.map(({ body }) => body)).size).toBe(1);
    expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(budget.used).toBe(0);
  });

  it('starts again once when a page token expires', async () => {
    const answers = [page('a', 'old'), undefined, page('a', 'new'), page('b')];
    const server = await serve((_, response) => {
      const body = answers.shift();
      if (body === undefined) expired(response);
      else response.end(body);
    });
    expect(await topicsOf(clientOf(server.url).api.query(request, never))).toEqual(['a', 'a', 'b']);
  });

  it('does not start again for ever, nor for a mistake in the first page', async () => {
    const server = await serve(({ url }, response) => {
      if (url?.includes('page_token')) expired(response);
      else response.end(page('a', 'old'));
    });
    const failure = await failureOf(allOf(clientOf(server.url).api.query(request, never)));
    expect([failure.code, server.seen.length]).toEqual(['server-error', 4]);

    const picky = await serve((_, response) => expired(response));
    const refusal = await failureOf(allOf(clientOf(picky.url).api.query(request, never)));
    expect([refusal.code, picky.seen.length]).toEqual(['server-error', 1]);
  });

  it('ends with a server that never comes to an end', async () => {
    const server = await serve((_, response) => response.end(page('a', 'again')));
    const failure = await failureOf(allOf(clientOf(server.url).api.query(request, never)));
    expect([failure.code, server.seen.length]).toEqual(['too-large', 100]);
  });

  it('can be narrowed to single groups, and asked for the largest', () => {
    const where = anyOf([{ field: 'metric.topic', op: 'EQ', value: 'orders' }]);
    expect(queryBody({ ...request, where, aggregation: 'MAX' })).toMatchObject({
      aggregations: [{ metric: request.metric, agg: 'MAX' }],
      filter: {
        op: 'AND',
        filters: [
          { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-1' },
          { field: 'metric.topic', op: 'EQ', value: 'orders' },
        ],
      },
    });
  });
});

describe('a page for another thread', () => {
  const limits = { 'rateLimit-limit': '300', 'rateLimit-remaining': '7', 'rateLimit-reset': '12' };
  const told = [{ limit: 300, remaining: 7, resetSeconds: 12 }];

  it('comes as it was sent, with the rate limits', async () => {
    const server = await serve((_, response) => response.writeHead(200, limits).end(` ${page('a', 'next')}`));
    const answer = await clientOf(server.url).api.queryPage(request, 'token', never);
    if (answer.kind !== 'page') throw new Error(answer.kind);
    expect(Buffer.from(answer.body).toString()).toBe(` ${page('a', 'next')}`);
    // All of the memory is its own: it can be transferred.
    expect(answer.body.buffer.byteLength).toBe(answer.body.byteLength);
    expect(answer.limits).toEqual(told);
    expect(server.seen[0]?.url.searchParams.get('page_token')).toBe('token');
  });

  it('may be refused, and its token may have expired', async () => {
    const server = await serve((_, response) => expired(response));
    const { api } = clientOf(server.url);
    expect(await api.queryPage(request, undefined, never)).toMatchObject({
      kind: 'refused',
      failure: { code: 'server-error' },
    });
    expect(await api.queryPage(request, 'old', never)).toEqual({ kind: 'expired', limits: [] });
  });

  it('is not the login page of a hotel, nor empty', async () => {
    for (const body of ['<html>Welcome</html>', '', '[]']) {
      const server = await serve((_, response) => response.end(body));
      const failure = await failureOf(clientOf(server.url).api.queryPage(request, undefined, never));
      expect(failure.code).toBe('not-metrics');
    }
  });
});
