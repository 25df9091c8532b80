import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GroupChoices, GroupState } from '../../preload/contract.ts';
import { MINUTE_MS, type Clock } from '../clock.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import { MINUTE_STATE, type HistoryEvent } from '../history/data.ts';
import type { History } from '../history/history.ts';
import { ClusterLag, type GroupChange } from '../lag/cluster-lag.ts';
import type { LagMinute } from '../lag/lag-minute.ts';
import { minuteOf } from '../lag/snapshot-minute.ts';
import type { PartitionAnswer } from '../scrape/partition-answer.ts';
import { pastSteps } from './past-minutes.ts';

/** The kind under which changes of groups' states are remembered. */
export const STATE_EVENT = 'group-state';

/** What is remembered of a change, besides its group and when it was. */
export interface StateDetail {
  readonly from: GroupState | null;
  readonly to: GroupState;
  readonly evidence: string;
}

/** A time without data, and what happened in it as far as it is known. */
export interface Away {
  /** The last minute before it, and the first after it, in epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly changes: readonly GroupChange[];
}

/** What the watch of a cluster is made of. */
export interface ClusterWatchOptions {
  readonly clusterId: string;
  readonly clock: Clock;
  readonly history: History;
  /** What the user said of the groups of this cluster, by name. */
  readonly choices: () => ReadonlyMap<string, GroupChoices>;
  /** True while minutes of the stretch are still to be fetched. */
  readonly isPending: (from: number, to: number) => boolean;
  /** True once nothing of the past is left to be fetched. */
  readonly isAllFetched: () => boolean;
  /** Hears that more is known than before. */
  readonly changed: () => void;
}

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How far back minutes and, before them, steps of five minutes tell something. */
const MINUTES_BACK_MS = DAY_MS;
const STEPS_BACK_MS = 7 * DAY_MS;
/** The past is looked at anew whenever so much more of it has been fetched without a gap. */
const REACHES_MS = [HOUR_MS, 6 * HOUR_MS, MINUTES_BACK_MS];
/** A shorter gap is a hiccup, nothing that anybody was away for. */
const AWAY_MS = 15 * MINUTE_MS;
/** Minutes handed to lag intelligence between two turns of the event loop. */
const MINUTES_A_TURN = 4;

/**
 * Follows the consumer groups of one cluster: live minutes as they come, and after a start or a sleep the minutes that
 * were missed, as soon as the history has them. Then everything is reckoned anew, as if nothing had been missed.
 */
export class ClusterWatch {
  readonly #options: ClusterWatchOptions;
  #lag: ClusterLag;
  /** Minutes that came while the past was being reckoned. */
  #meanwhile: LagMinute[] | undefined;
  #restoring: Promise<void> | undefined;
  #isRestoreWanted = false;
  /** Up to this minute changes were told, but for those of `#untold`. */
  #toldUntil: number | undefined;
  /** A stretch of which changes are still to be told, once it was fetched; from its end towards its begin. */
  #untold: { readonly from: number; readonly to: number } | undefined;
  #away: Away | undefined;
  /** Why there are no partitions of a group's topics, by group. */
  readonly #partitionNotes = new Map<string, string>();
  #reached = 0;
  #isDisposed = false;
  #isStale = false;

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    this.#lag = this.#newLag();
  }

  /** What is known of its groups now. */
  get lag(): ClusterLag {
    return this.#lag;
  }

  /** The last time without data, until it is dismissed. */
  get away(): Away | undefined {
    return this.#away;
  }

