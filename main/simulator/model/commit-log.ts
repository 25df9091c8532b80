import { MINUTE_MS } from '../../clock.ts';
import { type CommitRhythm, commitTime, lastCommit } from './commit-rhythm.ts';
import type { PartitionLog } from './partition-log.ts';
import { Timeline } from './timeline.ts';

/**
 * How far one group has committed on one partition, as a position. It moves at the instants of the group's rhythm
 * only: to the newest record that can be read, or as far as the group's pace allows. Minutes at whose end the last commit had reached
 * the newest record of its instant are not kept: they follow from the partition.
 */
export class CommitLog {
  readonly #partition: PartitionLog;
  readonly #rhythm: CommitRhythm;
  /** Records per millisecond the group can read; 0 while it does not commit at all. */
  readonly #paces = new Timeline<number>();
  /** Where the group began anew as a minute began. */
  readonly #resets = new Map<number, number>();
  /** The committed position at the end of the minutes that end behind. */
  readonly #behind = new Map<number, number>();
  #nextMinute: number;

  constructor(partition: PartitionLog, rhythm: CommitRhythm, firstMinute = partition.firstMinute) {
    this.#partition = partition;
    this.#rhythm = rhythm;
    this.#nextMinute = firstMinute;
  }

  /** Adds the commits of the next minute, which the partition must already have; `resetTo`: it begins anew there. */
  append(recordsPerMs: number, resetTo?: number): void {
    const minute = this.#nextMinute;
    this.#nextMinute += 1;
    this.#paces.set(minute, recordsPerMs);
    if (resetTo === undefined && this.#staysUpToDate(minute, recordsPerMs)) return;
    const start = resetTo ?? this.startPosition(minute);
    if (resetTo !== undefined) this.#resets.set(minute, resetTo);
    const end = this.#replay(start, recordsPerMs, minute, (minute + 1) * MINUTE_MS - 1);
    if (end !== this.#upToDateEnd(minute)) this.#behind.set(minute, end);
  }

  /** The committed position as a minute begins. */
  startPosition(minute: number): number {
    const last = Math.min(minute, this.#nextMinute) - 1;
    return this.#resets.get(minute) ?? this.#behind.get(last) ?? this.#upToDateEnd(last);
  }

  /** Whether the last commit of a minute that was played, or before it, reached the newest record of its instant. */
  isUpToDate(minute: number): boolean {
    return !this.#behind.has(minute);
  }

  /** Records read in a minute. */
  records(minute: number): number {
    return this.committed((minute + 1) * MINUTE_MS - 1) - this.startPosition(minute);
  }

  /** The committed position at a time. */
  committed(timeMs: number): number {
    const minute = Math.floor(timeMs / MINUTE_MS);
    const pace = minute < this.#nextMinute ? (this.#paces.at(minute)?.value ?? 0) : 0;
    return this.#replay(this.startPosition(minute), pace, minute, timeMs);
  }

  /** Whether it was up to date and can read more per commit than is produced between two. Spares most of the work. */
  #staysUpToDate(minute: number, pace: number): boolean {
    const { intervalMs } = this.#rhythm;
    if (intervalMs > MINUTE_MS || !this.isUpToDate(minute - 1)) return false;
    const most = Math.max(this.#partition.records(minute - 1), this.#partition.records(minute));
    return this.#mostReadable(most) < Math.floor(pace * intervalMs);
  }

  /** The most that can become readable between two commits where minutes have no more than so many records. */
  #mostReadable(records: number): number {
    return Math.ceil(((this.#rhythm.intervalMs + this.#partition.transactionMs) * records) / MINUTE_MS);
  }

  #upToDateEnd(minute: number): number {
    const end = (minute + 1) * MINUTE_MS - 1;
    return this.#partition.readable(commitTime(this.#rhythm, lastCommit(this.#rhythm, end)));
  }

  #replay(start: number, pace: number, minute: number, untilMs: number): number {
    const last = lastCommit(this.#rhythm, untilMs);
    const before = lastCommit(this.#rhythm, minute * MINUTE_MS - 1);
    if (pace === 0 || last === before) return start;
    const { intervalMs } = this.#rhythm;
    const perCommit = pace * intervalMs;
    const allowed = (commit: number) => Math.floor(commit * perCommit);
    const newest = (commit: number) => this.#partition.readable(commitTime(this.#rhythm, commit));
    const most = this.#mostReadable(this.#partition.records(minute));
    if (last === before + 1 || most <= Math.floor(perCommit)) {
      // Once it has reached the newest record it reaches it at every commit, so only the last one counts.
      return Math.min(newest(last), start + allowed(last) - allowed(before));
    }
    let committed = start;
    for (let commit = before + 1; commit <= last; commit++) {
      committed = Math.min(newest(commit), committed + allowed(commit) - allowed(commit - 1));
    }
    return committed;
  }
}
