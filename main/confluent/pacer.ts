import { setImmediate as nextTurn } from 'node:timers/promises';

/** How much is handed over in one piece, in bytes. Even code that is not yet warm reads it in a few milliseconds. */
const SLICE_BYTES = 16 * 1024;
/** How long the event loop may be held, in milliseconds, before a piece has to wait for the next turn. */
const TURN_MS = 4;

/** Hands bytes to a consumer without ever holding the event loop for long. */
export class Pacer {
  readonly #consume: (slice: Uint8Array) => void;
  #turnStarted = Number.NEGATIVE_INFINITY;

  constructor(consume: (slice: Uint8Array) => void) {
    this.#consume = consume;
  }

  /** Hands over one chunk, in slices, and lets the loop turn where it is time. */
  async write(chunk: Uint8Array): Promise<void> {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      if (performance.now() - this.#turnStarted > TURN_MS) {
        await nextTurn();
        this.#turnStarted = performance.now();
      }
      this.#consume(chunk.subarray(start, start + SLICE_BYTES));
    }
  }
}
