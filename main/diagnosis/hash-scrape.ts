import { linesOf } from '../metrics/text-lines.ts';
import type { NameHasher } from './name-hasher.ts';

/** Labels whose values are words of Confluent's, not names of the user's. */
const WORD_LABEL =
  /^(?:metric|resource|type|partition|mode|reason|unit|le|quantile)$|_(?:type|state|mode|reason|status|error|code)$/;
const COMMENT = /^# (?:HELP|TYPE|UNIT) [a-zA-Z_:][\w:]* ?|^# EOF$/;
// A label may hold any sign but a line feed, separators of other alphabets included.
const SAMPLE = /^[a-zA-Z_:][\w:]*(\{.*\})?[ \t]+\S+(?:[ \t]+\S+)?[ \t]*$/s;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/gs;

/**
 * The lines of an exposition with hashes in the place of all label values that may be names. Lines that cannot be read
 * are left out: nobody knows what stands in them.
 */
export function* hashScrape(text: string, hasher: NameHasher): Generator<string> {
  for (const line of linesOf(text)) {
    if (COMMENT.test(line)) yield `${line}\n`;
    else if (SAMPLE.test(line)) yield `${hashLabels(line, hasher)}\n`;
  }
}

function hashLabels(line: string, hasher: NameHasher): string {
  return line.replace(LABEL, (pair, label: string, value: string) =>
    WORD_LABEL.test(label) ? pair : `${label}="${hasher.hash(unescaped(value))}"`,
  );
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
