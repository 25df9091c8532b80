import { setImmediate as nextTurn } from 'node:timers/promises';

/** Hands out the turns of the event loop one by one, so that large tasks never run in the same one. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves in a turn that nobody else was given. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn());
    return this.#last;
  }
}
