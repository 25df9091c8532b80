import type { Clock } from '../clock.ts';

/** How much of a budget is left. */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until it is full again. */
  readonly resetSeconds: number;
}

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Counts calls in windows of fixed length that begin with the first call of their subject. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, windowMs: number) {
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /** What a subject has left. */
  budget(subject: string, limit: number): Budget {
    const { endsAt, used } = this.#window(subject);
    const resetSeconds = Math.ceil((endsAt - this.#clock.now()) / 1_000);
    return { limit, remaining: Math.max(0, limit - used), resetSeconds };
  }

  /** Counts one call. */
  spend(subject: string): void {
    this.#window(subject).used += 1;
  }

  #window(subject: string): Window {
    const now = this.#clock.now();
    const open = this.#windows.get(subject);
    if (open !== undefined && open.endsAt > now) return open;
    const fresh = { endsAt: now + this.#windowMs, used: 0 };
    this.#windows.set(subject, fresh);
    return fresh;
  }
}

/** The headers of one or more budgets; two budgets make every header occur twice. */
export function rateLimitHeaders(budgets: readonly Budget[]): Record<string, string[]> {
  return {
    'rateLimit-limit': budgets.map(({ limit }) => String(limit)),
    'rateLimit-remaining': budgets.map(({ remaining }) => String(remaining)),
    'rateLimit-reset': budgets.map(({ resetSeconds }) => String(resetSeconds)),
  };
}
