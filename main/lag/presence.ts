import { ColumnRing } from './column-ring.ts';

const MINUTES_PER_DAY = 1_440;
/** Short enough to tell a batch that ends at 03:20 from one that ends at 03:50. */
const QUARTER_MINUTES = 15;
const DAYS = 7;
const QUARTERS_KEPT = (DAYS * MINUTES_PER_DAY) / QUARTER_MINUTES + 4;
/** With fewer complete minutes a quarter of an hour tells nothing of what was absent in it. */
const LEAST_MINUTES = 12;
/** A batch may begin and end this much later or earlier than on other days. */
const EARLIER_MINUTES = 15;
const LATER_MINUTES = 30;

/** At which quarters of an hour of the last 7 days each group was there. */
export class Presence {
  /** A bit for each group. */
  readonly #groups = new ColumnRing(QUARTERS_KEPT, (bytes) => new Uint8Array(bytes), 0);
  /** Complete minutes of each quarter of an hour. */
  readonly #observed = new ColumnRing(QUARTERS_KEPT, (rows) => new Uint8Array(rows), 0);

  /** Takes note that what was there in these minutes is known as a whole; they lie in one quarter of an hour. */
  observe(minute: number, minutes: number, groups: number): void {
    const column = this.#observed.open(quarterOf(minute), 1);
    column[0] = (column[0] ?? 0) + minutes;
    this.#groups.open(quarterOf(minute), Math.ceil(groups / 8));
  }

  /** Takes note that a group was there in a minute. */
  note(minute: number, group: number): void {
    const column = this.#groups.open(quarterOf(minute), (group >> 3) + 1);
    column[group >> 3] = (column[group >> 3] ?? 0) | (1 << (group & 7));
  }

  /**
   * On how many of the last 7 days a group was silent about this time of day. `from` is the minute it was seen first,
   * `until` that of its present absence: neither the time before nor the absence itself makes a habit.
   */
  silentDays(minute: number, group: number, from: number, until: number): number {
    let days = 0;
    for (let day = 1; day <= DAYS; day++) {
      if (this.#wasSilentAbout(minute - day * MINUTES_PER_DAY, group, from, until)) days++;
    }
    return days;
  }

  /** Forgets a group, so that its number can be given to another. */
  clear(group: number): void {
    for (const column of this.#groups.columns()) {
      if (group >> 3 < column.length) column[group >> 3] = (column[group >> 3] ?? 0) & ~(1 << (group & 7));
    }
  }

  #wasSilentAbout(minute: number, group: number, from: number, until: number): boolean {
    const first = quarterOf(Math.max(minute - EARLIER_MINUTES, from + QUARTER_MINUTES));
    const last = quarterOf(Math.min(minute + LATER_MINUTES, until - QUARTER_MINUTES));
    for (let quarter = first; quarter <= last; quarter++) {
      const isObserved = this.#observed.at(quarter, 0) >= LEAST_MINUTES;
      if (isObserved && (this.#groups.at(quarter, group >> 3) & (1 << (group & 7))) === 0) return true;
    }
    return false;
  }
}

function quarterOf(minute: number): number {
  return Math.floor(minute / QUARTER_MINUTES);
}
