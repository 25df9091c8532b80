import type { Clock } from '../../clock.ts';

/** A sleep that can be cut short from outside, any number of times. */
export class Nap {
  readonly #clock: Clock;
  #current: AbortController | undefined;
  #isCut = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sleeps, unless it was cut short before it began. Ends early, and without an error, once the signal is aborted. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#isCut && !signal.aborted) {
      this.#current = new AbortController();
      const either = AbortSignal.any([this.#current.signal, signal]);
      // Rejects only when it is cut short, which is no error.
      await this.#clock.sleep(ms, either).catch(() => undefined);
      this.#current = undefined;
    }
    this.#isCut = false;
  }

  /** Ends the sleep under way, or the next one where there is none. */
  cut(): void {
    this.#isCut = true;
    this.#current?.abort(new Error('The nap is over.'));
  }
}
