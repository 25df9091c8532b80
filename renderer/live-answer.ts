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
  #asking: Promise<void> | null = null;
  /** How many questions were sent, and the last of them whose answer is shown. */
  #sent = 0;
  #shown = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get state(): ReadonlySignal<AnswerState<T>> {
    return this.#state;
  }

  /** Asks, or makes sure that it is asked again once the question under way is answered. */
  refresh(): Promise<void> {
    this.#wanted += 1;
    this.#asking ??= this.#askUntilCurrent();
    return this.#asking;
  }

  /**
   * Sends an order that is answered with the new state of this question. Null when it was not answered. An answer that
   * something newer overtook is not shown; it is asked again instead.
   */
  async order(send: () => Promise<T>): Promise<T | null> {
    const { answer, isOvertaken } = await this.#attempt(send);
    if (isOvertaken) await this.refresh();
    return answer;
  }

  async #askUntilCurrent(): Promise<void> {
    for (let answered = 0; answered < this.#wanted;) {
      answered = this.#wanted;
      await this.#attempt(this.#ask);
    }
    this.#asking = null;
  }

  async #attempt(send: () => Promise<T>): Promise<{ answer: T | null; isOvertaken: boolean }> {
    this.#sent += 1;
    const turn = this.#sent;
    const { answer, failure } = await send().then(
      (value) => ({ answer: value, failure: null }),
      (error: unknown) => ({ answer: null, failure: unanswered(error) }),
    );
    const isOvertaken = turn < this.#shown;
    if (!isOvertaken) {
      this.#shown = turn;
      this.#state.value =
        failure === null ? { value: answer, answered: true, failure } : { ...this.#state.peek(), failure };
    }
    return { answer, isOvertaken };
  }
}

function unanswered(error: unknown): UnansweredError {
  return error instanceof UnansweredError ? error : new UnansweredError(String(error));
}
