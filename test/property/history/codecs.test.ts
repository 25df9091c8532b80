import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, DamagedBytes } from '../../../main/history/worker/byte-reader.ts';
import { ByteWriter } from '../../../main/history/worker/byte-writer.ts';
import { MinuteValues, blocksOf, readBlock } from '../../../main/history/worker/minute-codec.ts';
import { readStream, writeStream } from '../../../main/history/worker/stream-codec.ts';

/** All kinds of doubles, those that Confluent sends above all. NaN stands for a gap. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.nat(100_000) },
  { weight: 2, arbitrary: fc.maxSafeInteger() },
  { weight: 2, arbitrary: fc.double({ noNaN: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, -0, 2 ** 50, 2 ** 50 + 1, 2 ** 51, 2 ** 52, 2 ** 53, -(2 ** 51), 1e300),
  },
  { weight: 1, arbitrary: fc.constantFrom(Number.MIN_VALUE, Number.MAX_VALUE, Infinity, -Infinity, 0.1) },
);
const stream = fc.oneof(
  fc.array(value, { minLength: 60, maxLength: 60 }),
  fc.array(fc.option(value, { nil: NaN }), { minLength: 60, maxLength: 60 }),
  fc.array(fc.option(fc.nat(5_000), { nil: NaN }), { minLength: 24, maxLength: 24 }),
  fc.tuple(value, fc.nat(288)).map(([same, length]) => new Array<number>(length).fill(same)),
);

const bits = (values: Float64Array): BigUint64Array => new BigUint64Array(values.buffer);

function written(values: Float64Array): Uint8Array {
  const writer = new ByteWriter();
  writeStream(writer, values);
  return writer.view();
}

describe('a stream of doubles', () => {
  it('comes back bit by bit', () => {
    fc.assert(
      fc.property(stream, (plain) => {
        const values = Float64Array.from(plain);
        const reader = new ByteReader(written(values));
        const read = new Float64Array(values.length);
        readStream(reader, read);
        expect(bits(read)).toEqual(bits(values));
        expect(reader.isAtEnd).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes two bytes where all values are a small integer, one where there are none', () => {
    expect(written(new Float64Array(60)).length).toBe(2);
    expect(written(new Float64Array(288).fill(5)).length).toBe(2);
    expect(written(new Float64Array(60).fill(NaN)).length).toBe(1);
  });

  it('takes little more than a byte a value where integers change little', () => {
    const values = Float64Array.from({ length: 60 }, (_, index) => 1e9 + ((index * 37) % 64));
    expect(written(values).length).toBeLessThanOrEqual(60 + 10);
  });

  it('is refused as damaged, and never as something else, when bytes are wrong', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          readStream(new ByteReader(bytes), new Float64Array(60));
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytes);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

const minute = fc.uniqueArray(fc.tuple(fc.nat(10_000), value), {
  selector: ([line]) => line,
  maxLength: 200,
});

/** All values of a packed minute by line. */
function unpacked(blocks: Uint8Array, body: Uint8Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const { block, offset, length } of blocksOf(blocks)) {
    readBlock(block, body.subarray(offset, offset + length), (line, value) => found.set(line, value));
  }
  return found;
}

describe('a minute of many lines', () => {
  it('comes back bit by bit, in whatever order it was gathered, again and again', () => {
    const values = new MinuteValues();
    fc.assert(
      fc.property(minute, (entries) => {
        for (const [line, value] of entries) values.set(line, value);
        const packed = values.take();
        const found = packed ? unpacked(packed.blocks, packed.body) : new Map();
        expect(packed?.count ?? 0).toBe(entries.length);
        expect([...found.keys()]).toEqual(entries.map(([line]) => line).sort((a, b) => a - b));
        for (const [line, value] of entries) expect(found.get(line)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the later of two values of a line, and no NaN', () => {
    const values = new MinuteValues();
    values.set(7, 1);
    values.set(7, 2);
    values.set(8, NaN);
    const packed = values.take();
    expect(unpacked(packed!.blocks, packed!.body)).toEqual(new Map([[7, 2]]));
    expect(values.take()).toBeUndefined();
  });

  it('is refused as damaged, and never as something else, when bytes are wrong', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          readBlock(0, bytes, (line, value) =>
            expect([line, value].every((part) => typeof part === 'number')).toBe(true),
          );
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytes);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
