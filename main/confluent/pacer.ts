import { setImmediate as nextTurn } from 'node:timers/promises';

/** How much is handed over in one piece, in bytes: what a parser reads in well below a millisecond. */
const SLICE_BYTES = 64 * 1024;
/** How long the event loop may be held before others get their turn. */
const TURN_MS = 5;

/** Hands bytes to a consumer without ever holding the event loop for long. */
export class Pacer {
  readonly #consume: (chunk: Uint8Array) => void;
  #turnStarted = performance.now();

  constructor(consume: (chunk: Uint8Array) => void) {
    this.#consume = consume;
  }

  /** Hands over one chunk, in slices, and lets the loop turn where it is time. */
  async write(chunk: Uint8Array): Promise<void> {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      this.#consume(chunk.subarray(start, start + SLICE_BYTES));
      if (performance.now() - this.#turnStarted < TURN_MS) continue;
      await nextTurn();
      this.#turnStarted = performance.now();
    }
  }
}
