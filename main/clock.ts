import { setTimeout as delay } from 'node:timers/promises';

/** Time as the application sees it. Everything that waits takes one, so that tests can drive it. */
export interface Clock {
  /** Wall-clock time in milliseconds since the epoch. May jump: laptops sleep, clocks get corrected. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason once that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. A sleep keeps the process alive: whoever begins one aborts it at the end. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, signal && { signal });
    } catch (error) {
      throw signal?.reason ?? error;
    }
  },
};

/** One minute, the granularity of the Metrics API, in milliseconds. */
export const MINUTE_MS = 60_000;
