import { signal, type ReadonlySignal } from '@preact/signals';
import { UnansweredError } from './bridge.ts';

/** What is known of a question: the newest answer, and why the last attempt failed, where it did. */
export interface AnswerState<T> {
  readonly value: T | null;
  readonly answered: boolean;
  readonly failure: UnansweredError | null;
}

/**
 * A question whose answer is kept current. Asking again while an answer is awaited leads to exactly one more question
 * afterwards, so a burst of events costs at most two. A failure keeps the last answer.
 */
export class LiveAnswer<T> {
  readonly #ask: () => Promise<T>;
  readonly #state = signal<AnswerState<T>>({ value: null, answered: false, failure: null });
  #wanted = 0;
  #asking = false;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get state(): ReadonlySignal<AnswerState<T>> {
    return this.#state;
  }

  /** Asks, or makes sure that it is asked again once the question under way is answered. */
  async refresh(): Promise<void> {
    this.#wanted += 1;
    if (this.#asking) return;
    this.#asking = true;
    for (let answered = 0; answered < this.#wanted;) {
      answered = this.#wanted;
      this.#state.value = await this.#attempt();
    }
    this.#asking = false;
  }

  async #attempt(): Promise<AnswerState<T>> {
    try {
      return { value: await this.#ask(), answered: true, failure: null };
    } catch (error) {
      const failure = error instanceof UnansweredError ? error : new UnansweredError(String(error));
      return { ...this.#state.peek(), failure };
    }
  }
}
