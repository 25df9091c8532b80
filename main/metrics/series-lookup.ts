import { CLOSE_BRACE, NEWLINE, SPACE } from './bytes.ts';
import type { SeriesCache } from './series-cache.ts';

/** Looks up the series of the lines of one answer in the cache, before they are parsed. */
export class SeriesLookup<Slot extends object> {
  readonly #cache: SeriesCache<Slot>;
  /** Whether nothing was known before this answer: a series does not come twice, so that looking it up is in vain. */
  readonly #isFirst: boolean;
  /** The entry that probably stands in the next line: the one that was added after the entry met last. */
  #expected = 0;
  /** The text tried last and its hash, which is needed again when it is parsed and added. */
  #start = 0;
  #end = 0;
  #hash = 0;

  constructor(cache: SeriesCache<Slot>) {
    this.#cache = cache;
    this.#isFirst = cache.size === 0;
  }

  /** The entry of the line that begins at `start`; -1 when it has to be parsed. */
  atLine(bytes: Buffer, start: number): number {
    this.#end = 0;
    if (this.#cache.standsAt(this.#expected, bytes, start)) return this.#expected++;
    return this.#isFirst ? -1 : this.find(bytes, start, probableEnd(bytes, start));
  }

  /** The entry of the series that stands from `start` to `end`, or -1. */
  find(bytes: Buffer, start: number, end: number): number {
    if (this.#isFirst) return -1;
    const entry = this.#cache.find(bytes, start, end, this.#hashOf(bytes, start, end));
    if (entry >= 0) this.#expected = entry + 1;
    return entry;
  }

  /** Remembers what the sink answered for a series that was not found. */
  add(bytes: Buffer, start: number, end: number, metric: string, slot: Slot | undefined): void {
    this.#cache.add(bytes, start, end, this.#hashOf(bytes, start, end), metric, slot);
    this.#expected = this.#cache.size;
  }

  #hashOf(bytes: Buffer, start: number, end: number): number {
    if (start !== this.#start || end !== this.#end) {
      this.#start = start;
      this.#end = end;
      this.#hash = this.#cache.hash(bytes, start, end);
    }
    return this.#hash;
  }
}

/**
 * Where the series of a sample line ends, if it is a plain one. A wrong guess does no harm: the cache holds only texts
 * that were parsed.
 */
function probableEnd(bytes: Buffer, start: number): number {
  const lineEnd = bytes.indexOf(NEWLINE, start);
  let end = lineEnd;
  while (end > start && bytes[end - 1] !== CLOSE_BRACE) end--;
  if (end > start) return end;
  end = bytes.indexOf(SPACE, start);
  return end < 0 || end > lineEnd ? lineEnd : end;
}
