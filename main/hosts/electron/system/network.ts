import { net } from 'electron';
import type { Clock } from '../../../clock.ts';

/** The main process hears of no change of the network, it has to look. In milliseconds. */
const LOOK_EVERY_MS = 10_000;

/** Follows whether the machine is connected at all. */
export class NetworkWatch {
  readonly #clock: Clock;
  readonly #changed: (isOnline: boolean) => void;
  readonly #disposal = new AbortController();
  #isOnline = true;

  /** `changed` is told of every change; the machine is taken for connected at first. */
  constructor(clock: Clock, changed: (isOnline: boolean) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  async start(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      this.look();
      await this.#clock.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
    }
  }

  /** Looks now: after the machine woke, say. */
  look(): void {
    const isOnline = net.isOnline();
    if (isOnline === this.#isOnline) return;
    this.#isOnline = isOnline;
    this.#changed(isOnline);
  }

  dispose(): void {
    this.#disposal.abort();
  }
}
