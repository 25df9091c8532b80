import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfluentSource } from '../../../main/scrape/confluent-source.ts';
import { cleanUp, clientOf, failureOf, never, openReader, serve, type Seen } from '../confluent/harness.ts';

afterEach(cleanUp);

const OPENMETRICS = { 'content-type': 'application/openmetrics-text' };

/** An answer with so many samples of one metric. */
function answer(response: ServerResponse, samples: number, metric = 'wide'): void {
  const lines = Array.from({ length: samples }, (_, index) => `${metric}{s="${index}"} 1\n`);
  response.writeHead(200, OPENMETRICS).end(`narrow 1\n${lines.join('')}# EOF\n`);
}

function refuse(response: ServerResponse, status: number, detail = 'no'): void {
  response.writeHead(status).end(JSON.stringify({ errors: [{ detail }] }));
}

/** A source whose server answers by the clusters asked for. */
async function sourceOf(
  clusterIds: readonly string[],
  respond: (ids: string[], response: ServerResponse) => void,
) {
  const server = await serve(({ url }, response) =>
    respond(new URL(url ?? '', 'http://server').searchParams.getAll('resource.kafka.id'), response),
  );
  const { api, budget } = clientOf(server.url);
  const source = new ConfluentSource({ api, clusterIds });
  return {
    budget,
    scrape: () => source.scrape(openReader().open, never),
    /** The clusters of each request since the last call. */
    asked: () =>
      server.seen.splice(0).map(({ url }: Seen) => url.searchParams.getAll('resource.kafka.id').join()),
  };
}

const read = (cutMetrics: string[] = [], badLines = 0) => ({
  kind: 'read',
  cutMetrics: new Set(cutMetrics),
  badLines,
});

describe('a source', () => {
  it('reads all clusters with one request and counts bad lines', async () => {
    const { scrape, asked } = await sourceOf(['a', 'b'], (_, response) =>
      response.writeHead(200, OPENMETRICS).end('m 1\n???\nm{ 2\n# EOF\n'),
    );
    expect([...(await scrape()).clusters]).toEqual([
      ['a', read([], 2)],
      ['b', read([], 2)],
    ]);
    expect(asked()).toEqual(['a,b']);
  });

  it('reads clusters singly once a metric was cut, until all together have clearly less', async () => {
    let samples = 60_000;
    const { scrape, asked, budget } = await sourceOf(['a', 'b'], (ids, response) =>
      answer(response, ids.length === 2 ? samples : samples / 2),
    );
    expect([...(await scrape()).clusters.values()]).toEqual([read(['wide']), read(['wide'])]);
    expect(asked()).toEqual(['a,b']);

    samples = 50_000;
    expect([...(await scrape()).clusters.values()]).toEqual([read(), read()]);
    expect(asked()).toEqual(['a', 'b']);

    samples = 40_000;
    await scrape();
    expect(asked()).toEqual(['a', 'b']);
    await scrape();
    expect(asked()).toEqual(['a,b']);
    expect(budget.used).toBe(4);
  });

  it('does not take 59,999 samples for a cut', async () => {
    const { scrape } = await sourceOf(['a'], (_, response) => answer(response, 59_999));
    expect((await scrape()).clusters.get('a')).toEqual(read());
  });

  it('says of a single cluster that it was cut', async () => {
    const { scrape, asked } = await sourceOf(['a'], (_, response) => answer(response, 60_000));
    await scrape();
    expect((await scrape()).clusters.get('a')).toEqual(read(['wide']));
    expect(asked()).toEqual(['a', 'a']);
  });

  it('splits at once where some clusters spoil the others, until they no longer do', async () => {
    let forbidden = ['b'];
    const { scrape, asked } = await sourceOf(['a', 'b', 'c'], (ids, response) => {
      const bad = ids.filter((id) => forbidden.includes(id));
      if (bad.length === 0) answer(response, 1);
      else refuse(response, 403, `Unauthorized for the following resources: ${bad.join()}`);
    });
    const { clusters } = await scrape();
    expect([...clusters].map(([id, { kind }]) => [id, kind])).toEqual([
      ['a', 'read'],
      ['b', 'failed'],
      ['c', 'read'],
    ]);
    expect(clusters.get('b')).toMatchObject({ failure: { code: 'not-permitted' } });
    expect(asked()).toEqual(['a,b,c', 'a', 'b', 'c']);

    await scrape();
    expect(asked()).toEqual(['a', 'b', 'c']);

    forbidden = [];
    await scrape();
    await scrape();
    expect(asked()).toEqual(['a', 'b', 'c', 'a,b,c']);
  });

  it('splits an address that would get too long', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `lkc-${'x'.repeat(240)}${index}`);
    const { scrape, asked } = await sourceOf(ids, (_, response) => answer(response, 1));
    await scrape();
    await scrape();
    expect(asked()).toEqual([...ids, ...ids]);
  });

  it('rejects with the failure when nothing could be read', async () => {
    const { scrape, asked } = await sourceOf(['a', 'b'], (_, response) => refuse(response, 500));
    expect((await failureOf(scrape())).code).toBe('server-error');
    expect(asked()).toEqual(['a,b']);
  });
});

describe('a source that reads clusters singly', () => {
  /** A source after an answer that was cut. */
  async function split(ids: readonly string[], respond: (id: string, response: ServerResponse) => void) {
    const source = await sourceOf(ids, ([first = '', ...others], response) => {
      if (others.length > 0) answer(response, 60_000);
      else respond(first, response);
    });
    await source.scrape();
    source.asked();
    return source;
  }

  it('rejects where all failed in the same way', async () => {
    const { scrape } = await split(['a', 'b'], (_, response) => refuse(response, 503));
    expect((await failureOf(scrape())).code).toBe('server-error');
  });

  it('tells of each where they failed in different ways', async () => {
    const { scrape } = await split(['a', 'b'], (id, response) => refuse(response, id === 'a' ? 503 : 429));
    const codes = [...(await scrape()).clusters.values()].map((outcome) =>
      outcome.kind === 'failed' ? outcome.failure.code : 'read',
    );
    expect(codes).toEqual(['server-error', 'rate-limited']);
  });

  it('does not try the next where the first shows that all will fail', async () => {
    const { scrape, asked } = await split(['a', 'b', 'c'], (_, response) => refuse(response, 401));
    expect((await failureOf(scrape())).code).toBe('key-refused');
    expect(asked()).toEqual(['a']);
  });

  it('ends with the reason of the caller who gives up', async () => {
    const { api } = clientOf('http://127.0.0.1:9');
    const source = new ConfluentSource({ api, clusterIds: ['a', 'b'] });
    const reason = new Error('The application ends.');
    await expect(source.scrape(openReader().open, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
