import { ColumnRing } from './column-ring.ts';
import { MinuteRows } from './minute-rows.ts';

/** A walk back over what was produced, from the end of a minute. */
export interface Reach {
  /** How far back the walk came, in minutes. */
  readonly minutes: number;
  /** False when it ended at a gap or where the data begins. */
  readonly isReached: boolean;
}

/** Two hours are walked minute by minute, and then on to whole ten minutes. */
const MINUTES_WALKED = 120;
const MINUTES_KEPT = MINUTES_WALKED + 10;
/** A day is walked by ten minutes, and then on to a whole hour. */
const TENS_WALKED = 24 * 60;
const TENS_KEPT = TENS_WALKED / 10 + 8;
const HOURS_KEPT = 7 * 24 + 2;

/**
 * What the topics of a cluster received, by row: minute by minute for two hours, in sums of ten minutes for a day, of
 * an hour for a week. A sum that lacks a minute is not known.
 */
export class Production {
  readonly #minutes = new MinuteRows(MINUTES_KEPT, (cells) => new Float32Array(cells));
  readonly #tens = new Sums(TENS_KEPT, 10);
  readonly #hours = new Sums(HOURS_KEPT, 60);

  /** Adds a minute, later than all before; NaN is a gap. */
  addMinute(minute: number, values: Float64Array): void {
    this.#minutes.open(minute, values.length);
    for (let row = 0; row < values.length; row++) this.#minutes.set(row, values[row] ?? Number.NaN);
    this.#tens.add(minute, 1, values);
    this.#hours.add(minute, 1, values);
  }

  /** Adds some minutes at once; the single ones stay unknown. */
  addStep(minute: number, minutes: number, values: Float64Array): void {
    this.#tens.add(minute, minutes, values);
    this.#hours.add(minute, minutes, values);
  }

  /** Records of a minute; NaN where that is not known. */
  at(minute: number, row: number): number {
    return this.#minutes.at(minute, row);
  }

  /**
   * Walks back from the end of a minute until so many records were produced. In sums of many minutes it stops at the
   * near end of the one that reaches the number: the way is never longer than what is known for certain.
   */
  walkBack(row: number, minute: number, records: number): Reach {
    let rest = records;
    let next = minute;
    for (; minute - next < MINUTES_WALKED; next--) {
      const produced = this.#minutes.at(next, row);
      if (Number.isNaN(produced)) return { minutes: minute - next, isReached: false };
      if (produced >= rest) return { minutes: minute - next + rest / produced, isReached: true };
      rest -= produced;
    }
    for (;;) {
      const { minutes, produced } = this.#stretch(row, next, minute - next);
      if (Number.isNaN(produced)) return { minutes: minute - next, isReached: false };
      if (produced >= rest) return { minutes: minute - next, isReached: true };
      rest -= produced;
      next -= minutes;
    }
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    this.#minutes.clearRow(row);
    this.#tens.ring.clearRow(row);
    this.#hours.ring.clearRow(row);
  }

  /** The longest stretch that ends with this minute and is known as a whole; the longer ones only far back. */
  #stretch(row: number, last: number, walked: number): Stretch {
    const candidates = walked < TENS_WALKED ? [this.#tens] : [this.#hours, this.#tens];
    for (const sums of candidates) {
      const produced = (last + 1) % sums.minutes === 0 ? sums.at(last, row) : Number.NaN;
      if (!Number.isNaN(produced)) return { minutes: sums.minutes, produced };
    }
    return { minutes: 1, produced: this.#minutes.at(last, row) };
  }
}

interface Stretch {
  readonly minutes: number;
  readonly produced: number;
}

/** Sums over stretches of equal length. */
class Sums {
  readonly ring: ColumnRing<Float32Array>;
  readonly minutes: number;
  /** How many minutes each stretch has so far. */
  readonly #counts: ColumnRing<Uint16Array>;

  constructor(length: number, minutes: number) {
    this.ring = new ColumnRing(length, (rows) => new Float32Array(rows), Number.NaN);
    this.#counts = new ColumnRing(length, (rows) => new Uint16Array(rows), 0);
    this.minutes = minutes;
  }

  add(minute: number, minutes: number, values: Float64Array): void {
    const step = Math.floor(minute / this.minutes);
    const counted = this.#counts.at(step, 0);
    const column = this.ring.open(step, values.length);
    if (counted === 0) {
      column.set(values);
    } else {
      for (let row = 0; row < values.length; row++) {
        column[row] = (column[row] ?? Number.NaN) + (values[row] ?? Number.NaN);
      }
    }
    this.#counts.open(step, 1)[0] = counted + minutes;
  }

  /** The sum of the stretch that a minute belongs to; NaN unless all of it is known. */
  at(minute: number, row: number): number {
    const step = Math.floor(minute / this.minutes);
    return this.#counts.at(step, 0) === this.minutes ? this.ring.at(step, row) : Number.NaN;
  }
}
