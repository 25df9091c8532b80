/** A group that was never seen to consume may be one that commits every half hour. */
const UNKNOWN_WINDOW = 45;
const LEAST_WINDOW = 3;
const PATIENCE = 1.5;
/** Signs that make a rhythm known: two whole intervals, or many parts of one. */
const SIGNS_NEEDED = 10;
const WHOLE_INTERVAL = 5;
const PART_OF_INTERVAL = 1;
/** Two times without consumption are alike when they differ by less than this share. */
const ALIKE_SHARE = 0.25;

/** How often a group shows that it consumes a topic. Counts of points; see `noteSign`. */
export interface Rhythm {
  /** The longest time between two signs of consumption in the last 24 hours that had any. */
  longest: number;
  /** How well it is known: 0 to `SIGNS_NEEDED`. */
  signs: number;
  /** How long the last time took that had been called a stall. */
  lastStall: number;
}

/** Over how many points nothing must be consumed before a group is stalled. */
export function stallWindow(longest: number): number {
  return Math.max(LEAST_WINDOW, Math.ceil(PATIENCE * longest));
}

/** The same where the rhythm is not known: that of the group's other topics, or a long time. */
export function cautiousWindow(longest: number, longestOfOthers: number | undefined): number {
  return Math.max(
    stallWindow(longest),
    longestOfOthers === undefined ? UNKNOWN_WINDOW : stallWindow(longestOfOthers),
  );
}

/** Whether enough was seen to rely on the rhythm. */
export function isRhythmKnown(rhythm: Rhythm): boolean {
  return rhythm.signs >= SIGNS_NEEDED;
}

/**
 * Takes note of a sign of consumption after so many points without. A time that was called a stall does not count,
 * unless the one before took as long: then it is the habit of a group that seldom commits. Answers whether it counts.
 */
export function noteSign(rhythm: Rhythm, points: number, isWhole: boolean, wasStalled: boolean): boolean {
  if (wasStalled) {
    const isHabit = Math.abs(points - rhythm.lastStall) <= ALIKE_SHARE * points;
    rhythm.lastStall = points;
    if (!isHabit) return false;
  }
  rhythm.signs = Math.min(SIGNS_NEEDED, rhythm.signs + (isWhole ? WHOLE_INTERVAL : PART_OF_INTERVAL));
  rhythm.longest = Math.max(rhythm.longest, points);
  return true;
}
