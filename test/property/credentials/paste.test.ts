import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../main/credentials/paste/paste.ts';
import { sentencesOf } from '../../unit/credentials/paste/outcome.ts';
import { GOOD_TEXTS, HEADER, OTHER_SECRET, SECRET } from '../../unit/credentials/paste/texts.ts';

/** So much of a secret is never shown. */
const FRAGMENT = 20;
/** Where the base64 form of the header is past `Basic `, the key and the colon. */
const START_OF_SECRET = 6 + 24;

const place = fc.nat({ max: 1_000_000 });
const piece = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    ':',
    '=',
    ' ',
    '\n',
    '\t',
    '-',
    '[',
    '{',
    '#',
    '\\',
    '&a ',
    '*a',
    '!!x ',
    '```\n',
  ),
  fc.string({ maxLength: 12 }),
);

type Change = (text: string) => string;
const cutOut = fc.tuple(place, fc.nat(80)).map(([at, length]): Change => (text) => {
  const start = at % text.length;
  return text.slice(0, start) + text.slice(start + length);
});
const putIn = fc.tuple(place, piece).map(([at, added]): Change => (text) => {
  const start = at % text.length;
  return text.slice(0, start) + added + text.slice(start);
});
const doubled = fc.tuple(place, fc.nat(200)).map(([at, length]): Change => (text) => {
  const start = at % text.length;
  return text.slice(0, start + length) + text.slice(start);
});
const swappedLines = fc.tuple(place, place).map(([one, other]): Change => (text) => {
  const lines = text.split('\n');
  const [a, b] = [one % lines.length, other % lines.length];
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  return lines.join('\n');
});
const damaged = fc
  .tuple(
    fc.constantFrom(...GOOD_TEXTS),
    fc.array(fc.oneof(cutOut, putIn, doubled, swappedLines), { maxLength: 6 }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, change) => (changed === '' ? ' ' : change(changed)), text),
  );

function fragmentsOf(secret: string): readonly string[] {
  return Array.from({ length: secret.length - FRAGMENT + 1 }, (_, at) => secret.slice(at, at + FRAGMENT));
}
const FRAGMENTS = [SECRET, OTHER_SECRET, HEADER.slice(START_OF_SECRET)].flatMap(fragmentsOf);

describe('readPaste, of any text', () => {
  it('never throws, and answers in sentences', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const result = readPaste(text);
        const sentences = result.kind === 'problem' ? [result.title, result.advice] : [result.format];
        expect(sentences.every((sentence) => sentence.trim() !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never shows a secret, however the text around it is damaged', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const shown = sentencesOf(text);
        expect(FRAGMENTS.filter((fragment) => shown.includes(fragment))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
