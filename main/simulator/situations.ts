import { MINUTE_MS } from '../clock.ts';
import type { Behaviour } from './behaviour.ts';
import { commitTime, lastCommit } from './model/commit-rhythm.ts';
import type { GroupModel } from './model/group-model.ts';
import type { SubscriptionModel } from './model/subscription-model.ts';
import { Timeline } from './model/timeline.ts';
import { situationKind, type SituationKind, worstKind } from './situation-kind.ts';

/** What a group is really doing in a minute, and how that looks from outside. Times are first milliseconds of minutes. */
export interface Situation {
  readonly kind: SituationKind;
  /** The first minute of it. */
  readonly since: number;
  /** What the data looks like under the switches of this moment: a dead group that is reported on looks stalled. */
  readonly appearsAs: SituationKind;
  /**
   * The first minute whose data shows what it appears as; undefined while no data does. A stall shows when a commit is
   * overdue and more is reported than is always there; all else shows at once.
   */
  readonly shownFrom: number | undefined;
}

/** So much lag is nothing to speak of; with transactions there is one offset more for each partition. */
const NEGLIGIBLE_LAG = 10;

const ABSENCES: ReadonlySet<SituationKind> = new Set([
  'gone',
  'deleted',
  'left',
  'idle',
  'unsubscribed',
  'not-yet',
]);

interface Known {
  readonly kinds: Timeline<SituationKind>;
  nextMinute: number;
}

/** Tells what groups are doing from what was played. */
export class Situations {
  readonly #behaviour: Readonly<Behaviour>;
  /** What was found out so far, by group or subscription. */
  readonly #known = new WeakMap<GroupModel | SubscriptionModel, Known>();

  constructor(behaviour: Readonly<Behaviour>) {
    this.#behaviour = behaviour;
  }

  /** The situation of a group with some of its topics, the worst of them, in a minute that was played. */
  of(group: GroupModel, subscriptions: readonly SubscriptionModel[], minute: number): Situation {
    const [only, ...others] = subscriptions;
    const { kinds } = this.#upTo(minute, others.length > 0 ? group : (only ?? group), subscriptions);
    const { value: kind, from } = kinds.at(minute) ?? { value: 'not-yet', from: minute };
    const concerned = subscriptions.filter((each) => situationKind(each, minute) === kind);
    const appearsAs = this.#appearance(kind, concerned, minute);
    const isShown = (at: number) => this.#isShown(appearsAs, group, concerned, from, at);
    let shown = from;
    while (shown <= minute && !isShown(shown)) shown += 1;
    return {
      kind,
      since: from * MINUTE_MS,
      appearsAs,
      shownFrom: shown > minute ? undefined : shown * MINUTE_MS,
    };
  }

  #upTo(
    minute: number,
    subject: GroupModel | SubscriptionModel,
    subscriptions: readonly SubscriptionModel[],
  ): Known {
    const first = Math.min(...subscriptions.map(({ topic }) => topic.firstMinute));
    const known = this.#known.get(subject) ?? { kinds: new Timeline(), nextMinute: first };
    this.#known.set(subject, known);
    for (; known.nextMinute <= minute; known.nextMinute++) {
      const kinds = subscriptions.map((each) => situationKind(each, known.nextMinute));
      known.kinds.set(known.nextMinute, worstKind(kinds));
    }
    return known;
  }

  #appearance(kind: SituationKind, concerned: readonly SubscriptionModel[], minute: number): SituationKind {
    const isDisguised = ABSENCES.has(kind)
      ? this.#isReported(concerned, minute)
      : kind === 'rebalancing' && this.#behaviour.rebalanceLag === 'live';
    return isDisguised ? 'stalled' : kind;
  }

  #isShown(
    appearsAs: SituationKind,
    group: GroupModel,
    concerned: readonly SubscriptionModel[],
    since: number,
    minute: number,
  ): boolean {
    if (ABSENCES.has(appearsAs)) return !this.#isReported(concerned, minute);
    if (appearsAs !== 'stalled' && appearsAs !== 'stuck-partition') return true;
    const { rhythm } = group.layout;
    const instant = group.samplingInstant(minute);
    const missed = commitTime(rhythm, lastCommit(rhythm, since * MINUTE_MS - 1) + 1);
    return missed <= instant && concerned.some((each) => isNoticeable(each, minute, instant));
  }

  #isReported(subscriptions: readonly SubscriptionModel[], minute: number): boolean {
    return subscriptions.some((each) => each.isReported(minute, this.#behaviour));
  }
}

/** Whether the lag of the partitions that are not read is more than is always there. */
function isNoticeable(subscription: SubscriptionModel, minute: number, instant: number): boolean {
  const { topic, stuckPartitions, activities } = subscription;
  const stuck = activities.at(minute)?.value === 'reading' ? stuckPartitions.at(minute)?.value : undefined;
  const partitions = stuck === undefined ? [...topic.partitions.keys()] : [stuck];
  const lag = partitions.reduce((sum, partition) => sum + subscription.lag(partition, instant), 0);
  const markers = topic.layout.transactionMs === 0 ? 0 : partitions.length;
  return lag > NEGLIGIBLE_LAG + markers;
}
