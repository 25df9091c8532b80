import { MINUTE_MS } from '../clock.ts';

/** What one read told about the delay; all in epoch milliseconds. */
export interface DelayObservation {
  readonly startedAt: number;
  readonly endedAt: number;
  /** The newest minute in the answer. */
  readonly newestMinute: number;
}

/** The delay lies above the one and not above the other, in milliseconds. */
interface Bounds {
  readonly above: number;
  readonly atMost: number;
}

/** Older reads are forgotten, so that a single hiccup does not shift the estimate for good. */
const READS_KEPT = 60;

/**
 * Learns how long after its begin a minute can be read. A read at time T whose newest minute is M proves that M was
 * there, and that M + 1 min was not: the delay lies above T - M - 1 min, and not above T - M. The server's T is between
 * the begin and the end of the read. The reads together narrow it down. Confluent rounds down to whole minutes, so a
 * whole number of minutes is likeliest.
 */
export class DelayEstimate {
  #recent: readonly Bounds[] = [];
  #newestMinute = Number.NEGATIVE_INFINITY;

  /** The delay in milliseconds; undefined before the first observation. */
  get delayMs(): number | undefined {
    if (this.#recent.length === 0) return undefined;
    const { above, atMost } = intersection(this.#recent);
    const wholeMinutes = (Math.floor(above / MINUTE_MS) + 1) * MINUTE_MS;
    return wholeMinutes <= atMost ? wholeMinutes : atMost;
  }

  /**
   * Takes in a read. When it contradicts what was learnt, the delay or a clock has changed and learning starts over; an
   * answer that only repeats an old minute proves no such thing, since Confluent may just be stuck.
   */
  observe({ startedAt, endedAt, newestMinute }: DelayObservation): void {
    const bounds = {
      above: startedAt - newestMinute - MINUTE_MS,
      atMost: endedAt - newestMinute,
    };
    const isNewMinute = newestMinute > this.#newestMinute;
    this.#newestMinute = newestMinute;
    const together = [...this.#recent, bounds].slice(-READS_KEPT);
    const { above, atMost } = intersection(together);
    if (above < atMost) this.#recent = together;
    else if (isNewMinute) this.#recent = [bounds];
  }
}

function intersection(all: readonly Bounds[]): Bounds {
  return {
    above: Math.max(...all.map(({ above }) => above)),
    atMost: Math.min(...all.map(({ atMost }) => atMost)),
  };
}
