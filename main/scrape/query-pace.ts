import { MINUTE_MS, type Clock } from '../clock.ts';
import type { RateLimit } from '../confluent/rate-limits.ts';

/** All requests of an office share 300 a minute: this leaves the larger part to others. */
const SPACING_MS = 500;
/** Below this share of a minute's budget whoever can wait waits for the next minute. */
const RESERVED_SHARE = 0.25;
/** Windows of the budget per IP address last no longer; those of a cluster last an hour. */
const LONGEST_WINDOW_SECONDS = 60;
/** A turn further away than this is of before the clock was set back. */
const LONGEST_WAIT_MS = 5 * MINUTE_MS;

/** Spaces the queries of all accounts together: Confluent counts them by IP address. */
export class QueryPace {
  readonly #clock: Clock;
  readonly #spacingMs: number;
  #nextAt = Number.NEGATIVE_INFINITY;
  #heldUntil = Number.NEGATIVE_INFINITY;

  /** `spacingMs`: another time between two queries, for a server that is nobody else's. */
  constructor({ clock, spacingMs = SPACING_MS }: { readonly clock: Clock; readonly spacingMs?: number }) {
    this.#clock = clock;
    this.#spacingMs = spacingMs;
  }

  /** Resolves when a query may be sent: half a second after the one before. Rejects with the signal's reason. */
  async turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const now = this.#clock.now();
    if (this.#nextAt > now + LONGEST_WAIT_MS) this.#nextAt = now;
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#spacingMs;
    if (at > now) await this.#clock.sleep(at - now, signal);
    while (this.#holdMs() > 0) await this.#clock.sleep(this.#holdMs(), signal);
  }

  /** To be told of the rate limits of every answer: where little is left of a minute, the next one is waited for. */
  learn(limits: readonly RateLimit[]): void {
    for (const { limit, remaining, resetSeconds } of limits) {
      if (resetSeconds > LONGEST_WINDOW_SECONDS || remaining >= limit * RESERVED_SHARE) continue;
      this.#heldUntil = Math.max(this.#heldUntil, this.#clock.now() + resetSeconds * 1_000);
    }
  }

  #holdMs(): number {
    const holdMs = this.#heldUntil - this.#clock.now();
    return holdMs > LONGEST_WINDOW_SECONDS * 1_000 ? 0 : holdMs;
  }
}
