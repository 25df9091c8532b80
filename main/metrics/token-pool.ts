import { TextIndex } from './text-index.ts';

/** Enough for the names in a very large cluster; what comes later is decoded each time. */
const limits = { entries: 60_000, bytes: 4 * 1024 * 1024 };

/**
 * Keeps what the tokens of sample lines say: a token is a metric with its opening brace, or a label with its closing
 * quote, so that it can be recognized without looking for its end. The same bytes give the same strings.
 *
 * Families list the same names in the same order. So the pool remembers which token followed which in the same place of
 * the lines (0 is the metric, then the labels): one comparison then tells what would else be scanned and looked up.
 */
export class TokenPool {
  /** Of the token met last: the metric, or the label's name. */
  name = '';
  /** The label's value. */
  value = '';
  /** Bytes of the token. */
  length = 0;
  readonly #texts = new TextIndex(limits);
  readonly #names: string[] = [];
  readonly #values: string[] = [];
  /** By place, the entry met there last, plus 1; 0 is none. */
  readonly #last: Uint16Array;
  /** By such a number of an entry, that of the entry which followed it in the same place. */
  readonly #followers = new Uint16Array(limits.entries + 1);

  constructor(places: number) {
    this.#last = new Uint16Array(places);
  }

  /** Meets the token that starts at `start`, if it is the one that came next the last time; else answers false. */
  recall(place: number, bytes: Uint8Array, start: number): boolean {
    const entry = (this.#followers[this.#last[place] ?? 0] ?? 0) - 1;
    if (entry < 0 || !this.#texts.isAt(entry, bytes, start)) return false;
    this.#meet(place, entry);
    return true;
  }

  /** Meets the token from `start` to `end`, if it is known; else answers false. */
  find(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    const entry = this.#texts.find(bytes, start, end, this.#texts.hash(bytes, start, end));
    if (entry < 0) return false;
    this.#follow(place, entry);
    this.#meet(place, entry);
    return true;
  }

  /** Meets a token that `find` did not find, and remembers it while there is room. */
  add(place: number, bytes: Buffer, start: number, end: number, name: string, value: string): void {
    const entry = this.#texts.add(bytes, start, end, this.#texts.hash(bytes, start, end));
    if (entry >= 0) {
      this.#names.push(name);
      this.#values.push(value);
    }
    this.#follow(place, entry);
    this.#last[place] = entry + 1;
    this.name = name;
    this.value = value;
    this.length = end - start;
  }

  #follow(place: number, entry: number): void {
    const last = this.#last[place] ?? 0;
    if (last > 0) this.#followers[last] = entry + 1;
  }

  #meet(place: number, entry: number): void {
    this.#last[place] = entry + 1;
    this.name = this.#names[entry] ?? '';
    this.value = this.#values[entry] ?? '';
    this.length = this.#texts.length(entry);
  }
}
