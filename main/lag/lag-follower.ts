import type { GroupState } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import { DayMemory } from './day-memory.ts';
import { GroupJudge } from './group-judge.ts';
import { LagIntake } from './lag-intake.ts';
import type { LagMinute, LagStep } from './lag-minute.ts';
import { Members } from './members.ts';
import type { Group, Pair } from './members.ts';
import { PairPoints } from './pair-points.ts';
import { PairTracker } from './pair-tracker.ts';
import { Presence } from './presence.ts';
import { Production } from './production.ts';
import { knownOr } from './recent-points.ts';

const MINUTES_PER_HOUR = 60;
/** What has been absent for 7 days is forgotten. */
const FORGOTTEN_AFTER = 7 * 24 * MINUTES_PER_HOUR;
const PAIRS_A_SLICE = 1_500;
/** They fit into ten minutes, a quarter of an hour, and an hour. */
const STEPS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS];

/** A group whose state is another than before. */
export interface FollowedChange {
  readonly group: Group;
  /** Null for the first judgement. */
  readonly from: GroupState | null;
  readonly to: GroupState;
}

/** All that is remembered of a cluster's groups, and its growth from minute to minute. Minutes count since the epoch. */
export class LagFollower {
  readonly members = new Members();
  readonly production = new Production();
  readonly points = new PairPoints(this.production);
  readonly #intake = new LagIntake(this.members);
  readonly #memory = new DayMemory();
  readonly #presence = new Presence();
  readonly #tracker = new PairTracker(this.points, this.#memory);
  readonly #judge: GroupJudge;
  #minute = 0;

  constructor(isExpectedIdle: (group: string) => boolean) {
    this.#judge = new GroupJudge(this.points, {
      isExpectedIdle: (group) => isExpectedIdle(group.name),
      silentDaysOf: (group) => this.silentDaysOf(group),
    });
  }

  /** The newest minute; 0 before the first. */
  get minute(): number {
    return this.#minute;
  }

  /**
   * Takes in the next minute; one that is not newer than all before changes nothing. Pauses every few thousand pairs,
   * so that the caller can do other things between.
   */
  *observing(told: LagMinute): Generator<undefined, FollowedChange[]> {
    const minute = told.at / MINUTE_MS;
    if (minute <= this.#minute) return [];
    yield* this.#takingIn(told, minute);
    let done = 0;
    const changes: FollowedChange[] = [];
    for (const group of this.members.groups.values()) {
      for (const pair of group.pairs) {
        this.#tracker.advance(pair, minute, told.isComplete);
        if (pair.lastSeen === minute) group.lastSeen = minute;
        if (++done % PAIRS_A_SLICE === 0) yield;
      }
      this.#count(group, minute, 1, told.isComplete);
      const from = group.since === null && group.state === 'unknown' ? null : group.state;
      this.#judge.judge(group, minute, told.isComplete);
      if (isTold(from, group.state)) changes.push({ group, from, to: group.state });
    }
    return changes;
  }

  /**
   * Takes in some minutes of days ago: who was there, and what was produced. Nothing is judged. Throws a RangeError for a
   * step that does not begin at a multiple of its length, or does not fit into the sums that are kept.
   */
  *observingStep(told: LagStep): Generator<undefined, void> {
    if (told.at % told.stepMs !== 0 || !STEPS_MS.includes(told.stepMs)) {
      throw new RangeError('Steps are 1 or 5 minutes long and begin at a multiple of that.');
    }
    const minutes = told.stepMs / MINUTE_MS;
    const first = told.at / MINUTE_MS;
    const last = first + minutes - 1;
    if (first <= this.#minute) return;
    this.#minute = last;
    const { pairs, topics } = yield* this.#intake.casting(told);
    const produced = this.#intake.producedOf(told, topics, last);
    this.production.addStep(first, minutes, produced);
    for (const [index, pair] of pairs.entries()) {
      const lag = told.lags[index] ?? Number.NaN;
      if (!pair || Number.isNaN(lag)) continue;
      pair.lag = lag;
      pair.estimate = lag;
      pair.absent = 0;
      pair.seen += minutes;
      pair.lastSeen = last;
      pair.group.lastSeen = last;
    }
    if (told.isComplete) this.#presence.observe(first, minutes, this.members.groupRows.count);
    for (const pair of this.members.pairs()) {
      if (pair.lastSeen === last || !told.isComplete) continue;
      pair.absent += minutes;
      pair.estimate += knownOr(produced[pair.topic.row], 0);
    }
    for (const group of this.members.groups.values()) this.#count(group, last, minutes, told.isComplete);
  }

  /** On how many of the last 7 days a group was silent about this time of day, before its present absence. */
  silentDaysOf(group: Group): number {
    return this.#presence.silentDays(this.#minute, group.row, group.firstSeen, group.lastSeen + 1);
  }

  /** Takes a lag for what always remains, as the partitions of a topic tell it. */
  learnFloor(pair: Pair, lag: number): void {
    pair.lowest = Math.max(lag, pair.lowest < Infinity ? pair.lowest : 0);
    this.#memory.noteLow(this.#minute, pair.row, lag);
  }

  /** Forgets a group. */
  forget(name: string): void {
    const group = this.members.groups.get(name);
    if (!group) return;
    for (const pair of [...group.pairs]) this.#forgetPair(pair);
    this.#presence.clear(group.row);
    this.members.removeGroup(group);
    this.#intake.reset();
  }

  *#takingIn(told: LagMinute, minute: number): Generator<undefined, void> {
    if (Math.floor(minute / MINUTES_PER_HOUR) !== Math.floor(this.#minute / MINUTES_PER_HOUR))
      this.#tidy(minute);
    this.#minute = minute;
    const { pairs, topics } = yield* this.#intake.casting(told);
    this.#tracker.open(minute, this.members.pairRows.count);
    this.production.addMinute(minute, this.#intake.producedOf(told, topics, minute));
    yield;
    this.points.open(minute, this.members.pairRows.count);
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index];
      if (pair) this.points.set(pair, told.lags[index] ?? Number.NaN);
    }
    if (told.isComplete) this.#presence.observe(minute, 1, this.members.groupRows.count);
  }

  #count(group: Group, minute: number, minutes: number, isComplete: boolean): void {
    if (group.lastSeen === minute) {
      if (group.seen === 0) group.firstSeen = minute - minutes + 1;
      group.seen += minutes;
      group.absent = 0;
      this.#presence.note(minute, group.row);
    } else if (isComplete) {
      group.absent += minutes;
    }
  }

  /** Forgets, once an hour, what has been absent for 7 days. */
  #tidy(minute: number): void {
    for (const group of this.members.groups.values()) {
      if (group.absent >= FORGOTTEN_AFTER) this.forget(group.name);
    }
    for (const pair of [...this.members.pairs()]) {
      if (pair.isDropped && pair.absent >= FORGOTTEN_AFTER) this.#forgetPair(pair);
    }
    for (const topic of this.members.topics.values()) {
      if (topic.readers > 0 || minute - topic.lastSeen < FORGOTTEN_AFTER) continue;
      this.production.clearRow(topic.row);
      this.members.removeTopic(topic);
      this.#intake.reset();
    }
  }

  #forgetPair(pair: Pair): void {
    this.points.clearRow(pair.row);
    this.#memory.clearRow(pair.row);
    this.members.removePair(pair);
    this.#intake.reset();
  }
}

/** That a group is well, or too new to judge, is no news. */
function isTold(from: GroupState | null, to: GroupState): boolean {
  return from === null
    ? to === 'vanished' || to === 'stalled' || to === 'growing' || to === 'frozen'
    : from !== to;
}
