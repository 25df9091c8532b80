import { MINUTE_MS } from '../clock.ts';
import { commitTime, lastCommit } from './model/commit-rhythm.ts';
import type { SubscriptionModel } from './model/subscription-model.ts';

/**
 * What can go on between a group and a topic, worst first. `gone` is by accident and `deleted` with all offsets; `left`
 * is a visit that ended, `idle` a batch job outside its hours, `not-yet` a group that comes later. `consuming`: the last
 * commit of every partition reached its newest readable record; otherwise what is left became more (`falling-behind`) or less.
 */
export const SITUATION_KINDS = [
  'gone',
  'deleted',
  'stalled',
  'stuck-partition',
  'falling-behind',
  'rebalancing',
  'unsubscribed',
  'catching-up',
  'left',
  'idle',
  'not-yet',
  'consuming',
] as const;

/** See {@link SITUATION_KINDS}. */
export type SituationKind = (typeof SITUATION_KINDS)[number];

/** The worst of some kinds. */
export function worstKind(kinds: readonly SituationKind[]): SituationKind {
  return SITUATION_KINDS.find((kind) => kinds.includes(kind)) ?? 'consuming';
}

/** What goes on between a group and one topic in a minute that was played. */
export function situationKind(subscription: SubscriptionModel, minute: number): SituationKind {
  const { value: activity, from } = subscription.activities.at(minute) ?? { value: 'not-yet', from: minute };
  if (activity !== 'reading') return activity;
  if (subscription.stuckPartitions.at(minute)?.value !== undefined) return 'stuck-partition';
  if (subscription.commits.every((log) => log.isUpToDate(minute))) return 'consuming';
  const { rhythm } = subscription.group;
  const last = commitTime(rhythm, lastCommit(rhythm, (minute + 1) * MINUTE_MS - 1));
  const left = unread(subscription, last);
  const earlier = commitTime(rhythm, lastCommit(rhythm, last - Math.max(rhythm.intervalMs, MINUTE_MS)));
  const before =
    earlier < from * MINUTE_MS ? unreadAtStart(subscription, from) : unread(subscription, earlier);
  return left < before ? 'catching-up' : 'falling-behind';
}

/** The records that can be read and were not yet at a time. */
function unread({ topic, commits }: SubscriptionModel, timeMs: number): number {
  return topic.partitions.reduce(
    (sum, log, partition) => sum + log.readable(timeMs) - (commits[partition]?.committed(timeMs) ?? 0),
    0,
  );
}

/** The same as a minute begins, after the group began anew if it did. */
function unreadAtStart({ topic, commits }: SubscriptionModel, minute: number): number {
  return topic.partitions.reduce(
    (sum, log, partition) =>
      sum + log.startPosition(minute) - (commits[partition]?.startPosition(minute) ?? 0),
    0,
  );
}
