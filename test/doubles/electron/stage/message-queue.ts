/** Messages on their way to a page that asks for one after the other. */
export class MessageQueue<T> {
  readonly #messages: T[] = [];
  #waiting: ((message: T) => void) | undefined;

  push(message: T): void {
    const wake = this.#waiting;
    this.#waiting = undefined;
    if (wake) wake(message);
    else this.#messages.push(message);
  }

  /** The next message, when there is one. */
  next(): Promise<T> {
    const message = this.#messages.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** A new document came, or the page closed: what was on its way is for nobody. */
  clear(): void {
    this.#messages.length = 0;
    this.#waiting = undefined;
  }
}
