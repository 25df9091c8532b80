import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { LastScrape } from '../../../main/confluent/last-scrape.ts';
import { ConfluentSource } from '../../../main/scrape/confluent-source.ts';
import { AS_OPENMETRICS, cleanUp, clientOf, never, openReader, OPENMETRICS, serve } from './harness.ts';

afterEach(cleanUp);

const AT = 1_795_348_860_000;
const clock = { now: () => AT };

/** A source on a server that answers in turn with these bodies; undefined: with a page that is no metrics. */
async function source(bodies: readonly (string | undefined)[], { gzip = true, mostBytes = 1e6 } = {}) {
  let next = 0;
  const { url } = await serve((_, response) => {
    const body = bodies[next++ % bodies.length];
    const text = body ?? '<html>Please log in</html>';
    const bytes = gzip ? gzipSync(text) : Buffer.from(text);
    response.writeHead(200, {
      ...(body === undefined ? { 'content-type': 'text/html' } : AS_OPENMETRICS),
      ...(gzip && { 'content-encoding': 'gzip' }),
    });
    response.end(bytes);
  });
  const lastScrape = new LastScrape(clock, mostBytes);
  const { api } = clientOf(url);
  const scraped = new ConfluentSource({ api, clusterIds: ['lkc-1'], lastScrape });
  return { lastScrape, scrape: () => scraped.scrape((format) => openReader().open(format), never) };
}

describe('the last scrape', () => {
  it.each([true, false])('is kept as it came to the byte (packed by the server: %s)', async (gzip) => {
    const { lastScrape, scrape } = await source([OPENMETRICS], { gzip });
    expect(await lastScrape.read()).toBeUndefined();
    await scrape();
    const contentType = AS_OPENMETRICS['content-type'];
    const expected = { kind: 'kept', at: AT, answers: [{ contentType, text: OPENMETRICS }] };
    expect(await lastScrape.read()).toEqual(expected);
    expect(await lastScrape.read()).toEqual(expected);
  });

  it('is replaced by the next, also by one that is no metrics', async () => {
    const { lastScrape, scrape } = await source([OPENMETRICS, undefined]);
    await scrape();
    await scrape().catch(() => undefined);
    expect(await lastScrape.read()).toMatchObject({
      answers: [{ text: expect.stringContaining('log in') as string }],
    });
  });

  it('is not kept when it is too large, which is told', async () => {
    const noise = Array.from({ length: 500 }, (_, index) =>
      createHash('sha256').update(`${index}`).digest('hex'),
    );
    const large = `${noise.map((text) => `a{x="${text}"} 1.0\n`).join('')}# EOF\n`;
    for (const gzip of [true, false]) {
      const { lastScrape, scrape } = await source([large], { gzip, mostBytes: 1_000 });
      await scrape();
      expect(await lastScrape.read()).toEqual({ kind: 'too-large', at: AT });
    }
  });
});
