import type { GroupState } from '../../preload/contract.ts';
import { GONE_AFTER, judgeAbsence } from './absence.ts';
import { floorOf } from './floor.ts';
import { worstPair } from './group-reading.ts';
import type { Group, Pair } from './members.ts';
import type { PairPoints } from './pair-points.ts';
import { pairState } from './pair-state.ts';

/** What the user and the past say of a group that is absent. */
export interface AbsenceSource {
  isExpectedIdle(group: Group): boolean;
  silentDaysOf(group: Group): number;
}

/** Judges groups once a minute, after their pairs were followed. */
export class GroupJudge {
  readonly #points: PairPoints;
  readonly #source: AbsenceSource;

  constructor(points: PairPoints, source: AbsenceSource) {
    this.#points = points;
    this.#source = source;
  }

  /** Judges a group. In a minute that is not complete nobody stalls or vanishes, and who was not seen stays as it was. */
  judge(group: Group, minute: number, isComplete: boolean): void {
    if (group.absent > 0) this.#judgeAbsent(group, minute);
    else if (group.lastSeen === minute) this.#judgePresent(group, minute, isComplete);
  }

  #judgePresent(group: Group, minute: number, isComplete: boolean): void {
    group.absence = undefined;
    for (const pair of group.pairs) {
      pair.isDropped = pair.absent >= GONE_AFTER;
      if (pair.isDropped) enter(pair, 'idle', minute);
      else if (pair.lastSeen === minute) {
        const state = pairState(pair, this.#points.of(pair), minute);
        if (state !== 'stalled' || isComplete) {
          enter(pair, state, state === 'stalled' ? minute - pair.quiet + 1 : minute);
        }
      }
    }
    const worst = worstPair(group.pairs.filter((pair) => !pair.isDropped));
    if (!worst) return;
    const onset = worst.state === 'stalled' ? (worst.since ?? minute) : minute;
    enter(group, worst.state, onset);
  }

  #judgeAbsent(group: Group, minute: number): void {
    if (group.absent < GONE_AFTER) return;
    const read = group.pairs.filter((pair) => !pair.isDropped);
    const wasVanished = group.absence === 'vanished';
    const absence = judgeAbsence({
      seen: group.seen,
      isExpectedIdle: this.#source.isExpectedIdle(group),
      isWaiting: read.some(isWaiting),
      vanishedMinutes: wasVanished ? minute - group.vanishedAt : 0,
      silentDays: () => this.#source.silentDaysOf(group),
    });
    if (absence === 'vanished' && !wasVanished) group.vanishedAt = minute;
    group.absence = absence;
    const state = absence === 'vanished' ? 'vanished' : 'idle';
    const onset = group.lastSeen + 1;
    for (const pair of read)
      enter(pair, state === 'vanished' && isWaiting(pair) ? 'vanished' : 'idle', onset);
    enter(group, state, onset);
  }
}

/** Where nothing is known of what was produced since, something may wait. */
function isWaiting(pair: Pair): boolean {
  return !pair.topic.hasProduced || pair.estimate > floorOf(pair.lowest);
}

/** The first judgement has no known beginning, unless it is one of trouble. */
function enter(subject: { state: GroupState; since: number | null }, state: GroupState, onset: number): void {
  if (subject.state === state) return;
  const isFirst = subject.state === 'unknown' && subject.since === null;
  subject.since = isFirst && (state === 'ok' || state === 'idle') ? null : onset;
  subject.state = state;
}
