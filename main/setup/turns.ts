import type { Answer } from '../../preload/contract.ts';
import { answerOf } from './refusal.ts';

/** Carries orders out one after the other, in the order they were given. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves once the order was carried out or refused; rejects for a mistake of ours. */
  take(order: () => Promise<void> | void): Promise<Answer> {
    const turn = this.#last.then(() => answerOf(order));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all orders given so far are done with. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
