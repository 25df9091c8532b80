/**
 * Measures how long the event loop is held: the thread CPU time between one turn of it and the next. The loop is kept
 * turning all the time, so that no hold hides in a wait; such a turn without work takes microseconds.
 */
export class HoldMeter {
  #last = 0;
  #longest = 0;

  start(): void {
    this.#last = threadCpuMs();
    setImmediate(this.#turn);
  }

  /** The longest hold since the last call, in milliseconds. */
  take(): number {
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  readonly #turn = (): void => {
    const now = threadCpuMs();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
    setImmediate(this.#turn);
  };
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
