import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AS_OPENMETRICS,
  KEY,
  NOW,
  OPENMETRICS,
  SECRET,
  cleanUp,
  clientOf,
  never,
  openReader,
  serve,
} from './harness.ts';

afterEach(cleanUp);

describe('an export', () => {
  it('asks for all clusters at once, with everything the API wants to see', async () => {
    const server = await serve((_, response) => response.writeHead(200, AS_OPENMETRICS).end(OPENMETRICS));
    const reader = openReader();
    const { api, budget } = clientOf(`${server.url}/base/`);

    const report = await api.export(['lkc-1', 'lkc-2'], reader.open, never);

    const [{ method, url, headers } = expect.unreachable('no request')] = server.seen;
    expect(method).toBe('GET');
    expect(url.pathname).toBe('/base/v2/metrics/cloud/export');
    expect(url.searchParams.getAll('resource.kafka.id')).toEqual(['lkc-1', 'lkc-2']);
    expect(headers).toMatchObject({
      'user-agent': 'laglight/1.2.3',
      'accept-encoding': 'gzip',
      authorization: `Basic ${btoa(`${KEY}:${SECRET}`)}`,
    });
    expect(headers.accept).toMatch(
      /^application\/openmetrics-text;version=1\.0\.0,text\/plain;version=0\.0\.4;q=/,
    );
    expect(report.samples).toBe(1);
    expect(reader.samples).toEqual(['a=1@1795348800000']);
    expect(budget.used).toBe(1);
  });

  it.each([
    ['text/plain;version=0.0.4;charset=utf-8', 'a 1 1795348800000\n', 'text'],
    ['application/openmetrics-text; version=1.0.0', 'a 1 1795348800\n# EOF\n', 'openmetrics'],
  ])('reads %s, whatever was asked for', async (contentType, body, format) => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-type': contentType }).end(body),
    );
    const reader = openReader();
    await clientOf(server.url).api.export(['lkc-1'], reader.open, never);
    expect(reader.formats).toEqual([format]);
    expect(reader.samples).toEqual(['a=1@1795348800000']);
  });

  it('reads gzip, also of several members', async () => {
    const half = OPENMETRICS.indexOf('lkc');
    const body = Buffer.concat([gzipSync(OPENMETRICS.slice(0, half)), gzipSync(OPENMETRICS.slice(half))]);
    const server = await serve((_, response) =>
      response.writeHead(200, { ...AS_OPENMETRICS, 'content-encoding': 'gzip' }).end(body),
    );
    const reader = openReader();
    await clientOf(server.url).api.export(['lkc-1'], reader.open, never);
    expect(reader.samples).toEqual(['a=1@1795348800000']);
  });

  it('rejects with the reason of the caller who gives up, before and while the body arrives', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, AS_OPENMETRICS).write('# TYPE a gauge\n'),
    );
    const reason = new Error('The account was removed.');
    const { api } = clientOf(server.url);
    await expect(api.export(['lkc-1'], openReader().open, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(server.seen).toHaveLength(0);

    const caller = new AbortController();
    const open = openReader().open;
    const reading = api.export(
      ['lkc-1'],
      (format) => {
        queueMicrotask(() => caller.abort(reason));
        return open(format);
      },
      caller.signal,
    );
    await expect(reading).rejects.toBe(reason);
  });

  it('passes on what the reader throws', async () => {
    const server = await serve((_, response) => response.writeHead(200, AS_OPENMETRICS).end(OPENMETRICS));
    const mistake = new TypeError('a mistake in the model');
    const broken = { write: () => expect.unreachable(), end: () => expect.unreachable() };
    const open = () => ({
      ...broken,
      write: () => {
        throw mistake;
      },
    });
    await expect(clientOf(server.url).api.export(['lkc-1'], open, never)).rejects.toBe(mistake);
  });

  it('hands a large body over in pieces and lets others have their turn', async () => {
    const large = Buffer.alloc(3_000_000, '# HELP a b\n');
    const server = await serve((_, response) => response.writeHead(200, AS_OPENMETRICS).end(large));
    const turns: number[] = [];
    let turn = 0;
    const ticking = setInterval(() => (turn += 1), 0);
    const sizes: number[] = [];
    const slow = {
      write: (chunk: Uint8Array) => {
        const until = performance.now() + 2;
        while (performance.now() < until);
        sizes.push(chunk.length);
        turns.push(turn);
      },
      end: () => ({ samples: 0, badLines: 0, firstBadLine: undefined, families: new Map<string, number>() }),
    };
    await clientOf(server.url).api.export(['lkc-1'], () => slow, never);
    clearInterval(ticking);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(large.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16 * 1024);
    const longestRun = Math.max(...turns.map((at) => turns.filter((other) => other === at).length));
    expect(longestRun).toBeLessThanOrEqual(8);
  });

  it('tells the budget what the headers say, also those of an error', async () => {
    const server = await serve((_, response) =>
      response
        .writeHead(429, {
          'ratelimit-limit': ['40', '300'],
          'ratelimit-remaining': ['0', '299'],
          'ratelimit-reset': ['1800', '30'],
        })
        .end(),
    );
    const { api, budget } = clientOf(server.url);
    await api.export(['lkc-1'], openReader().open, never).catch(() => undefined);
    expect(budget.limit).toBe(40);
    expect(budget.allows(['lkc-1'])).toMatchObject({ allowed: false, until: NOW + 1_800_000 });
  });
});
