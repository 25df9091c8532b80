import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { movedScrape } from '../../../main/replay/moved-scrape.ts';
import { ReplayServer } from '../../../main/replay/replay-server.ts';
import { NoScrape, readScrapeFile } from '../../../main/replay/scrape-text.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const SAMPLES = join(import.meta.dirname, '../../fixtures/samples');
const folder = mkdtempSync(join(tmpdir(), 'laglight-replay-'));
const MINUTE = Date.UTC(2026, 0, 1, 10, 0);

function file(content: string | Buffer): string {
  const path = join(folder, `scrape-${Math.random().toString(36).slice(2)}`);
  writeFileSync(path, content);
  return path;
}

const TEXT =
  'confluent_scrape_resource_access_error{resource_id="lkc-1",resource_type="resource.kafka.id"} 0.0\n' +
  `lag{kafka_id="lkc-1",topic="a } 1.0 123456789012",} 5.0 ${MINUTE}\n` +
  `lag{kafka_id="lkc-2",topic="b"} 1.5E7 ${MINUTE - 60_000}\n`;
const OPENMETRICS = `# TYPE lag gauge\nlag{kafka_id="lkc-1"} 5.0 ${MINUTE / 1000}.000\n# EOF\n`;

describe('a saved scrape', () => {
  it.each([
    ['text', TEXT, 'text', ['lkc-1', 'lkc-2']],
    ['OpenMetrics', OPENMETRICS, 'openmetrics', ['lkc-1']],
    ['packed text', gzipSync(TEXT), 'text', ['lkc-1', 'lkc-2']],
    ['OpenMetrics that was cut off', OPENMETRICS.replace('# EOF\n', ''), 'text', ['lkc-1']],
  ])('is understood: %s', async (_, content, format, clusterIds) => {
    expect(await readScrapeFile(file(content))).toMatchObject({ format, clusterIds, newestMinute: MINUTE });
  });

  it.each(['openapi-export-text-plain.prom', 'openapi-export-openmetrics.txt'])(
    'may be one of Confluent’s own: %s',
    async (name) => {
      await expect(readScrapeFile(join(SAMPLES, name))).resolves.toMatchObject({
        clusterIds: expect.arrayContaining(['lkc-1']) as string[],
      });
    },
  );

  it.each([
    ['a page', '<html><body>Log in</body></html>', 'is no saved scrape: The answer is an HTML or XML page'],
    ['settings', '{"laglight": 2}', 'is no saved scrape: The answer is JSON'],
    ['nothing', '', 'it holds no metrics'],
    ['prose', 'Dear Sir or Madam,\nplease find enclosed\n', 'is no saved scrape'],
    ['other metrics', `up{job="x"} 1.0 ${MINUTE}\n`, 'names no Kafka cluster'],
    ['metrics without times', 'lag{kafka_id="lkc-1"} 5.0\n', 'names no time'],
    ['a damaged archive', gzipSync(TEXT).subarray(0, 60), 'packed by gzip, but damaged'],
  ])('is not %s, which is said', async (_, content, sentence) => {
    const path = file(content);
    const reading = readScrapeFile(path);
    await expect(reading).rejects.toThrow(NoScrape);
    await expect(reading).rejects.toThrow(sentence);
    await expect(reading).rejects.toThrow(path);
  });
});

describe('a moved scrape', () => {
  const moved = (text: string, byMs: number, ids?: string[]): string =>
    [...movedScrape(text, { byMs, clusterIds: ids && new Set(ids) })].join('');

  it('has other times, in their own form, and is else the same to the byte', () => {
    expect(moved(TEXT, 120_000)).toBe(
      TEXT.replace(` ${MINUTE}\n`, ` ${MINUTE + 120_000}\n`).replace(
        ` ${MINUTE - 60_000}\n`,
        ` ${MINUTE + 60_000}\n`,
      ),
    );
    expect(moved(OPENMETRICS, -60_000)).toBe(
      OPENMETRICS.replace(`${MINUTE / 1000}.000`, `${MINUTE / 1000 - 60}.000`),
    );
    expect(moved(TEXT, 0)).toBe(TEXT);
  });

  it('has only the clusters that were asked for', () => {
    expect(moved(TEXT, 0, ['lkc-2'])).toBe(`${TEXT.split('\n')[2]}\n`);
  });
});

describe('the server of a replay', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 22, 12, 0, 20));
  let server: ReplayServer | undefined;
  afterEach(() => server?.close());

  it('answers with the saved minute as the newest there is, for its own key only', async () => {
    server = new ReplayServer(await readScrapeFile(file(TEXT)), clock);
    const { url } = await server.listen();
    const { key, secret } = server.credentials;
    const ask = (login: string, path: string, method = 'GET') =>
      fetch(`${url}/v2/metrics/cloud/${path}`, {
        method,
        headers: { authorization: `Basic ${btoa(login)}` },
      });
    const both = 'export?resource.kafka.id=lkc-1&resource.kafka.id=lkc-2';
    const answer = await ask(`${key}:${secret}`, both);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toContain(`,} 5.0 ${Date.UTC(2026, 10, 22, 11, 57)}\n`);
    clock.jump(60_000);
    const next = await ask(`${key}:${secret}`, both);
    expect(await next.text()).toContain(`,} 5.0 ${Date.UTC(2026, 10, 22, 11, 58)}\n`);
    const one = await ask(`${key}:${secret}`, 'export?resource.kafka.id=lkc-2');
    expect(await one.text()).not.toContain('lkc-1');
    expect((await ask(`${key}:wrong`, both)).status).toBe(401);
    expect(await (await ask(`${key}:${secret}`, 'query', 'POST')).json()).toEqual({ data: [] });
    expect((await ask(`${key}:${secret}`, 'elsewhere')).status).toBe(404);
  });
});
