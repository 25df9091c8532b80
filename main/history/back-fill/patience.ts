import type { ConfluentFailure } from '../../confluent/failure.ts';
import { backOffMs } from '../../scrape/back-off.ts';

/** Where the server names the end of a window, not all who wait for it come back in the same second. */
const SPREAD_MS = 5_000;

/** How long to wait after failures: as the server says, or longer with each failure in a row. */
export class Patience {
  /** In [0, 1). */
  readonly #random: () => number;
  #failures = 0;
  #until = Number.NEGATIVE_INFINITY;
  #isTold = false;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Milliseconds to wait; 0 when there is nothing to wait for. */
  waitMs(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /** Something went well. */
  succeed(): void {
    this.#failures = 0;
  }

  /** Something failed. */
  fail({ code, until }: Pick<ConfluentFailure, 'code' | 'until'>, now: number): void {
    this.#failures += 1;
    this.#isTold = until !== undefined;
    this.#until =
      until === undefined
        ? now + backOffMs(code, this.#failures, this.#random())
        : until + this.#random() * SPREAD_MS;
  }

  /** Why something failed is likely over: only the server's word still holds. */
  startAnew(): void {
    this.#failures = 0;
    if (!this.#isTold) this.#until = Number.NEGATIVE_INFINITY;
  }

  /** The clock was set back: the wait moves along. */
  setBack(byMs: number): void {
    this.#until -= byMs;
  }
}
