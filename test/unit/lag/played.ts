import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import type { GroupChange } from '../../../main/lag/cluster-lag.ts';
import type { LagMinute } from '../../../main/lag/lag-minute.ts';
import { Numbered } from './numbered.ts';

/** 2026-11-22 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12);

/** What is told of a minute: lag by group and topic, records received by topic; what is left out is absent. */
export interface ToldMinute {
  readonly lags?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly produced?: Readonly<Record<string, number>>;
  readonly isComplete?: boolean;
}

/** A minute written down by hand. */
export function minuteOfTold(
  at: number,
  { lags = {}, produced = {}, isComplete = true }: ToldMinute,
): LagMinute {
  const groups = new Numbered();
  const topics = new Numbered();
  const pairs = Object.entries(lags).flatMap(([group, byTopic]) =>
    Object.entries(byTopic).map(([topic, lag]) => ({
      group: groups.of(group),
      topic: topics.of(topic),
      lag,
    })),
  );
  const received = Object.entries(produced).map(([topic, value]) => ({ topic: topics.of(topic), value }));
  const values = new Float64Array(topics.names.length).fill(Number.NaN);
  for (const { topic, value } of received) values[topic] = value;
  return {
    at,
    isComplete,
    isProducedComplete: isComplete,
    groups: groups.names,
    topics: topics.names,
    pairGroups: Uint32Array.from(pairs, ({ group }) => group),
    pairTopics: Uint32Array.from(pairs, ({ topic }) => topic),
    lags: Float64Array.from(pairs, ({ lag }) => lag),
    produced: values,
  };
}

/** A cluster whose minutes are written down one by one, from noon on. */
export class Played {
  readonly lag = new ClusterLag();
  readonly changes: GroupChange[] = [];
  #minute = 0;

  /** The newest minute, in epoch milliseconds. */
  get at(): number {
    return NOON + (this.#minute - 1) * MINUTE_MS;
  }

  /** Plays a minute; `undefined` lets one pass that nobody reads. */
  play(told: ToldMinute | undefined): this {
    const at = NOON + this.#minute * MINUTE_MS;
    this.#minute += 1;
    if (told) this.changes.push(...this.lag.observe(minuteOfTold(at, told)));
    return this;
  }

  /** Plays so many minutes; `told` is asked for each, counted from 0. */
  repeat(minutes: number, told: (index: number) => ToldMinute | undefined): this {
    for (let index = 0; index < minutes; index++) this.play(told(index));
    return this;
  }

  /** One group `orders` that reads `orders.created`: its lag, and what the topic receives; NaN is absent. */
  orders(lag: number, produced: number, isComplete = true): this {
    return this.play(oneGroup(lag, produced, isComplete));
  }
}

/** See {@link Played.orders}. */
export function oneGroup(lag: number, produced: number, isComplete = true): ToldMinute {
  return {
    lags: Number.isNaN(lag) ? {} : { orders: { 'orders.created': lag } },
    produced: Number.isNaN(produced) ? {} : { 'orders.created': produced },
    isComplete,
  };
}

/** A group that keeps up with 1,000 records a minute: its lag goes up and down below 100. */
export function atEase(index: number): ToldMinute {
  return oneGroup((index * 37) % 90, 1_000);
}
