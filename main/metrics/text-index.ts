import { WordView, hashOf } from './words.ts';
import { TextArena } from './text-arena.ts';

/** How much an index may hold. */
export interface IndexLimits {
  /** Number of texts. */
  readonly entries: number;
  /** Bytes of these texts. */
  readonly bytes: number;
}

const FIRST_ENTRIES = 256;
/** How many places of the table are searched: keeps texts with colliding hashes from slowing down the search. */
const REACH = 64;

/** The numbers kept of an entry, side by side. */
const POSITION = 0;
const LENGTH = 1;
const HASH = 2;
const FIELDS = 3;

/**
 * Numbers raw texts in the order in which they come, and finds the number of a text again. Texts are compared byte by
 * byte: the hash only says where to look. All lies in typed arrays, with no object per text.
 */
export class TextIndex {
  readonly #limits: IndexLimits;
  readonly #arena: TextArena;
  readonly #words = new WordView();
  #count = 0;
  #numbers = new Int32Array(FIRST_ENTRIES * FIELDS);
  /** An entry plus 1, at the place its hash points to or shortly after; 0 is free. */
  #table = new Int32Array(2 * FIRST_ENTRIES);

  constructor(limits: IndexLimits) {
    this.#limits = limits;
    this.#arena = new TextArena(limits.bytes);
  }

  /** Number of texts. */
  get size(): number {
    return this.#count;
  }

  /** The hash of a text, to be handed to `find` and `add`. */
  hash(bytes: Uint8Array, start: number, end: number): number {
    return hashOf(this.#words.of(bytes), start, end);
  }

  /** The entry of the text from `start` to `end`, or -1. `hash` is what `hash` says. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#table.length - 1;
    for (let step = 0; step < REACH; step++) {
      const entry = (this.#table[(hash + step) & mask] ?? 0) - 1;
      if (entry < 0) return -1;
      if (
        this.#number(entry, HASH) === hash &&
        this.length(entry) === end - start &&
        this.isAt(entry, bytes, start)
      ) {
        return entry;
      }
    }
    return -1;
  }

  /** Adds a text that `find` did not find. Answers its entry, which is the next number, or -1 when it is full. */
  add(bytes: Buffer, start: number, end: number, hash: number): number {
    if (this.#count >= this.#limits.entries) return -1;
    if (2 * this.#count >= this.#table.length) this.#enlarge();
    const place = this.#freePlace(hash);
    if (place < 0) return -1;
    const position = this.#arena.add(bytes, start, end);
    if (position < 0) return -1;
    const entry = this.#count++;
    this.#numbers[entry * FIELDS + POSITION] = position;
    this.#numbers[entry * FIELDS + LENGTH] = end - start;
    this.#numbers[entry * FIELDS + HASH] = hash;
    this.#table[place] = entry + 1;
    return entry;
  }

  /** Whether the text of an entry stands at `start`. */
  isAt(entry: number, bytes: Uint8Array, start: number): boolean {
    return this.#arena.isAt(this.#number(entry, POSITION), this.length(entry), this.#words.of(bytes), start);
  }

  /** Bytes of an entry's text. */
  length(entry: number): number {
    return this.#number(entry, LENGTH);
  }

  /** Adds an entry of another index to this one. Answers its new number, or -1 when it is full. */
  take(other: TextIndex, entry: number): number {
    const length = other.length(entry);
    const text = other.#arena.text(other.#number(entry, POSITION), length);
    return this.add(text, 0, length, other.#number(entry, HASH));
  }

  #number(entry: number, field: number): number {
    return this.#numbers[entry * FIELDS + field] ?? 0;
  }

  #freePlace(hash: number): number {
    const mask = this.#table.length - 1;
    for (let step = 0; step < REACH; step++) {
      const place = (hash + step) & mask;
      if (this.#table[place] === 0) return place;
    }
    return -1;
  }

  #enlarge(): void {
    const numbers = new Int32Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#table = new Int32Array(2 * this.#table.length);
    for (let entry = 0; entry < this.#count; entry++) {
      const place = this.#freePlace(this.#number(entry, HASH));
      if (place >= 0) this.#table[place] = entry + 1;
    }
  }
}
