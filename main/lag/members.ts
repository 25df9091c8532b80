import type { GroupState } from '../../preload/contract.ts';
import type { Absence } from './absence.ts';
import type { PartitionLook } from './partition-lag.ts';
import type { Rhythm } from './rhythm.ts';

/** A topic that is read or written. Minutes are counted since the epoch. */
export class Topic {
  readonly name: string;
  readonly row: number;
  /** False until records received are reported: mirror topics never report any. */
  hasProduced = false;
  lastSeen = 0;
  /** Until then its offsets are known to outrun its records: transactions leave markers. */
  markersUntil = 0;
  /** How many offsets there are for each record, as far as that is known. */
  offsetsPerRecord = 1;
  /** How many groups read it. */
  readers = 0;

  constructor(name: string, row: number) {
    this.name = name;
    this.row = row;
  }
}

/** A consumer group. Minutes are counted since the epoch. */
export class Group {
  readonly name: string;
  readonly row: number;
  readonly pairs: Pair[] = [];
  firstSeen = 0;
  lastSeen = 0;
  /** In how many minutes it was there. */
  seen = 0;
  /** For how many complete minutes it has been absent. */
  absent = 0;
  /** How its absence is judged, while it lasts. */
  absence: Absence | undefined;
  /** The minute since which it has vanished. */
  vanishedAt = 0;
  state: GroupState = 'unknown';
  /** Since which minute; null is not known. */
  since: number | null = null;

  constructor(name: string, row: number) {
    this.name = name;
    this.row = row;
  }
}

/** A consumer group and a topic that it reads. Minutes are counted since the epoch. */
export class Pair implements Rhythm {
  readonly group: Group;
  readonly topic: Topic;
  readonly row: number;
  /** Records behind, as reported last. */
  lag = Number.NaN;
  /** The same, and while it is absent what was produced since. */
  estimate = Number.NaN;
  lastSeen = 0;
  seen = 0;
  /** For how many complete minutes it has been absent. */
  absent = 0;
  /** True when the group has stopped to read this topic while it reads others. */
  isDropped = false;
  state: GroupState = 'unknown';
  since: number | null = null;
  /** For how many points nothing has been consumed for certain. */
  quiet = 0;
  /** Points before this minute say nothing of the present stretch. */
  quietFrom = 0;
  /** True when the stretch began with a sign of consumption. */
  isQuietWhole = false;
  /** The minute of the last sign of consumption; 0 where none is known. */
  lastSign = 0;
  /** In how many minutes since then something was produced. */
  busyMinutes = 0;
  longest = 0;
  signs = 0;
  lastStall = 0;
  /** How often in a row exactly the same lag was reported while records were produced. */
  repeats = 0;
  /** The lowest lag while consuming, of the last 24 hours that had any. */
  lowest = Infinity;
  /** True when what waits was seen to be more than a remainder: it was consumed before, or partitions tell. */
  canStall = false;
  look: PartitionLook | undefined;

  constructor(group: Group, topic: Topic, row: number) {
    this.group = group;
    this.topic = topic;
    this.row = row;
  }
}

/** The groups, topics and pairs of a cluster, by name, and numbered so that their figures can lie in columns. */
export class Members {
  readonly topics = new Map<string, Topic>();
  readonly groups = new Map<string, Group>();
  readonly topicRows = new Rows();
  readonly groupRows = new Rows();
  readonly pairRows = new Rows();
  readonly #pairs = new Map<number, Pair>();

  /** The topic of this name, added when it is new. */
  topic(name: string): Topic {
    const known = this.topics.get(name);
    if (known) return known;
    const topic = new Topic(name, this.topicRows.take());
    this.topics.set(name, topic);
    return topic;
  }

  /** The group of this name, added when it is new. */
  group(name: string): Group {
    const known = this.groups.get(name);
    if (known) return known;
    const group = new Group(name, this.groupRows.take());
    this.groups.set(name, group);
    return group;
  }

  /** The pair of a group and a topic, if it is known. */
  knownPair(group: Group, topic: Topic): Pair | undefined {
    return this.#pairs.get(keyOf(group, topic));
  }

  /** The pair of a group and a topic, added when it is new. */
  pair(group: Group, topic: Topic): Pair {
    const known = this.knownPair(group, topic);
    if (known) return known;
    const pair = new Pair(group, topic, this.pairRows.take());
    this.#pairs.set(keyOf(group, topic), pair);
    group.pairs.push(pair);
    topic.readers++;
    return pair;
  }

  /** All pairs, group by group. */
  *pairs(): Generator<Pair> {
    for (const group of this.groups.values()) yield* group.pairs;
  }

  removePair(pair: Pair): void {
    this.#pairs.delete(keyOf(pair.group, pair.topic));
    pair.group.pairs.splice(pair.group.pairs.indexOf(pair), 1);
    pair.topic.readers--;
    this.pairRows.give(pair.row);
  }

  /** Removes a group that has no pairs. */
  removeGroup(group: Group): void {
    this.groups.delete(group.name);
    this.groupRows.give(group.row);
  }

  removeTopic(topic: Topic): void {
    this.topics.delete(topic.name);
    this.topicRows.give(topic.row);
  }
}

/** Row numbers from 0; what is given back is taken again. */
class Rows {
  readonly #free: number[] = [];
  #count = 0;

  /** How many rows columns need. */
  get count(): number {
    return this.#count;
  }

  take(): number {
    return this.#free.pop() ?? this.#count++;
  }

  give(row: number): void {
    this.#free.push(row);
  }
}

/** No cluster has four million topics. */
function keyOf(group: Group, topic: Topic): number {
  return group.row * 2 ** 22 + topic.row;
}
