import { lastSign } from './consumption.ts';
import type { DayMemory } from './day-memory.ts';
import { floorOf } from './floor.ts';
import { offsetsPerRecord } from './markers.ts';
import type { Pair } from './members.ts';
import { isFrozen } from './pair-state.ts';
import type { PairPoints } from './pair-points.ts';
import { noteSign } from './rhythm.ts';

/** A gap of more minutes than this begins a new stretch, unless the group is stalled. */
const LONGEST_GAP = 3;
/** A rebalance does not repeat the last lag for longer; a lag that stays the same is that of a group that keeps up. */
const LONGEST_REBALANCE = 15;
const REFRESH_MINUTES = 60;
const BUSY_SHARE = 0.5;
const MARKERS_REMEMBERED = 24 * 60;
/** Markers show where nothing was consumed for as long. */
const MARKER_POINTS = 5;

/** Follows groups and topics from minute to minute: how long they have been quiet, absent, repeating themselves. */
export class PairTracker {
  readonly #points: PairPoints;
  readonly #memory: DayMemory;

  constructor(points: PairPoints, memory: DayMemory) {
    this.#points = points;
    this.#memory = memory;
  }

  /** Begins a minute, with room for so many pairs. */
  open(minute: number, rows: number): void {
    this.#memory.open(minute, rows);
  }

  /** Takes in the newest minute of a pair: no lag is absence in a complete minute, otherwise a gap. */
  advance(pair: Pair, minute: number, isComplete: boolean): void {
    // Once an hour, each pair in a minute of its own: all at once would hold up the application.
    if (minute % REFRESH_MINUTES === pair.row % REFRESH_MINUTES) this.#refresh(pair, minute);
    const points = this.#points.of(pair);
    const lag = points.lag(minute);
    const produced = points.produced(minute);
    if (Number.isNaN(lag)) {
      if (isComplete) pair.absent++;
      if (pair.absent > 0 && !Number.isNaN(produced)) pair.estimate += produced;
      return;
    }
    const { lag: previous, lastSeen } = pair;
    const floor = floorOf(pair.lowest);
    const wasFrozen = isFrozen(pair) && previous > floor;
    const isNew = pair.seen === 0 || pair.absent > 0;
    const isAfterGap = minute - lastSeen > LONGEST_GAP + 1 && pair.state !== 'stalled';
    const isRepeated = !isNew && minute - lastSeen === 1 && lag === previous && produced > 0;
    pair.repeats = isRepeated ? pair.repeats + 1 : 0;
    pair.lag = lag;
    pair.estimate = lag;
    pair.lastSeen = minute;
    pair.seen++;
    pair.absent = 0;
    if (produced > 0) pair.busyMinutes++;
    // What was repeated says nothing of the time before, and the first true lag after it nothing of one minute.
    if (isNew || isAfterGap || (wasFrozen && !isRepeated)) beginStretch(pair, minute);
    else if (lag > floor && isFrozen(pair) && pair.repeats <= LONGEST_REBALANCE) return;
    // Where nothing waited and nothing is produced, nothing is to be learnt.
    else if (Math.max(lag, previous) > floor || produced > 0) {
      this.#follow(pair, minute, previous, isComplete && !(Number.isNaN(produced) && pair.topic.hasProduced));
    }
    if (lag <= floorOf(pair.lowest)) rest(pair, minute, produced > 0);
    else if (pair.quiet >= MARKER_POINTS) this.#lookForMarkers(pair, minute);
  }

  /** The longer nothing was consumed, the fewer markers show. */
  #lookForMarkers(pair: Pair, minute: number): void {
    const { topic, quiet } = pair;
    if (quiet > MARKER_POINTS && quiet % MARKER_POINTS !== 0) return;
    const intervals = Math.min(quiet, this.#points.length - 2);
    const ratio = offsetsPerRecord(this.#points.of(pair), minute, intervals);
    if (ratio === undefined) return;
    topic.markersUntil = minute + MARKERS_REMEMBERED;
    topic.offsetsPerRecord = ratio;
  }

  /** What was known may have passed out of the last 24 hours. What nothing newer replaces is kept. */
  #refresh(pair: Pair, minute: number): void {
    const lowest = this.#memory.lowest(minute, pair.row);
    if (lowest < Infinity) pair.lowest = lowest;
    const longest = this.#memory.longest(minute, pair.row);
    if (longest > 0) pair.longest = longest;
  }

  #follow(pair: Pair, minute: number, previous: number, isKnown: boolean): void {
    const points = this.#points.of(pair);
    const earliest = Math.max(pair.quietFrom, minute - this.#points.length + 1);
    const sign = lastSign(points, minute, earliest);
    if (sign === undefined) {
      if (isKnown) pair.quiet++;
      return;
    }
    const wasWaiting = previous > floorOf(pair.lowest);
    const interval = wasWaiting ? pair.quiet + 1 : restedMinutes(pair, minute);
    const isWhole = pair.isQuietWhole || !wasWaiting;
    if (interval > 0 && noteSign(pair, interval, isWhole, pair.state === 'stalled')) {
      this.#memory.noteInterval(minute, pair.row, interval);
    }
    pair.lastSign = minute;
    pair.busyMinutes = 0;
    this.#memory.noteLow(minute, pair.row, pair.lag);
    pair.lowest = Math.min(pair.lowest, pair.lag);
    pair.canStall = true;
    pair.quietFrom = sign + 1;
    pair.isQuietWhole = true;
    pair.quiet = -1;
    for (let known = sign + 1; known <= minute; known++) if (!Number.isNaN(points.lag(known))) pair.quiet++;
  }
}

/**
 * How long a group that was caught up took from one sign of consumption to the next, in minutes; 0 unless something was
 * produced most of the time: only then there was something to consume.
 */
function restedMinutes(pair: Pair, minute: number): number {
  const elapsed = minute - pair.lastSign;
  return pair.lastSign > 0 && BUSY_SHARE * elapsed <= pair.busyMinutes ? elapsed : 0;
}

/** Caught up: nothing is quiet for now. While nothing is produced either, the past says nothing of what comes. */
function rest(pair: Pair, minute: number, isBusy: boolean): void {
  pair.quiet = 0;
  pair.isQuietWhole = pair.lastSign === minute;
  if (!isBusy) pair.quietFrom = minute;
}

function beginStretch(pair: Pair, minute: number): void {
  pair.quiet = 0;
  pair.quietFrom = minute;
  pair.isQuietWhole = false;
  pair.lastSign = 0;
  pair.busyMinutes = 0;
}