  /** True while the changes of the time away are not all known yet. */
  get isAwayIncomplete(): boolean {
    const away = this.#away;
    return (
      away !== undefined && (this.#restoring !== undefined || this.#options.isPending(away.from, away.to))
    );
  }

  dismissAway(): void {
    this.#away = undefined;
  }

  /** Looks at what the history has from before this start. To be called once, when it is open. */
  async begin(): Promise<void> {
    const { clusterId, history, clock } = this.#options;
    const now = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
    const { from, minutes } = await history.coverage(clusterId, now - STEPS_BACK_MS, now);
    const last = minutes.findLastIndex((state) => state >= MINUTE_STATE.partlyScraped);
    if (last >= 0) this.#toldUntil ??= from + last * MINUTE_MS;
    if (minutes.some((state) => state !== MINUTE_STATE.missing)) this.restore();
  }

  /** Takes in what a read brought. Answers the changes of groups that are news. */
  scraped(snapshot: ClusterSnapshot): readonly GroupChange[] {
    this.#options.history.record(snapshot);
    const minute = minuteOf(snapshot);
    if (!minute) return [];
    this.#noteGap(minute.at);
    if (this.#meanwhile) {
      this.#meanwhile.push(minute);
      return [];
    }
    const changes = this.#lag.observe(minute);
    this.#tell(changes, minute.at);
    return changes;
  }

  /** More of the past was fetched: once enough of it is there without a gap, it is reckoned with. */
  fetched(): void {
    const newest = this.#lag.newest;
    if (newest === undefined) return;
    const { isPending, isAllFetched } = this.#options;
    const minutes = REACHES_MS.findLast((reach) => !isPending(newest - reach, newest)) ?? 0;
    const reached = isAllFetched() ? STEPS_BACK_MS : Math.max(minutes, this.#gapReach(newest));
    if (reached <= this.#reached) return;
    this.#reached = reached;
    this.restore();
  }

  /** The user said something else of a group. */
  choose(group: string, choices: GroupChoices): void {
    this.#lag.setChoices(group, choices);
  }

  /** Whether the newest data is too old to judge by. */
  setStale(isStale: boolean): void {
    this.#isStale = isStale;
    this.#lag.setStale(isStale);
  }

  /** What a look at partitions brought. */
  learnPartitions(answers: readonly PartitionAnswer[]): void {
    for (const answer of answers) {
      const { group, topic } = answer;
      if (answer.kind === 'partitions') {
        this.#partitionNotes.delete(group);
        this.#lag.learnPartitions(group, topic, answer.partitions, answer.to - MINUTE_MS);
      } else {
        const why = answer.kind === 'none' ? answer.reason : answer.failure.title;
        this.#partitionNotes.set(group, why);
      }
    }
  }

  /** Why there are no partitions of a group to show; undefined where there are, or nothing was asked. */
  partitionNote(group: string): string | undefined {
    return this.#partitionNotes.get(group);
  }

  /** Reckons the past anew from the history. */
  restore(): void {
    if (this.#isDisposed) return;
    if (this.#restoring) {
      this.#isRestoreWanted = true;
      return;
    }
    this.#meanwhile = [];
    this.#restoring = this.#restore()
      // A history that cannot be read says so itself; what is known live goes on.
      .catch(() => undefined)
      .finally(() => this.#endRestoring());
  }

  /** Ends what is under way. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#restoring;
  }

  async #restore(): Promise<void> {
    const { clusterId, history, clock } = this.#options;
    await history.settled();
    const now = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    const minutesFrom = Math.floor((now - MINUTES_BACK_MS) / HOUR_MS) * HOUR_MS;
    const stepsFrom = minutesFrom - STEPS_BACK_MS + MINUTES_BACK_MS;
    const lag = this.#newLag();
    const steps = [];
    const older = { clusterId, from: stepsFrom, to: minutesFrom, stepMs: 300_000 } as const;
    for await (const piece of pastSteps(history, older)) steps.push(...piece);
    await this.#slowly(lag.restoring([], steps));
    const changes: GroupChange[] = [];
    const recent = { clusterId, from: minutesFrom, to: now, stepMs: 60_000 } as const;
    for await (const piece of pastSteps(history, recent)) {
      changes.push(...(await this.#slowly(observing(lag, piece))));
    }
    if (this.#isDisposed || lag.newest === undefined) return;
    for (const minute of this.#meanwhile ?? []) changes.push(...lag.observe(minute));
    this.#meanwhile = [];
    this.#lag = lag;
    this.#noteAway(changes);
    this.#tellUntold(changes, lag.newest);
    this.#tell(changes, lag.newest);
  }

  #endRestoring(): void {
    this.#restoring = undefined;
    const missed = this.#meanwhile ?? [];
    this.#meanwhile = undefined;
    // The past could not be read: what came meanwhile must not be lost.
    for (const minute of missed) this.#tell(this.#lag.observe(minute), minute.at);
    if (this.#isRestoreWanted) {
      this.#isRestoreWanted = false;
      this.restore();
    }
    if (!this.#isDisposed) this.#options.changed();
  }

  /** Lets others have their turn every few steps. */
  async #slowly<T>(steps: Generator<undefined, T>): Promise<T> {
    for (let count = 1; ; count += 1) {
      const { done, value } = steps.next();
      if (done) return value;
      if (count % MINUTES_A_TURN === 0) await nextTurn();
    }
  }

  #newLag(): ClusterLag {
    const lag = new ClusterLag();
    lag.setStale(this.#isStale);
    for (const [group, choices] of this.#options.choices()) lag.setChoices(group, choices);
    return lag;
  }

  /** How far back the gap before the newest minutes goes, once all of it was fetched. */
  #gapReach(newest: number): number {
    const gap = this.#untold;
    if (!gap || !Number.isFinite(gap.from) || this.#options.isPending(gap.from, gap.to)) return 0;
    return newest - gap.from;
  }

  /** A minute that does not follow the one before: there may be something to tell of the time between. */
  #noteGap(minute: number): void {
    const before = this.#lag.newest ?? this.#toldUntil;
    if (before === undefined) this.#untold ??= { from: Number.NEGATIVE_INFINITY, to: minute };
    if (before === undefined || minute - before <= MINUTE_MS) return;
    this.#reached = 0;
    this.#untold = { from: before, to: minute };
    if (minute - before <= AWAY_MS) return;
    this.#away = { from: before, to: minute, changes: [] };
  }

  #noteAway(changes: readonly GroupChange[]): void {
    const away = this.#away;
    if (!away) return;
    this.#away = { ...away, changes: changes.filter(({ at }) => at > away.from && at <= away.to) };
  }

  /** What happened in a stretch that was missed, as far as it is there without a gap by now. */
  #tellUntold(changes: readonly GroupChange[], newest: number): void {
    const untold = this.#untold;
    if (!untold) return;
    const from = Math.max(untold.from, newest - this.#reached);
    this.#remember(changes.filter(({ at }) => at > from && at < untold.to));
    this.#untold = from > untold.from ? { from: untold.from, to: Math.min(from, untold.to) } : undefined;
  }

  /** Remembers changes that are newer than all before. */
  #tell(changes: readonly GroupChange[], until: number): void {
    const before = this.#toldUntil ?? until - 1;
    this.#remember(changes.filter(({ at }) => at > before));
    this.#toldUntil = Math.max(before, until);
  }

  #remember(changes: readonly GroupChange[]): void {
    const { clusterId, history } = this.#options;
    // That a group was seen for the first time is no change.
    const known = changes.filter(({ from }) => from !== null);
    const events = known.map(({ at, group, from, to, evidence }): HistoryEvent => ({
      at,
      clusterId,
      subject: group,
      kind: STATE_EVENT,
      detail: { from, to, evidence } satisfies StateDetail,
    }));
    history.addEvents(events);
  }
}

function* observing(lag: ClusterLag, minutes: readonly LagMinute[]): Generator<undefined, GroupChange[]> {
  const changes: GroupChange[] = [];
  for (const minute of minutes) {
    changes.push(...lag.observe(minute));
    yield;
  }
  return changes;
}
