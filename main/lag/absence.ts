/** Absent for so many fresh, complete minutes, a group is gone. */
export const GONE_AFTER = 3;
/** A group must have been seen for an hour before its absence means anything: consoles come and go. */
const SEEN_MINUTES = 60;
/** Silent at this time of day on so many of the last 7 days, its absence is a habit. */
const HABIT_DAYS = 3;
/** A group that was missed for an hour at its usual time stays vanished when that time is over. */
const MISSED_MINUTES = 60;

/** How the absence of a whole group is judged; all but `vanished` are "idle". */
export type Absence = 'vanished' | 'marked' | 'brief' | 'nothing-waits' | 'habit';

/** What is known of a group that is absent. */
export interface AbsenceFacts {
  /** In how many minutes it was there before. */
  readonly seen: number;
  /** True when the user expects it to be idle. */
  readonly isExpectedIdle: boolean;
  /** True when, for all that is known, more than the floor waits in one of its topics. */
  readonly isWaiting: boolean;
  /** For how many minutes it has been called vanished. */
  readonly vanishedMinutes: number;
  /** On how many of the last 7 days it was silent about this time. */
  readonly silentDays: () => number;
}

/** Judges a group all of whose topics have been absent for `GONE_AFTER` minutes. */
export function judgeAbsence(facts: AbsenceFacts): Absence {
  if (facts.isExpectedIdle) return 'marked';
  if (facts.seen < SEEN_MINUTES) return 'brief';
  if (!facts.isWaiting) return 'nothing-waits';
  if (facts.vanishedMinutes >= MISSED_MINUTES) return 'vanished';
  return facts.silentDays() >= HABIT_DAYS ? 'habit' : 'vanished';
}
