import { describe, expect, test } from 'vitest';
import { readExposition } from '../../doubles/collecting-sink.ts';

const MINUTE = 1_736_948_340_000;

describe('lines that are samples', () => {
  test.each<[line: string, labels: string[], value: number, timestampMs?: number]>([
    ['m 1', [], 1],
    ['m\t1', [], 1],
    ['  m  1  ', [], 1],
    ['m{} 1', [], 1],
    ['m{ } 1', [], 1],
    ['m {a="b"} 1', ['a', 'b'], 1],
    ['m{a="b"}1', ['a', 'b'], 1],
    ['m{a="b",} 1', ['a', 'b'], 1],
    ['m{a="b" , } 1', ['a', 'b'], 1],
    ['m{ a = "b" ,\tc="d" } 1', ['a', 'b', 'c', 'd'], 1],
    ['m{b="1",a="2"} 1', ['b', '1', 'a', '2'], 1],
    ['m{a=""} 1', ['a', ''], 1],
    ['m{a="} 2 3 #{,"} 1', ['a', '} 2 3 #{,'], 1],
    [String.raw`m{a="\\",b="\"",c="\n"} 1`, ['a', '\\', 'b', '"', 'c', '\n'], 1],
    [String.raw`m{a="\\n\\\"\t\é"} 1`, ['a', String.raw`\n\"\t\é`], 1],
    ['m{a="Öl 漢字 🦑"} 1', ['a', 'Öl 漢字 🦑'], 1],
    ['m{a="\uFEFF"} 1', ['a', '\uFEFF'], 1],
    ['m{a="\r"} 1', ['a', '\r'], 1],
    ['m{_a0="b"} 1\r', ['_a0', 'b'], 1],
    [`m{a="b",} 122.0 ${MINUTE}`, ['a', 'b'], 122, MINUTE],
    [`m{a="b",} 122.0 ${MINUTE}\r`, ['a', 'b'], 122, MINUTE],
    [`m 1.736948396647E12 ${MINUTE} `, [], 1_736_948_396_647, MINUTE],
    ['m 1 1736948340', [], 1, MINUTE],
    ['m 1 1736948340.000', [], 1, MINUTE],
    ['m 1 1736948340.1239', [], 1, MINUTE + 124],
    ['m 1 1.73694834E9', [], 1, MINUTE],
    ['m 1 -1.5', [], 1, -1500],
    ['m 1 -1736948340000', [], 1, -MINUTE],
    ['m 1 -0', [], 1, 0],
    ['m 1 0', [], 1, 0],
    ['m 1 100000000000', [], 1, 100_000_000_000_000],
    ['m 1 100000000001', [], 1, 100_000_000_001],
    ['m NaN', [], NaN],
    ['m nan 0', [], NaN, 0],
    ['m +Inf', [], Infinity],
    ['m Inf', [], Infinity],
    ['m -Inf', [], -Infinity],
    ['m -infinity', [], -Infinity],
    ['m -0.0', [], -0],
    ['m +1e+3', [], 1000],
    ['m 1e-3', [], 0.001],
    ['m .5', [], 0.5],
    ['m 5.', [], 5],
    ['m 1e999', [], Infinity],
    ['m 9007199254740993', [], 9007199254740992],
    ['m{a="b"} 1 # {trace="x"} 0.5', ['a', 'b'], 1],
    [`m{a="b"} 1 1736948340 # {trace="} 9 9"} 0.5 17`, ['a', 'b'], 1, MINUTE],
    ['m 1 # {} 0.5', [], 1],
  ])('%j', (line, labels, value, timestampMs = NaN) => {
    const { series, badLines } = readExposition(line);
    expect(series).toStrictEqual([['m', labels, value, timestampMs]]);
    expect(badLines).toBe(0);
  });

  test.each(['a:b:c', ':', '_', 'M9_x'])('a metric may be called %s', (name) => {
    expect(readExposition(`${name}{l="v"} 1`).series).toStrictEqual([[name, ['l', 'v'], 1, NaN]]);
  });
});

describe('lines that are no samples are skipped, counted, and the first is shown', () => {
  test.each<[line: string | Uint8Array, reason: string]>([
    ['9m 1', 'no metric name'],
    ['-', 'no metric name'],
    ['ölstand 1', 'no metric name'],
    ['mö 1', 'no number as value'],
    ['m', 'no number as value'],
    ['m ', 'no number as value'],
    ['m{a="b"}', 'no number as value'],
    ['m one', 'no number as value'],
    ['m - 1', 'no number as value'],
    ['m .', 'no number as value'],
    ['m 1e', 'no number as value'],
    ['m 1e+', 'no number as value'],
    ['m +NaN', 'no number as value'],
    ['m 0x10', 'text after the sample'],
    ['m 1_000', 'text after the sample'],
    ['m 1,5', 'text after the sample'],
    ['m 1.2.3', 'text after the sample'],
    ['m Infinite', 'text after the sample'],
    ['m 1 2 3', 'text after the sample'],
    ['m 1#{} 1', 'text after the sample'],
    ['m 1 # comment', 'text after the sample'],
    ['m 1\r2', 'text after the sample'],
    ['m 1 now', 'no number as timestamp'],
    ['m 1 NaN', 'no finite timestamp'],
    ['m 1 +Inf', 'no finite timestamp'],
    ['m{ 1', 'no label name'],
    ['m{,} 1', 'no label name'],
    ['m{a="b",,} 1', 'no label name'],
    ['m{"a"="b"} 1', 'no label name'],
    ['m{0="b"} 1', 'no label name'],
    ['m{a:b="b"} 1', 'no = after a label name'],
    ['m{a} 1', 'no = after a label name'],
    ['m{a=b} 1', 'no quote before a label value'],
    ["m{a='b'} 1", 'no quote before a label value'],
    ['m{a="b} 1', 'a label value without end'],
    [String.raw`m{a="b\"} 1`, 'a label value without end'],
    ['m{a="b\\', 'a label value without end'],
    ['m{a="b" c="d"} 1', 'no comma or brace after a label'],
    ['m{a="b";c="d"} 1', 'no comma or brace after a label'],
    ['m{a="b" 1', 'no comma or brace after a label'],
    ['m{a="b",a="c"} 1', 'the same label twice'],
    [Buffer.from('6d7b613d22ff227d2031', 'hex'), 'a label value that is not UTF-8'],
    [Buffer.from('6d7b613d22c3227d2031', 'hex'), 'a label value that is not UTF-8'],
    [Buffer.from('6d7b613d22eda080227d2031', 'hex'), 'a label value that is not UTF-8'],
  ])('%j: %s', (line, reason) => {
    const body = Buffer.concat([
      Buffer.from('m{a="good"} 1\n'),
      Buffer.from(line),
      Buffer.from('\nm 2\n9 3\n'),
    ]);
    const { series, badLines, firstBadLine, samples } = readExposition(body);
    expect(series).toStrictEqual([
      ['m', ['a', 'good'], 1, NaN],
      ['m', [], 2, NaN],
    ]);
    expect({ samples, badLines }).toStrictEqual({ samples: 2, badLines: 2 });
    expect(firstBadLine).toStrictEqual({ line: 2, text: Buffer.from(line).toString().trimEnd(), reason });
  });

  test('a long bad line is shown cut to 120 characters, never inside a character', () => {
    const { firstBadLine } = readExposition(`m 1\nm{a="${'🦑'.repeat(100)}`);
    expect(firstBadLine?.text).toHaveLength(120);
    expect(firstBadLine?.text.isWellFormed()).toBe(true);
  });
});
