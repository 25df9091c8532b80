import { describe, expect, test } from 'vitest';
import { ExpositionParser } from '../../../main/metrics/exposition-parser.ts';
import { SeriesCache } from '../../../main/metrics/series-cache.ts';
import { readExposition } from '../../doubles/collecting-sink.ts';
import type { CollectedSeries } from '../../doubles/collecting-sink.ts';

type Cache = SeriesCache<CollectedSeries>;

/** How many series had to be asked for. */
function asked(cache: Cache, body: string): number {
  cache.beginScrape();
  return readExposition(body, { cache }).sink.resolved;
}

function series(count: number, prefix = ''): string {
  return Array.from({ length: count }, (_, index) => `m{a="${prefix}${index}"} ${index}\n`).join('');
}

describe('the cache of known series', () => {
  test('knows each series from the second scrape on, in whatever order', () => {
    const cache: Cache = new SeriesCache();
    const lines = series(5_000, 'a name so long that they fill several blocks of memory ').split('\n');
    expect(asked(cache, lines.join('\n'))).toBe(5_000);
    expect(asked(cache, lines.join('\n'))).toBe(0);
    expect(asked(cache, lines.toReversed().join('\n'))).toBe(0);
    expect(cache.size).toBe(5_000);
  });

  test('remembers that a series is not wanted', () => {
    const cache: Cache = new SeriesCache();
    const questions: string[] = [];
    const sink = {
      resolve: (metric: string) => {
        questions.push(metric);
        return undefined;
      },
      sample: () => expect.unreachable(),
    };
    for (const format of ['text', 'text'] as const) {
      const parser = new ExpositionParser(sink, { format, cache });
      parser.write(Buffer.from('m 1\n'));
      expect(parser.end().samples).toBe(1);
    }
    expect(questions).toStrictEqual(['m']);
  });

  test('tells names apart that begin alike', () => {
    const cache: Cache = new SeriesCache();
    const body = 'm 1\nm_x 2\nm{a="b"} 3\nm {a="b"} 4\nm{a="b",} 5\n';
    const first = readExposition(body, { cache });
    const again = readExposition(body, { cache });
    expect(again.series).toStrictEqual(first.series);
    expect(readExposition('m1 5\nm 1\nm1 6\n', { cache }).series).toStrictEqual([
      ['m1', [], 5, NaN],
      ['m', [], 1, NaN],
      ['m1', [], 6, NaN],
    ]);
  });

  test('knows a series with an exemplar, and one after blanks', () => {
    const cache: Cache = new SeriesCache();
    const body = 'm{a="b"} 1 # {c="d"} 2\n  n{a="b"} 1\n';
    expect([asked(cache, body), asked(cache, body)]).toStrictEqual([2, 0]);
    expect(cache.size).toBe(2);
  });

  test('keeps within its limits, and what does not fit is read all the same', () => {
    const cache: Cache = new SeriesCache({ entries: 100 });
    expect([asked(cache, series(250)), asked(cache, series(250))]).toStrictEqual([250, 150]);
    expect(cache.size).toBe(100);
    const small: Cache = new SeriesCache({ bytes: 256 * 1024 });
    const long = `m{a="${'x'.repeat(60_000)}`;
    const body = Array.from({ length: 6 }, (_, index) => `${long}${index}"} 1\n`).join('');
    expect([asked(small, body), asked(small, body)]).toStrictEqual([6, 2]);
  });

  test('forgets what was missing in five scrapes, and nothing else', () => {
    const cache: Cache = new SeriesCache();
    asked(cache, `${series(10)}n 1\n`);
    for (let scrape = 0; scrape < 5; scrape++) expect(asked(cache, series(5))).toBe(0);
    expect(cache.size).toBe(11);
    expect(asked(cache, series(5))).toBe(0);
    expect(cache.size).toBe(5);
    expect(asked(cache, 'n 1\n')).toBe(1);
  });

  test('has room for new series again when it has forgotten old ones', () => {
    const cache: Cache = new SeriesCache({ entries: 10 });
    asked(cache, series(10));
    for (let scrape = 0; scrape < 6; scrape++) asked(cache, 'new 1\n');
    expect(asked(cache, 'new 1\n')).toBe(0);
  });

  test('forgets all when it is cleared', () => {
    const cache: Cache = new SeriesCache();
    asked(cache, series(10));
    cache.clear();
    expect(cache.size).toBe(0);
    expect(asked(cache, series(10))).toBe(10);
  });
});
