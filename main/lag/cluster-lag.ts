import type { GroupChoices, GroupTopic, StateChange } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import { groupEvidence, groupReading } from './group-reading.ts';
import type { GroupReading } from './group-reading.ts';
import { LagFollower } from './lag-follower.ts';
import type { LagMinute, LagStep } from './lag-minute.ts';
import type { Group } from './members.ts';
import { groupPartitions, learnLook } from './learn-look.ts';
import type { GroupPartitions } from './learn-look.ts';
import type { PartitionSeries } from './partition-lag.ts';
import { pairReading } from './readings.ts';
import type { ReadingSource } from './readings.ts';
import { isTrouble } from './states.ts';
import { troubledPairs } from './trouble.ts';
import type { TroubledPair } from './trouble.ts';

/** A change of a group's state. */
export type GroupChange = StateChange & { readonly group: string };

const NO_CHOICES: GroupChoices = { isPinned: false, isExpectedIdle: false, isHidden: false, name: null };

/**
 * How far the consumer groups of one cluster are behind and what they are doing, minute by minute. It knows no clock:
 * time is that of the minutes it is given.
 */
export class ClusterLag {
  #follower = this.#newFollower();
  readonly #choices = new Map<string, GroupChoices>();
  #isStale = false;

  /** The newest minute, in epoch milliseconds; undefined before the first. */
  get newest(): number | undefined {
    return this.#follower.minute > 0 ? this.#follower.minute * MINUTE_MS : undefined;
  }

  /**
   * Takes in a minute that is newer than all before, live or filled later; any other changes nothing. Answers which
   * groups changed their state.
   */
  observe(minute: LagMinute): readonly GroupChange[] {
    return finish(this.observing(minute));
  }

  /**
   * `observe` in slices of a few milliseconds at most, for clusters with thousands of groups: goes on whenever it is
   * asked, and must be brought to its end. Until then answers are a mixture of this minute and the one before.
   */
  *observing(minute: LagMinute): Generator<undefined, readonly GroupChange[]> {
    const changes = yield* this.#follower.observing(minute);
    const source = this.#source();
    return changes.map(({ group, from, to }) => {
      return { group: group.name, at: minute.at, from, to, evidence: groupEvidence(group, source) };
    });
  }

  /**
   * Forgets all but what the user said and starts over with what history tells: `earlier` in steps of 5 minutes, say, for
   * the days before, then the minutes of the last 24 hours, each oldest first. Goes on by one step or minute whenever it
   * is asked, so that the caller can do other things between; answers all changes in the end. Meanwhile answers are those
   * of the past: start over with a new `ClusterLag` where they must not be.
   */
  *restoring(
    minutes: Iterable<LagMinute>,
    earlier: Iterable<LagStep> = [],
  ): Generator<undefined, readonly GroupChange[]> {
    this.#follower = this.#newFollower();
    for (const step of earlier) {
      yield* this.#follower.observingStep(step);
      yield;
    }
    const changes: GroupChange[] = [];
    for (const minute of minutes) {
      changes.push(...(yield* this.observing(minute)));
      yield;
    }
    return changes;
  }

  /** `restoring` at one go. */
  restore(minutes: Iterable<LagMinute>, earlier: Iterable<LagStep> = []): readonly GroupChange[] {
    return finish(this.restoring(minutes, earlier));
  }

  /** Forgets a group. One that is still reported comes back as new with the next minute. */
  forget(group: string): void {
    this.#follower.forget(group);
  }

  /** Takes over what the user says of a group. It counts from the next minute on. */
  setChoices(group: string, choices: GroupChoices): void {
    this.#choices.set(group, choices);
  }

  /** While the newest data is too old nothing is judged: every state reads "unknown". No change is told of it. */
  setStale(isStale: boolean): void {
    this.#isStale = isStale;
  }

  /** The names of all groups, in no order. */
  groupNames(): Iterable<string> {
    return this.#follower.members.groups.keys();
  }

  /** What the user said of a group. */
  choicesOf(group: string): GroupChoices {
    return this.#choices.get(group) ?? NO_CHOICES;
  }

  /** All groups, in no order; one by one, since thousands of them take tens of milliseconds. */
  *eachGroup(): Generator<GroupReading> {
    const source = this.#source();
    for (const group of this.#follower.members.groups.values()) yield groupReading(group, source);
  }

  /** All groups, in no order. */
  groups(): readonly GroupReading[] {
    return [...this.eachGroup()];
  }

  /** The groups that are vanished, stalled or growing, in no order: those few only are worked out. */
  troubled(): readonly GroupReading[] {
    const source = this.#source();
    const groups: GroupReading[] = [];
    if (this.#isStale) return groups;
    for (const group of this.#follower.members.groups.values()) {
      if (isTrouble(group.state)) groups.push(groupReading(group, source));
    }
    return groups;
  }

  /** A group by name; undefined when it is not known, or forgotten. */
  group(name: string): GroupReading | undefined {
    const group = this.#group(name);
    return group && groupReading(group, this.#source());
  }

  /** All groups with each of their topics, in no order, one by one. */
  *eachPair(): Generator<GroupTopic & { readonly group: string }> {
    const source = this.#source();
    for (const pair of this.#follower.members.pairs())
      yield { group: pair.group.name, ...pairReading(pair, source) };
  }

  /** The topics of a group, those that it no longer reads too; empty when it is not known. */
  topics(group: string): readonly GroupTopic[] {
    const source = this.#source();
    return (this.#group(group)?.pairs ?? []).map((pair) => pairReading(pair, source));
  }

  /** A topic of a group; undefined when it is not known. */
  pair(group: string, topic: string): GroupTopic | undefined {
    const pair = this.#pair(group, topic);
    return pair && pairReading(pair, this.#source());
  }

  /** Groups and topics above their floor whose lag does not fall: their partitions are worth a look. Worst first. */
  inTrouble(limit: number): readonly TroubledPair[] {
    return troubledPairs(this.#follower.members.pairs(), this.#source(), limit);
  }

  /**
   * Takes in a look at the partitions of a group and topic, of which `at` is the newest minute. It makes the age exact,
   * names the worst partition, and tells the markers of transactions from records that wait.
   */
  learnPartitions(group: string, topic: string, series: readonly PartitionSeries[], at: number): void {
    const pair = this.#pair(group, topic);
    if (!pair || series.length === 0) return;
    const remainder = learnLook(pair, series, at, this.#follower.points.of(pair));
    if (remainder !== undefined) this.#follower.learnFloor(pair, remainder);
  }

  /** What was looked up of the partitions of a group; undefined when nothing was. */
  partitions(group: string): GroupPartitions | undefined {
    return groupPartitions(this.#group(group)?.pairs ?? []);
  }

  #group(name: string): Group | undefined {
    return this.#follower.members.groups.get(name);
  }

  #pair(group: string, topic: string) {
    return this.#group(group)?.pairs.find((pair) => pair.topic.name === topic);
  }

  #newFollower(): LagFollower {
    return new LagFollower((group) => this.#choices.get(group)?.isExpectedIdle === true);
  }

  #source(): ReadingSource {
    const { points, production, minute } = this.#follower;
    return {
      points,
      production,
      minute,
      isStale: this.#isStale,
      choicesOf: (group) => this.choicesOf(group),
      silentDaysOf: (group) => this.#follower.silentDaysOf(group),
    };
  }
}

/** Runs something that goes on by steps to its end. */
function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
