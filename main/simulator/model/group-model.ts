import { MINUTE_MS } from '../../clock.ts';
import { hashUnit } from '../random.ts';
import { CommitLog } from './commit-log.ts';
import type { GroupLayout } from './layout.ts';
import type { TopicModel } from './topic-model.ts';

/** What a group does to a topic in one minute. */
export interface ReadConditions {
  /** Commits at all. */
  readonly reading: boolean;
  /** Half as fast as producers usually write, at best. */
  readonly slow: boolean;
  /** One partition is not read: the first. */
  readonly stuck: boolean;
}

const SLOW_SHARE = 0.5;

/** What a group has committed on the partitions of one topic. */
export class SubscriptionModel {
  readonly topic: TopicModel;
  readonly commits: readonly CommitLog[];
  readonly #headroom: number;

  constructor(group: GroupLayout, topic: TopicModel) {
    this.topic = topic;
    this.commits = topic.partitions.map((partition) => new CommitLog(partition, group.rhythm));
    this.#headroom = group.headroom;
  }

  /** Adds the commits of the next minute, which the topic must already have. */
  append({ reading, slow, stuck }: ReadConditions): void {
    const { recordsPerMinute, weights } = this.topic.layout;
    this.commits.forEach((log, partition) => {
      const usual = (recordsPerMinute * (weights[partition] ?? 0)) / MINUTE_MS;
      const speed = slow ? usual * SLOW_SHARE : usual * this.#headroom + LEAST_SPEED;
      log.append(reading && !(stuck && partition === 0) ? speed : 0);
    });
  }

  /** Records behind on a partition at a time. */
  lag(partition: number, timeMs: number): number {
    const highWatermark = this.topic.partitions[partition]?.highWatermark(timeMs) ?? 0;
    return highWatermark - (this.commits[partition]?.committed(timeMs) ?? 0);
  }
}

/** Enough for the slowest topics: one record per second. */
const LEAST_SPEED = 1 / 1_000;

/** A consumer group with all it reads. */
export class GroupModel {
  readonly layout: GroupLayout;
  readonly subscriptions: readonly SubscriptionModel[];
  readonly #seed: number;

  constructor(layout: GroupLayout, topics: ReadonlyMap<string, TopicModel>, seed: number) {
    this.layout = layout;
    this.#seed = seed;
    this.subscriptions = layout.topics
      .map((name) => topics.get(name))
      .filter((topic) => topic !== undefined)
      .map((topic) => new SubscriptionModel(layout, topic));
  }

  /** The instant inside a minute at which the server looks at the group's lag. */
  samplingInstant(minute: number): number {
    return minute * MINUTE_MS + Math.floor(hashUnit(this.#seed, 30, minute) * MINUTE_MS);
  }
}
