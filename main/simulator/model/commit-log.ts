import { MINUTE_MS } from '../../clock.ts';
import type { PartitionLog } from './partition-log.ts';

/** When a group commits, the same for all its partitions. */
export interface CommitRhythm {
  readonly intervalMs: number;
  /** 0 up to the interval. */
  readonly phaseMs: number;
}

/**
 * The committed offset of one group on one partition. It moves at the instants of the group's rhythm only: to the
 * high watermark, or as far as the group's speed allows.
 */
export class CommitLog {
  readonly #partition: PartitionLog;
  readonly #rhythm: CommitRhythm;
  /** The committed offset at the end of each minute. */
  readonly #ends: number[] = [];
  /** Records per millisecond the group could read in each minute; 0 where it did not commit at all. */
  readonly #speeds: number[] = [];

  constructor(partition: PartitionLog, rhythm: CommitRhythm) {
    this.#partition = partition;
    this.#rhythm = rhythm;
  }

  /** Adds the commits of the next minute, which the partition must already have. */
  append(recordsPerMs: number): void {
    const minute = this.#partition.firstMinute + this.#ends.length;
    this.#speeds.push(recordsPerMs);
    this.#ends.push(this.#replay(minute, (minute + 1) * MINUTE_MS - 1));
  }

  /** The committed offset as a minute begins. */
  startOffset(minute: number): number {
    const index = Math.min(minute - this.#partition.firstMinute, this.#ends.length) - 1;
    return this.#ends[index] ?? this.#partition.firstOffset;
  }

  /** Records read in a minute. */
  records(minute: number): number {
    return this.startOffset(minute + 1) - this.startOffset(minute);
  }

  /** The committed offset at a time. */
  committed(timeMs: number): number {
    return this.#replay(Math.floor(timeMs / MINUTE_MS), timeMs);
  }

  #replay(minute: number, untilMs: number): number {
    let committed = this.startOffset(minute);
    const step = Math.floor(
      (this.#speeds[minute - this.#partition.firstMinute] ?? 0) * this.#rhythm.intervalMs,
    );
    if (step === 0) return committed;
    for (let instant = this.#firstInstant(minute); instant <= untilMs; instant += this.#rhythm.intervalMs) {
      committed = Math.min(this.#partition.highWatermark(instant), committed + step);
    }
    return committed;
  }

  #firstInstant(minute: number): number {
    const { intervalMs, phaseMs } = this.#rhythm;
    return Math.ceil((minute * MINUTE_MS - phaseMs) / intervalMs) * intervalMs + phaseMs;
  }
}
