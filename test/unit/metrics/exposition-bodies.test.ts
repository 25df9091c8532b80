import { describe, expect, test } from 'vitest';
import { ExpositionError } from '../../../main/metrics/exposition-error.ts';
import type { ExpositionErrorCode } from '../../../main/metrics/exposition-error.ts';
import { ExpositionParser } from '../../../main/metrics/exposition-parser.ts';
import { CollectingSink, readExposition } from '../../doubles/collecting-sink.ts';
import type { ReadOptions } from '../../doubles/collecting-sink.ts';

const openMetrics = { format: 'openmetrics' } as const;

function codeOf(body: string | Uint8Array, options?: ReadOptions): ExpositionErrorCode | undefined {
  try {
    readExposition(body, options);
    return undefined;
  } catch (error) {
    if (error instanceof ExpositionError) return error.code;
    throw error;
  }
}

describe('a whole body', () => {
  test.each<[what: string, body: string, samples: number]>([
    ['empty', '', 0],
    ['comments only', '# nothing today\n#\n', 0],
    ['metadata only', '# TYPE m gauge\n', 0],
    ['without a last line feed', 'm 1\nm 2', 2],
    ['with CRLF and empty lines', '\r\nm 1\r\n\r\n  \r\nm 2\r\n', 2],
    ['with a byte order mark', '\uFEFFm 1\nm 2\n', 2],
    ['with # EOF in the text format', 'm 1\n# EOF\nm 2\n', 2],
    ['with the same series twice', 'm{a="b"} 1\nm{a="b"} 2\n', 2],
  ])('%s', (_, body, samples) => {
    const reading = readExposition(body);
    expect(reading.series).toHaveLength(samples);
    expect(reading).toMatchObject({ samples, badLines: 0, firstBadLine: undefined });
  });

  test.each(['# EOF', '#EOF', '# EOF\n', '#EOF \r\n\n  \n'])('OpenMetrics may end in %j', (end) => {
    expect(readExposition(`# UNIT m bytes\nm 1\n${end}`, openMetrics)).toMatchObject({
      samples: 1,
      badLines: 0,
    });
  });

  test('what follows the end mark of OpenMetrics is not read, but counted', () => {
    const reading = readExposition('m 1\n# EOF\nm 2\n# EOF\n', openMetrics);
    expect(reading).toMatchObject({ samples: 1, badLines: 2 });
    expect(reading.firstBadLine).toStrictEqual({ line: 3, text: 'm 2', reason: 'text after # EOF' });
  });

  test('samples are counted by metric, whatever their order', () => {
    const { families } = readExposition('a 1\nb 1\na{x="1"} 1\nb 1\na 1\n');
    expect(families).toStrictEqual(
      new Map([
        ['a', 3],
        ['b', 2],
      ]),
    );
  });

  test('HELP sentences are handed out with their escapes undone', () => {
    const body =
      '# HELP m One\\nline \\\\ of Öl\r\n#\tHELP\tn  two \n# HELP o\n# HELPER p x\n# TYPE m gauge\nm 1';
    expect(readExposition(body).sink.helps).toStrictEqual([
      ['m', 'One\nline \\ of Öl'],
      ['n', 'two '],
    ]);
  });

  test('a series that is not wanted is counted, and its samples are not handed out', () => {
    const sink = new CollectingSink();
    const wanted = { resolve: () => undefined, sample: sink.sample.bind(sink) };
    const parser = new ExpositionParser(wanted, { format: 'text' });
    parser.write(Buffer.from('m 1\n'));
    expect(parser.end().samples).toBe(1);
    expect(sink.samples).toStrictEqual([]);
  });
});

describe('a body that is refused', () => {
  test.each<[what: string, body: string | Uint8Array, code: ExpositionErrorCode, options?: ReadOptions]>([
    ['HTML', '<!doctype html>\n<title>Log in</title>', 'not-metrics'],
    ['HTML after blanks and a byte order mark', '\uFEFF \r\n\t<html>', 'not-metrics'],
    ['JSON', '{"errors":[]}', 'not-metrics'],
    ['a JSON list', '\n[]', 'not-metrics'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'not-metrics'],
    ['zeros', new Uint8Array(9), 'not-metrics'],
    ['a sentence', 'upstream connect error or disconnect', 'not-metrics'],
    ['a sentence where OpenMetrics was announced', 'no healthy upstream', 'not-metrics', openMetrics],
    ['OpenMetrics without end', 'm 1\n', 'cut-off', openMetrics],
    ['OpenMetrics cut inside its end', 'm 1\n# EO', 'cut-off', openMetrics],
    ['nothing where OpenMetrics was announced', '', 'cut-off', openMetrics],
    ['a long line', `m{a="${'x'.repeat(100)}"} 1\n`, 'line-too-long', { limits: { lineBytes: 99 } }],
    ['a long line without end', 'x'.repeat(101), 'line-too-long', { limits: { lineBytes: 99 } }],
    [
      'a long line in chunks',
      'x'.repeat(101),
      'line-too-long',
      { limits: { lineBytes: 99 }, chunkSizes: [7] },
    ],
    ['a long comment', `# ${'x'.repeat(100)}\n`, 'line-too-long', { limits: { lineBytes: 99 } }],
    ['many labels', 'm{a="",b="",c=""} 1', 'too-many-labels', { limits: { labels: 2 } }],
    ['many samples', 'm 1\nm 2\nm 3\n', 'too-many-samples', { limits: { samples: 2 } }],
  ])('%s', (_, body, code, options) => {
    expect(codeOf(body, options)).toBe(code);
  });

  test.each<[what: string, body: string, options: ReadOptions]>([
    ['line', 'm{a="12345"} 1\r\nm{a="12345"} 2', { limits: { lineBytes: 14 } }],
    ['line in chunks', 'm{a="12345"} 1\r\nm{a="12345"} 2', { limits: { lineBytes: 14 }, chunkSizes: [1] }],
    ['number of labels', 'm{a="",b=""} 1\nm{a="",b="",} 1', { limits: { labels: 2 } }],
    ['number of samples', 'm 1\nbad\nm 2\n', { limits: { samples: 2 } }],
  ])('but not one that just reaches the limit: %s', (_, body, options) => {
    expect(readExposition(body, options).samples).toBe(2);
  });

  test('a login page is refused with its first byte, not at its end', () => {
    const parser = new ExpositionParser(new CollectingSink(), { format: 'text' });
    parser.write(Buffer.from('  '));
    expect(() => parser.write(Buffer.from('<'))).toThrow('The answer is an HTML or XML page, no metrics.');
  });
});
