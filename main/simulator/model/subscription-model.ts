import { MINUTE_MS } from '../../clock.ts';
import type { Behaviour } from '../behaviour.ts';
import { CommitLog } from './commit-log.ts';
import type { GroupLayout } from './layout.ts';
import { Timeline } from './timeline.ts';
import type { TopicModel } from './topic-model.ts';

/**
 * What a group does with a topic. Members commit only while `reading`; while `stalled` or `rebalancing` they are there
 * and do not. There are none when it is `idle` by habit, `gone` by accident, has `left` after a visit or
 * `unsubscribed` from this topic; its offsets are kept. `deleted`, it has no offsets either.
 */
export type Activity =
  'reading' | 'stalled' | 'rebalancing' | 'idle' | 'gone' | 'left' | 'unsubscribed' | 'deleted';

/** What a group does to a topic in one minute. */
export interface ReadConditions {
  readonly activity: Activity;
  /** Half as fast as producers usually write, at best. */
  readonly slow: boolean;
  /** The partition that is not read, if there is one. */
  readonly stuckPartition: number | undefined;
}

const SLOW_SHARE = 0.5;
/** Enough for the slowest topics: one record per second. */
const LEAST_SPEED = 1 / 1_000;
const MINUTES_PER_DAY = 1_440;

/** What a group has committed on the partitions of one topic. */
export class SubscriptionModel {
  readonly group: GroupLayout;
  readonly topic: TopicModel;
  readonly commits: readonly CommitLog[];
  readonly activities = new Timeline<Activity>();
  readonly stuckPartitions = new Timeline<number | undefined>();
  /** Whether the group has members that are assigned this topic. */
  readonly #membership = new Timeline<boolean>();
  readonly #firstMinute: number;

  constructor(group: GroupLayout, topic: TopicModel, firstMinute: number) {
    this.group = group;
    this.topic = topic;
    this.#firstMinute = firstMinute;
    this.commits = topic.partitions.map((partition) => new CommitLog(partition, group.rhythm, firstMinute));
  }

  /** Adds the commits of a minute, the next one, which the topic must already have. */
  append(minute: number, { activity, slow, stuckPartition }: ReadConditions): void {
    const isNew = this.#hasNoOffsets(minute - 1) && activity !== 'deleted';
    this.activities.set(minute, activity);
    this.stuckPartitions.set(minute, stuckPartition);
    this.#membership.set(minute, ['reading', 'stalled', 'rebalancing'].includes(activity));
    const { recordsPerMinute, weights } = this.topic.layout;
    this.commits.forEach((log, partition) => {
      const usual = (recordsPerMinute * (weights[partition] ?? 0)) / MINUTE_MS;
      const speed = slow ? usual * SLOW_SHARE : usual * this.group.headroom + LEAST_SPEED;
      const isRead = activity === 'reading' && partition !== stuckPartition;
      log.append(isRead ? speed : 0, isNew ? this.#resetPosition(partition, minute) : undefined);
    });
  }

  /** Offsets behind on a partition at a time. */
  lag(partition: number, timeMs: number): number {
    const produced = this.topic.partitions[partition];
    const committed = this.commits[partition]?.committed(timeMs);
    if (produced === undefined || committed === undefined) return 0;
    return produced.highWatermark(timeMs) - produced.offsetAfter(committed);
  }

  /** Whether the server reports its lag in a minute. */
  isReported(minute: number, { deadGroups }: Readonly<Behaviour>): boolean {
    if (this.#hasNoOffsets(minute)) return false;
    const membership = this.#membership.at(minute);
    if (membership?.value === true || deadGroups === 'reported') return true;
    return deadGroups === 'absent-after-a-day' && minute < (membership?.from ?? minute) + MINUTES_PER_DAY;
  }

  /** The minute whose lag is reported in a minute: an earlier one while a rebalance repeats it. */
  reportedMinute(minute: number, { rebalanceLag }: Readonly<Behaviour>): number {
    const activity = this.activities.at(minute);
    if (rebalanceLag === 'live' || activity?.value !== 'rebalancing') return minute;
    return Math.max(activity.from - 1, this.#firstMinute);
  }

  #hasNoOffsets(minute: number): boolean {
    const activity = this.activities.at(minute)?.value;
    return activity === 'deleted' || (activity === undefined && this.#firstMinute > this.topic.firstMinute);
  }

  #resetPosition(partition: number, minute: number): number | undefined {
    const { firstMinute, layout, partitions } = this.topic;
    const earliest = Math.max(firstMinute, minute - layout.retentionMinutes);
    return partitions[partition]?.startPosition(this.group.offsetReset === 'latest' ? minute : earliest);
  }
}
