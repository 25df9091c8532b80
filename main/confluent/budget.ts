import { MINUTE_MS, type Clock } from '../clock.ts';
import type { RateLimit } from './rate-limits.ts';

const HOUR_MS = 60 * MINUTE_MS;
/** Half of what Confluent allows today: a Prometheus of the same service account needs the rest. */
const EXPORTS_PER_HOUR = 80;
/** Budgets with a longer window are those per cluster and principal; the one per IP address lasts a minute. */
const SHORT_WINDOW_SECONDS = 60;

/** The read of every minute, or one on top of it: a retry, or "refresh now". */
export type ReadPurpose = 'regular' | 'extra';

/** Whether an export may be sent. `until` is when asking again makes sense, as epoch milliseconds. */
export type BudgetAnswer =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly until: number };

/** What the server last said of the hourly budget. */
interface ServerBudget {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
}

/**
 * Counts the exports of one account over the last hour, cluster by cluster as the server does, against the smaller of
 * 80 and what the server allows. A regular read is refused only where the limit itself is reached. An extra read is
 * refused as well where it would take the place of a regular one in any hour to come: for each read still in the last
 * hour, that read, those after it, the extra one and a regular one in each minute until it is an hour old must fit into
 * the limit together. The same holds for what the server says is left until its window ends.
 *
 * Forgets when the application ends; the server's headers then make up for it.
 */
export class RequestBudget {
  readonly #clock: Pick<Clock, 'now'>;
  /** Times of the exports of the last hour, oldest first. */
  readonly #exports = new Map<string, number[]>();
  #server: ServerBudget | undefined;

  constructor({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
    this.#clock = clock;
  }

  /** Exports of the last hour, of the cluster that has most. */
  get used(): number {
    return this.usedOf([...this.#exports.keys()]);
  }

  /** Exports of the last hour, of the one of these clusters that has most. */
  usedOf(clusterIds: readonly string[]): number {
    return Math.max(0, ...clusterIds.map((id) => this.#recent(id).length));
  }

  /** Exports an hour that are allowed for each cluster. */
  get limit(): number {
    return Math.min(EXPORTS_PER_HOUR, this.#server?.limit ?? EXPORTS_PER_HOUR);
  }

  /** Whether these clusters may be read now. */
  allows(clusterIds: readonly string[], purpose: ReadPurpose = 'regular'): BudgetAnswer {
    const now = this.#clock.now();
    const waits = clusterIds.map((id) => this.#ownLimitUntil(this.#recent(id), now, purpose));
    const until = Math.max(Number.NEGATIVE_INFINITY, ...waits);
    if (until > now) {
      const why =
        purpose === 'extra' ? 'and the reads of every minute need the rest' : 'and all of them are used';
      return this.#refusal(`Laglight makes at most ${this.limit} reads an hour, ${why}.`, until);
    }
    return this.#serverAllows(now, purpose);
  }

  /** To be told of every export that reached the server. */
  note(clusterIds: readonly string[]): void {
    for (const id of clusterIds) this.#exports.set(id, [...this.#recent(id), this.#clock.now()]);
  }

  /** To be told of the rate limits of every answer. */
  learn(limits: readonly RateLimit[]): void {
    const hourly = limits
      .filter(
        ({ limit, resetSeconds }) => resetSeconds > SHORT_WINDOW_SECONDS || limit === this.#server?.limit,
      )
      .sort((a, b) => a.remaining - b.remaining)[0];
    if (hourly === undefined) return;
    const { limit, remaining, resetSeconds } = hourly;
    this.#server = { limit, remaining, resetAt: this.#clock.now() + resetSeconds * 1_000 };
  }

  /** When the limit lets these clusters be read again; in the past where it does now. */
  #ownLimitUntil(times: readonly number[], now: number, purpose: ReadPurpose): number {
    const blocking = times.findLast((time, index) => {
      const sinceThen = times.length - index;
      const regularToCome = purpose === 'extra' ? Math.ceil((time + HOUR_MS - now) / MINUTE_MS) : 0;
      return sinceThen + 1 + regularToCome > this.limit;
    });
    return blocking === undefined ? Number.NEGATIVE_INFINITY : blocking + HOUR_MS;
  }

  #serverAllows(now: number, purpose: ReadPurpose): BudgetAnswer {
    const server = this.#server;
    if (server === undefined || server.resetAt <= now) return { allowed: true };
    const reserved = purpose === 'extra' ? Math.ceil((server.resetAt - now) / MINUTE_MS) : 0;
    if (server.remaining > reserved) return { allowed: true };
    const left = Math.max(0, server.remaining);
    return this.#refusal(
      left === 0
        ? 'Confluent allows no more reads in this hour.'
        : `Confluent allows ${left} more ${left === 1 ? 'read' : 'reads'} in this hour, and the reads of every minute need them.`,
      server.resetAt,
    );
  }

  #refusal(sentence: string, until: number): BudgetAnswer {
    const minutes = Math.ceil((until - this.#clock.now()) / MINUTE_MS);
    return { allowed: false, reason: `${sentence} The next is possible in ${minutes} min.`, until };
  }

  #recent(clusterId: string): readonly number[] {
    const now = this.#clock.now();
    // A time in the future is of before the clock was set back.
    return (this.#exports.get(clusterId) ?? []).filter((time) => time > now - HOUR_MS && time <= now);
  }
}
