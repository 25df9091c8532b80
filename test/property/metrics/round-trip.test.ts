import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeriesCache } from '../../../main/metrics/series-cache.ts';
import { readExposition } from '../../doubles/collecting-sink.ts';
import type { CollectedSeries } from '../../doubles/collecting-sink.ts';
import { chunkSizes, writtenSample } from './exposition.ts';

const lines = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: writtenSample },
    fc.constantFrom({ line: '# a remark' }, { line: '' }, { line: '# TYPE m gauge' }),
  ),
  { maxLength: 15 },
);
const lineBreak = fc.constantFrom('\n', '\r\n');

/** A small cache, so that it is full now and then. */
const limits = fc.constantFrom({}, { entries: 3 }, { bytes: 0 });

test('what is written in any spelling and cut anywhere is read, whether known or not', () => {
  fc.assert(
    fc.property(
      lines,
      lineBreak,
      fc.boolean(),
      chunkSizes,
      limits,
      (written, feed, isOpen, sizes, cacheLimits) => {
        const body = written.map(({ line }) => line).join(feed) + (isOpen ? '' : `${feed}# EOF`);
        const format = isOpen ? 'text' : 'openmetrics';
        const expected = written.flatMap((entry) => ('sample' in entry ? [entry.sample] : []));
        const cache = new SeriesCache<CollectedSeries>(cacheLimits);
        const without = readExposition(body, { format });
        expect(without.series).toStrictEqual(expected);
        expect(without.badLines).toBe(0);
        const result = { ...without, sink: undefined };
        for (const options of [{ chunkSizes: sizes }, { cache }, { cache, chunkSizes: sizes }, { cache }]) {
          const again = readExposition(body, { format, ...options });
          expect({ ...again, sink: undefined }).toStrictEqual(result);
        }
        expect(without.sink.resolved).toBe(expected.length);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a known series is not asked for again, whatever the order of the lines', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(writtenSample, { selector: ({ line }) => line, maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      (written, order) => {
        const cache = new SeriesCache<CollectedSeries>();
        readExposition(written.map(({ line }) => line).join('\n'), { cache });
        const shuffled = written.toSorted(() => (order.next().value % 3) - 1);
        const again = readExposition(shuffled.map(({ line }) => line).join('\n'), { cache });
        expect(again.series).toStrictEqual(shuffled.map(({ sample }) => sample));
        expect(again.sink.resolved).toBe(0);
      },
    ),
  );
});
