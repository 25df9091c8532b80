import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExpositionError } from '../../../main/metrics/exposition-error.ts';
import { SeriesCache } from '../../../main/metrics/series-cache.ts';
import { readExposition } from '../../doubles/collecting-sink.ts';
import type { CollectedSeries, ReadOptions } from '../../doubles/collecting-sink.ts';
import { chunkSizes } from './exposition.ts';

const folder = new URL('../../fixtures/samples/', import.meta.url);
const seeds = readdirSync(folder).map((file) => readFileSync(new URL(file, folder)));

const telling = Buffer.from('\n\r\t "\\{}=,#<[0eE+-.N\0\x80\xc3\xff', 'latin1');

type Mutation = (body: Buffer) => Buffer;

const place = fc.nat({ max: 6_000 });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...telling)).map(([at, byte]): Mutation => (body) => {
    const changed = Buffer.from(body);
    if (body.length > 0) changed[at % body.length] = byte;
    return changed;
  }),
  fc.tuple(place, fc.uint8Array({ maxLength: 4 })).map(
    ([at, bytes]): Mutation =>
      (body) =>
        Buffer.concat([body.subarray(0, at), bytes, body.subarray(at)]),
  ),
  fc.tuple(place, fc.nat({ max: 40 })).map(
    ([at, length]): Mutation =>
      (body) =>
        Buffer.concat([body.subarray(0, at), body.subarray(at + length)]),
  ),
  fc.tuple(place, place, fc.nat({ max: 300 })).map(
    ([from, to, length]): Mutation =>
      (body) =>
        Buffer.concat([body.subarray(0, to), body.subarray(from, from + length), body.subarray(to)]),
  ),
  place.map(
    (at): Mutation =>
      (body) =>
        body.subarray(0, at),
  ),
);

function mutated(body: Buffer, mutations: readonly Mutation[]): Buffer {
  return mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), body);
}

/** What came of it, comparable: the samples and counts, or the code of the error. Any other error is thrown on. */
function outcome(body: Buffer, options: ReadOptions): unknown {
  try {
    const { sink, ...reading } = readExposition(body, options);
    return { ...reading, helps: sink.helps };
  } catch (error) {
    if (error instanceof ExpositionError) return error.code;
    throw error;
  }
}

/** A second, slow reading of one line's end, by which the values found are checked. */
function hasTail(line: string, value: number): boolean {
  const [, text = ''] = /[}\s]\s*([^\s{}"]+)(?:[ \t]+[^\s"]+)?[ \t]*(?:#[ \t]*\{.*)?\r?$/.exec(line) ?? [];
  return Object.is(
    Number(text.replace(/^([+-]?)inf(inity)?$/i, '$1Infinity').replace(/^nan$/i, 'NaN')),
    value,
  );
}

test('no body makes anything but an ExpositionError, and chunks and cache change nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(mutation, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('text' as const, 'openmetrics' as const),
      chunkSizes,
      (seed, mutations, format, sizes) => {
        const body = mutated(seed, mutations);
        const cache = new SeriesCache<CollectedSeries>();
        const limits = { lineBytes: 600, labels: 6, samples: 40 };
        const whole = outcome(body, { format, limits });
        expect(outcome(body, { format, limits, chunkSizes: sizes })).toStrictEqual(whole);
        expect(outcome(body, { format, limits, cache })).toStrictEqual(whole);
        expect(outcome(body, { format, limits, cache, chunkSizes: sizes })).toStrictEqual(whole);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('no line is read as a value that does not stand in it', () => {
  const lines = seeds
    .flatMap((seed) => seed.toString('latin1').split('\n'))
    .filter((line) => /^\w+\{/.test(line));
  fc.assert(
    fc.property(
      fc.constantFrom(...lines),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (line, mutations) => {
        const body = mutated(Buffer.from(line, 'latin1'), mutations);
        const text = body.toString('latin1');
        if (text.includes('\n')) return;
        try {
          for (const [, , value] of readExposition(body).series) {
            expect(hasTail(text, value), JSON.stringify(text)).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ExpositionError);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});
