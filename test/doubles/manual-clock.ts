import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../main/clock.ts';

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still until told otherwise. Guarantees:
 * 1. `now()` changes only inside `advance` and `jump`.
 * 2. Sleepers wake in order of their time, those of the same time in order of their call, each with `now()` exactly
 *    at its wake time, and each one's promise continuations run before the next wakes.
 * 3. A sleep begun by such a continuation belongs to the same `advance` when it ends within it.
 */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];

  constructor(startMs: number) {
    this.#now = startMs;
  }

  /** How many sleeps are waiting. */
  get pending(): number {
    return this.#sleepers.length;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason as Error);
      };
      const sleeper: Sleeper = {
        wakeAt: this.#now + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  /** Lets `ms` milliseconds pass, waking everybody whose time comes. */
  async advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    await nextTurn();
    for (let next = this.#takeNext(target); next !== undefined; next = this.#takeNext(target)) {
      this.#now = Math.max(this.#now, next.wakeAt);
      next.wake();
      await nextTurn();
    }
    this.#now = Math.max(this.#now, target);
    await nextTurn();
  }

  /** Corrects the time without anybody waking, as a machine does that slept or whose clock was set. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #takeNext(target: number): Sleeper | undefined {
    const due = this.#sleepers.filter((sleeper) => sleeper.wakeAt <= target);
    const [first, ...others] = due;
    if (first === undefined) return undefined;
    const next = others.reduce((best, other) => (other.wakeAt < best.wakeAt ? other : best), first);
    this.#sleepers = this.#sleepers.filter((other) => other !== next);
    return next;
  }
}
