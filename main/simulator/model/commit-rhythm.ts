/** When a group commits, the same for all its partitions. */
export interface CommitRhythm {
  readonly intervalMs: number;
  /** 0 up to the interval. */
  readonly phaseMs: number;
}

/** The number of the last commit at or before a time. */
export function lastCommit({ intervalMs, phaseMs }: CommitRhythm, timeMs: number): number {
  return Math.floor((timeMs - phaseMs) / intervalMs);
}

/** The time of the commit with a number. */
export function commitTime({ intervalMs, phaseMs }: CommitRhythm, number: number): number {
  return number * intervalMs + phaseMs;
}
