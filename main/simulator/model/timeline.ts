/** A value and the first minute it was so. */
export interface Change<T> {
  readonly from: number;
  readonly value: T;
}

/** A value that seldom changes: what it was in any minute, kept as its changes only. */
export class Timeline<T> {
  readonly #changes: Change<T>[] = [];

  /** Says what the value is from a minute on. Minutes come in their order. */
  set(minute: number, value: T): void {
    const last = this.#changes.at(-1);
    if (last === undefined || last.value !== value) this.#changes.push({ from: minute, value });
  }

  /** What the value is in a minute, and since when; undefined before it was first set. */
  at(minute: number): Change<T> | undefined {
    return this.#changes.findLast(({ from }) => from <= minute);
  }
}
