import { SPACE } from './bytes.ts';
import { TextArena } from './text-arena.ts';

/** How much a cache may hold. */
export interface CacheLimits {
  /** Texts remembered. */
  readonly entries: number;
  /** Bytes of these texts. */
  readonly bytes: number;
}

const defaultCacheLimits: CacheLimits = { entries: 160_000, bytes: 32 * 1024 * 1024 };

const FIRST_ENTRIES = 256;
/** How many places of the table are searched: keeps texts with colliding hashes from slowing down the search. */
const REACH = 64;
/** A series that was missing in more scrapes than this is forgotten. */
const SCRAPES_KEPT = 5;

/** The numbers kept for an entry, side by side in one typed array. */
const POSITION = 0;
const LENGTH = 1;
const HASH = 2;
const SEEN = 3;
const FIELDS = 4;

/**
 * Remembers across scrapes which slot belongs to the raw text `name{labels}` of a line, so that a known series is
 * neither parsed nor looked up by its labels again and costs no allocation. Texts are compared byte by byte: a hash
 * only says where to look. One series may stand here under several texts, as the order of labels is not stable.
 *
 * Texts lie in an arena and numbers in a typed array, in the order in which they were met: no objects per series.
 * What does not fit is not remembered, and parsed each time.
 */
export class SeriesCache<Slot extends object> {
  readonly #limits: CacheLimits;
  #arena: TextArena;
  #count = 0;
  #numbers = new Int32Array(FIRST_ENTRIES * FIELDS);
  #metrics: string[] = [];
  #slots: (Slot | undefined)[] = [];
  /** An entry's number plus 1, at the place its hash points to or shortly after; 0 is free. */
  #table = new Int32Array(2 * FIRST_ENTRIES);
  #scrape = 0;

  constructor(limits: Partial<CacheLimits> = {}) {
    this.#limits = { ...defaultCacheLimits, ...limits };
    this.#arena = new TextArena(this.#limits.bytes);
  }

  /** Texts remembered. */
  get size(): number {
    return this.#count;
  }

  /** Call before each scrape (not before each answer of one): forgets the series that were missing in the last ones. */
  beginScrape(): void {
    this.#scrape++;
    const oldest = this.#scrape - SCRAPES_KEPT;
    let stale = 0;
    for (let entry = 0; entry < this.#count; entry++) {
      if (this.#number(entry, SEEN) < oldest) stale++;
    }
    // Moving all others is worth it only for a fair number.
    if (stale > this.#count / 8) this.#keepOnly((seen) => seen >= oldest);
  }

  /** Forgets all series: to be called when the sink gives up slots that it handed out. */
  clear(): void {
    this.#keepOnly(() => false);
  }

  /** Whether the text of an entry, followed by a blank, stands at `start`. */
  standsAt(entry: number, bytes: Uint8Array, start: number): boolean {
    if (entry >= this.#count) return false;
    const end = start + this.#number(entry, LENGTH);
    if (end >= bytes.length || bytes[end] !== SPACE) return false;
    return this.#arena.isAt(this.#number(entry, POSITION), bytes, start, end);
  }

  /** The entry of the text from `start` to `end`, or -1. `hash` is its `textHash`. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#table.length - 1;
    for (let step = 0; step < REACH; step++) {
      const entry = (this.#table[(hash + step) & mask] ?? 0) - 1;
      if (entry < 0) return -1;
      if (
        this.#number(entry, HASH) === hash &&
        this.#number(entry, LENGTH) === end - start &&
        this.#arena.isAt(this.#number(entry, POSITION), bytes, start, end)
      ) {
        return entry;
      }
    }
    return -1;
  }

  /** Remembers a text that `find` did not find, if there is room, with its metric and what the sink answered. */
  add(
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
    metric: string,
    slot: Slot | undefined,
  ): void {
    if (this.#count >= this.#limits.entries) return;
    if (2 * this.#count >= this.#table.length) this.#enlarge();
    const place = this.#freePlace(hash);
    if (place < 0) return;
    const position = this.#arena.add(bytes, start, end);
    if (position < 0) return;
    const entry = this.#count++;
    this.#numbers.set([position, end - start, hash, this.#scrape], entry * FIELDS);
    this.#metrics[entry] = metric;
    this.#slots[entry] = slot;
    this.#table[place] = entry + 1;
  }

  /** Notes that a series was met in this scrape. Answers the length of its text. */
  meet(entry: number): number {
    this.#numbers[entry * FIELDS + SEEN] = this.#scrape;
    return this.#number(entry, LENGTH);
  }

  /** The metric of an entry. */
  metric(entry: number): string {
    return this.#metrics[entry] ?? '';
  }

  /** The slot of an entry; undefined when the series is not wanted. */
  slot(entry: number): Slot | undefined {
    return this.#slots[entry];
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

  #keepOnly(isKept: (seen: number) => boolean): void {
    const old = { arena: this.#arena, numbers: this.#numbers, metrics: this.#metrics, slots: this.#slots };
    const count = this.#count;
    const scrape = this.#scrape;
    this.#arena = new TextArena(this.#limits.bytes);
    this.#count = 0;
    this.#numbers = new Int32Array(FIRST_ENTRIES * FIELDS);
    this.#metrics = [];
    this.#slots = [];
    this.#table = new Int32Array(2 * FIRST_ENTRIES);
    for (let entry = 0; entry < count; entry++) {
      const [position = 0, length = 0, hash = 0, seen = 0] = old.numbers.subarray(entry * FIELDS);
      if (!isKept(seen)) continue;
      this.#scrape = seen;
      const text = old.arena.text(position, length);
      this.add(text, 0, length, hash, old.metrics[entry] ?? '', old.slots[entry]);
    }
    this.#scrape = scrape;
  }
}

/** The hash of a text, to be handed to `find` and `add`. */
export function textHash(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + (bytes[index] ?? 0)) | 0;
  // The table uses the low bits: mix the high ones in.
  return hash ^ (hash >>> 15);
}
