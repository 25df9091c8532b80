import { isUtf8 } from 'node:buffer';
import { unescape } from './escapes.ts';
import { TextIndex, textHash } from './text-index.ts';

/** Enough for the names in a very large cluster; what comes later is decoded each time. */
const limits = { entries: 60_000, bytes: 4 * 1024 * 1024 };

/** Decodes raw texts, the same bytes into the same string: names of topics stand in thousands of lines. */
export class StringPool {
  readonly #texts = new TextIndex(limits);
  readonly #strings: string[] = [];

  /** The text from `start` to `end`, its escapes undone; undefined when it is not UTF-8. */
  decode(bytes: Buffer, start: number, end: number): string | undefined {
    const hash = textHash(bytes, start, end);
    const entry = this.#texts.find(bytes, start, end, hash);
    if (entry >= 0) return this.#strings[entry];
    const text = decoded(bytes.subarray(start, end));
    if (text !== undefined && this.#texts.add(bytes, start, end, hash) >= 0) this.#strings.push(text);
    return text;
  }
}

/** Broken UTF-8 is refused: with replaced characters, two series would look like one. */
function decoded(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? unescape(bytes.toString('utf8')) : undefined;
}
