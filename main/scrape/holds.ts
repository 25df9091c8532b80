/** Why no read may start: the user paused, the computer is going to sleep, or it has no network. */
export type HoldReason = 'paused' | 'asleep' | 'offline';

/** In the order in which they are told. */
const SENTENCES: Readonly<Record<HoldReason, string>> = {
  paused: 'Reading is paused. Resume it first.',
  asleep: 'This computer is going to sleep, or just waking up.',
  offline: 'This computer is offline.',
};

const REASONS: readonly HoldReason[] = ['paused', 'asleep', 'offline'];

/** What keeps an account from being read; several things may at once. */
export class Holds {
  readonly #reasons = new Set<HoldReason>();

  /** Whether anything does. */
  get isHeld(): boolean {
    return this.#reasons.size > 0;
  }

  /** Why "refresh now" is refused, one sentence; undefined when nothing is in its way. */
  get sentence(): string | undefined {
    const reason = REASONS.find((known) => this.#reasons.has(known));
    return reason && SENTENCES[reason];
  }

  has(reason: HoldReason): boolean {
    return this.#reasons.has(reason);
  }

  /** False when it was held for that reason already. */
  add(reason: HoldReason): boolean {
    const isNew = !this.#reasons.has(reason);
    this.#reasons.add(reason);
    return isNew;
  }

  /** False when it was not held for that reason. */
  remove(reason: HoldReason): boolean {
    return this.#reasons.delete(reason);
  }

  [Symbol.iterator](): Iterator<HoldReason> {
    return this.#reasons.values();
  }
}
