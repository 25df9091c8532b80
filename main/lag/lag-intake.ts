import type { LagMinute } from './lag-minute.ts';
import type { Members, Pair, Topic } from './members.ts';

/** More than any topic receives, and so few that sums of them can be kept as single floats. */
const MOST_RECORDS = 1e30;
const ADDED_A_SLICE = 1_000;

/** What a minute is about: its pairs and topics, in its own order. A pair that was never seen yet is left open. */
interface Cast {
  readonly pairs: (Pair | undefined)[];
  readonly topics: readonly Topic[];
}

/** Finds the members that a minute tells of. Nearly always they are those of the minute before, in the same order. */
export class LagIntake {
  readonly #members: Members;
  #last: { readonly minute: LagMinute; readonly cast: Cast } | undefined;

  constructor(members: Members) {
    this.#members = members;
  }

  /** The pairs and topics of a minute; those that are seen for the first time are added, with a pause now and then. */
  *casting(minute: LagMinute): Generator<undefined, Cast> {
    const last = this.#last;
    const cast = last && hasSameCast(minute, last.minute) ? last.cast : yield* this.#finding(minute);
    this.#last = { minute, cast };
    const { lags } = minute;
    let added = 0;
    for (let index = 0; index < lags.length; index++) {
      if (cast.pairs[index] || Number.isNaN(lags[index])) continue;
      cast.pairs[index] = this.#add(minute, index, cast);
      if (++added % ADDED_A_SLICE === 0) yield;
    }
    return cast;
  }

  /** To be called when members were removed. */
  reset(): void {
    this.#last = undefined;
  }

  /**
   * The records that each topic received in a minute, by row. A known topic that is missing where nothing was left out
   * received none; one that never reported any is not known.
   */
  producedOf(minute: LagMinute, topics: readonly Topic[], minuteNumber: number): Float64Array {
    const values = new Float64Array(this.#members.topicRows.count).fill(Number.NaN);
    if (minute.isProducedComplete) {
      for (const topic of this.#members.topics.values()) if (topic.hasProduced) values[topic.row] = 0;
    }
    for (let index = 0; index < topics.length; index++) {
      const topic = topics[index];
      const value = minute.produced[index] ?? Number.NaN;
      if (!topic || Number.isNaN(value)) continue;
      topic.hasProduced = true;
      topic.lastSeen = minuteNumber;
      values[topic.row] = Math.min(Math.max(0, value), MOST_RECORDS);
    }
    return values;
  }

  *#finding(minute: LagMinute): Generator<undefined, Cast> {
    const topics = minute.topics.map((name) => this.#members.topic(name));
    yield;
    const groups = minute.groups.map((name) => this.#members.groups.get(name));
    const pairs: (Pair | undefined)[] = [];
    for (let index = 0; index < minute.lags.length; index++) {
      const group = groups[minute.pairGroups[index] ?? -1];
      const topic = topics[minute.pairTopics[index] ?? -1];
      pairs.push(group && topic && this.#members.knownPair(group, topic));
    }
    return { pairs, topics };
  }

  #add(minute: LagMinute, index: number, { topics }: Cast): Pair {
    const group = minute.groups[minute.pairGroups[index] ?? -1];
    const topic = topics[minute.pairTopics[index] ?? -1];
    if (group === undefined || !topic) {
      throw new RangeError('A pair of this minute names a group or topic that is not in its lists.');
    }
    return this.#members.pair(this.#members.group(group), topic);
  }
}

function hasSameCast(a: LagMinute, b: LagMinute): boolean {
  return (
    isSame(a.groups, b.groups) &&
    isSame(a.topics, b.topics) &&
    isSame(a.pairGroups, b.pairGroups) &&
    isSame(a.pairTopics, b.pairTopics)
  );
}

function isSame(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
