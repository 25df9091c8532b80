import { SPACE } from './bytes.ts';
import { TextIndex } from './text-index.ts';
import type { IndexLimits } from './text-index.ts';

const defaultCacheLimits: IndexLimits = { entries: 160_000, bytes: 32 * 1024 * 1024 };

/** A series that was missing in so many scrapes is forgotten. */
const SCRAPES_KEPT = 5;

/**
 * Remembers across scrapes which slot belongs to the raw text `name{labels}` of a line, so that a known series is
 * neither parsed nor looked up by its labels again and costs no allocation. One series may stand here under several
 * texts, as the order of labels is not stable. What does not fit is not remembered, and parsed each time.
 */
export class SeriesCache<Slot extends object> {
  /**
   * Set by each reader to itself, only to stay in memory. Once a minute is so seldom that the garbage collector would
   * take the last reader, and with it what the engine compiled for its class: the next answer would take twice as long.
   */
  newestReader: object | undefined;
  readonly #limits: IndexLimits;
  #texts: TextIndex;
  #metrics: string[] = [];
  #slots: (Slot | undefined)[] = [];
  /** By entry, the scrape in which it was last met. */
  #lastMet = new Int32Array(0);
  #scrape = 0;
  constructor(limits: Partial<IndexLimits> = {}) {
    this.#limits = { ...defaultCacheLimits, ...limits };
    this.#texts = new TextIndex(this.#limits);
  }

  /** Number of texts remembered. */
  get size(): number {
    return this.#texts.size;
  }

  /** Call before each scrape (not before each answer of one): forgets the series that were missing in the last ones. */
  beginScrape(): void {
    this.#scrape++;
    const oldest = this.#scrape - SCRAPES_KEPT;
    let stale = 0;
    for (let entry = 0; entry < this.size; entry++) if ((this.#lastMet[entry] ?? 0) < oldest) stale++;
    // Moving all others is worth it only for a fair number.
    if (stale > this.size / 8) this.#keepSince(oldest);
  }

  /** Forgets all series: to be called when the sink gives up slots that it handed out. */
  clear(): void {
    this.#keepSince(Infinity);
  }

  /** Whether the text of an entry, followed by a blank, stands at `start`. */
  standsAt(entry: number, bytes: Uint8Array, start: number): boolean {
    return (
      entry < this.size &&
      bytes[start + this.#texts.length(entry)] === SPACE &&
      this.#texts.isAt(entry, bytes, start)
    );
  }

  /** The hash of a text, to be handed to `find` and `add`. */
  hash(bytes: Uint8Array, start: number, end: number): number {
    return this.#texts.hash(bytes, start, end);
  }

  /** The entry of the text from `start` to `end`, or -1. `hash` is what `hash` says. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    return this.#texts.find(bytes, start, end, hash);
  }

  /** Remembers a text that `find` did not find, if there is room, with its metric and what the sink answered. */
  add(bytes: Buffer, start: number, end: number, hash: number, metric: string, slot: Slot | undefined): void {
    this.#attach(this.#texts.add(bytes, start, end, hash), metric, slot, this.#scrape);
  }

  /** Notes that a series was met in this scrape. Answers the length of its text. */
  meet(entry: number): number {
    this.#lastMet[entry] = this.#scrape;
    return this.#texts.length(entry);
  }

  /** The metric of an entry. */
  metric(entry: number): string {
    return this.#metrics[entry] ?? '';
  }

  /** The slot of an entry; undefined when the series is not wanted. */
  slot(entry: number): Slot | undefined {
    return this.#slots[entry];
  }

  #attach(entry: number, metric: string, slot: Slot | undefined, lastMet: number): void {
    if (entry < 0) return;
    if (entry >= this.#lastMet.length) {
      const larger = new Int32Array(Math.max(256, 2 * this.#lastMet.length));
      larger.set(this.#lastMet);
      this.#lastMet = larger;
    }
    this.#metrics[entry] = metric;
    this.#slots[entry] = slot;
    this.#lastMet[entry] = lastMet;
  }

  #keepSince(oldest: number): void {
    const [texts, metrics, slots, lastMet] = [this.#texts, this.#metrics, this.#slots, this.#lastMet];
    this.#texts = new TextIndex(this.#limits);
    this.#metrics = [];
    this.#slots = [];
    this.#lastMet = new Int32Array(0);
    for (let entry = 0; entry < texts.size; entry++) {
      const scrape = lastMet[entry] ?? 0;
      if (scrape < oldest) continue;
      this.#attach(this.#texts.take(texts, entry), metrics[entry] ?? '', slots[entry], scrape);
    }
  }
}
