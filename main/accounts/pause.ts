import type { Overview } from '../../preload/contract.ts';
import { MINUTE_MS, type Clock } from '../clock.ts';

/**
 * The user's pause. It ends by the clock on the wall, also when that leapt meanwhile. Kept nowhere: whoever starts
 * Laglight wants it to read, and a pause that nobody remembers must not outlive a restart.
 */
export class Pause {
  readonly #clock: Pick<Clock, 'now'>;
  #current: Overview['pause'] = null;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** As the contract has it; null while reading goes on. */
  get current(): Overview['pause'] {
    return this.#current;
  }

  /** Until it is over by itself, in milliseconds; undefined when it is not, or never. */
  get remainingMs(): number | undefined {
    const until = this.#current?.until ?? undefined;
    return until === undefined ? undefined : Math.max(0, until - this.#clock.now());
  }

  /** Begins, or begins anew with another end; null: until it is ended. */
  begin(minutes: number | null): void {
    this.#current = { until: minutes === null ? null : this.#clock.now() + minutes * MINUTE_MS };
  }

  end(): void {
    this.#current = null;
  }
}
