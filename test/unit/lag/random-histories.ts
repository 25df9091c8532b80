import { MINUTE_MS } from '../../../main/clock.ts';
import type { TopicPlan } from '../../../main/simulator/cluster-contents.ts';
import { hashUnit, pick } from '../../../main/simulator/random.ts';
import type { ScenarioName } from '../../../main/simulator/scenarios.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** 2026-11-22 12:00:20 UTC. */
const NOW = Date.UTC(2026, 10, 22, 12, 0, 20);
const CLUSTER = 'lkc-random';
const GROUP = 'orders';
const TOPIC = 'orders.created';
/** Minutes of each history. */
export const HISTORY_MINUTES = 240;

const EVENTS = [
  undefined,
  'stalled-group',
  'stuck-partition',
  'poison-record',
  'slow-consumer',
  'traffic-spike',
] as const satisfies readonly (ScenarioName | undefined)[];
const COMMIT_MINUTES = [1 / 60, 1 / 12, 1 / 6, 1 / 2] as const;

/** One group that reads one topic for four hours, with something that happens to it for a while. */
export class RandomHistory {
  readonly event: (typeof EVENTS)[number];
  readonly partitions: number;
  /** The minutes, counted from the first, in which it happens; the second is the first without. */
  readonly eventFrom: number;
  readonly eventUntil: number;
  readonly simulator: Simulator;
  readonly subject = { group: GROUP, topic: TOPIC } as const;
  readonly cluster = CLUSTER;
  readonly #first = Math.floor(NOW / MINUTE_MS - HISTORY_MINUTES) * MINUTE_MS;

  /** `isSteady`: a stall that ends, then a group that catches up at a steady pace. */
  constructor(seed: number, isSteady = false) {
    const unit = (part: number) => hashUnit(20_261_122, seed, part);
    this.event = isSteady ? 'stalled-group' : pick(EVENTS, unit(1));
    this.partitions = 1 + Math.floor(unit(2) * 12);
    this.eventFrom = 60 + Math.floor(unit(3) * 80);
    this.eventUntil = this.eventFrom + 10 + Math.floor(unit(4) * 60);
    const own = Array.from({ length: this.partitions }, (_, partition) => 0.05 + unit(100 + partition));
    const topic: TopicPlan = {
      name: TOPIC,
      partitions: this.partitions,
      recordsPerMinute: (isSteady ? 2_000 : 60) * 10 ** (2.5 * unit(5)),
      weights: isSteady
        ? 'even'
        : pick<'even' | 'skewed' | readonly number[]>(['even', 'skewed', own], unit(6)),
      pattern: isSteady ? 'steady' : pick<'steady' | 'daily'>(['steady', 'daily'], unit(7)),
    };
    this.simulator = new Simulator({
      clock: new ManualClock(NOW),
      seed: seed + 1,
      historyMinutes: HISTORY_MINUTES,
      clusters: [
        {
          id: CLUSTER,
          name: 'random',
          type: 'Standard',
          environment: 'env-1',
          cloud: 'AWS',
          region: 'eu-west-1',
          size: 'bare',
          topics: [topic],
          groups: [
            {
              name: GROUP,
              topics: [TOPIC],
              commitEveryMinutes: pick<number>(COMMIT_MINUTES, unit(8)),
              headroom: 1.3 + 4 * unit(9),
            },
          ],
        },
      ],
      story: this.event === undefined ? [] : [this.#story(this.event)],
    });
  }

  /** The first millisecond of a minute. */
  minute(index: number): number {
    return this.#first + index * MINUTE_MS;
  }

  /** How old the oldest unconsumed record is at the end of a minute. */
  age(index: number, partition?: number): number {
    const subject = { ...this.subject, ...(partition !== undefined && { partition }) };
    return this.simulator.truth.oldestUnconsumedAgeMs(CLUSTER, subject, this.minute(index));
  }

  /** The same, if nothing had been consumed since the server looked at the lag of that minute. */
  ageAsLooked(index: number): number {
    const { truth } = this.simulator;
    const at = this.minute(index);
    const instant = truth.samplingInstant(CLUSTER, GROUP, at);
    let oldest = at + MINUTE_MS;
    for (let partition = 0; partition < this.partitions; partition++) {
      const offset = truth.committedOffset(CLUSTER, GROUP, TOPIC, partition, instant);
      if (offset >= truth.producedOffset(CLUSTER, TOPIC, partition, instant)) continue;
      let [low, high] = [0, index];
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (truth.producedOffset(CLUSTER, TOPIC, partition, this.minute(middle)) <= offset) low = middle;
        else high = middle - 1;
      }
      const records = truth.records(CLUSTER, TOPIC, partition, this.minute(low));
      oldest = Math.min(oldest, records.find((record) => record.offset === offset)?.time ?? Number.NaN);
    }
    return at + MINUTE_MS - oldest;
  }

  #story(scenario: ScenarioName) {
    const target = scenario === 'traffic-spike' ? { topic: TOPIC } : { group: GROUP, topic: TOPIC };
    return {
      scenario,
      target: { cluster: CLUSTER, ...target },
      minutesAgo: HISTORY_MINUTES - this.eventFrom,
      lastsMinutes: this.eventUntil - this.eventFrom,
    };
  }
}
