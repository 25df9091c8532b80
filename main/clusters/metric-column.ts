import { MINUTE_MS } from '../clock.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';
import { noCells } from './cells.ts';
import type { Cells } from './cells.ts';
import type { AnswerMark, SampleTarget } from './slot.ts';

/** What a column did not take as it came, in one intake. */
export interface Irregularities {
  /** Samples without a sensible time or value. */
  readonly bad: number;
  /** Samples of an older minute than the newest of this metric. */
  readonly late: number;
  /** Second samples of one series in one answer. The larger value counts, so that order does not matter. */
  readonly duplicates: number;
}

/** What is known of the answers of an intake when a column settles. */
export interface Reading {
  /** The newest minute of the cluster. */
  readonly minute: number;
  readonly isComplete: boolean;
  readonly isCut: boolean;
}

const NEVER: Irregularities = { bad: 0, late: 0, duplicates: 0 };

/**
 * The values of one metric in one table. Samples of an intake are gathered beside the cells and become the new cells
 * when it is committed; otherwise the next intake starts over. One minute is kept, the newest met.
 */
export class MetricColumn implements SampleTarget {
  readonly definition: MetricDefinition;
  /** True where many series share a row and their values are added up. */
  readonly #adds: boolean;
  #cells = noCells;
  #intake: object | undefined;
  #minute = 0;
  #values = new Float64Array(0);
  /** The ordinal of the answer that each gathered value came with; 0 where there is none. */
  #stamps = new Uint16Array(0);
  #gathered = 0;
  #bad = 0;
  #late = 0;
  #duplicates = 0;
  #folded: { readonly into: MetricColumn; readonly rows: Uint32Array } | undefined;

  constructor(definition: MetricDefinition, adds: boolean) {
    this.definition = definition;
    this.#adds = adds;
  }

  get cells(): Cells {
    return this.#cells;
  }

  take(row: number, value: number, timestampMs: number, answer: AnswerMark): void {
    if (this.#folded) {
      this.#folded.into.take(this.#folded.rows[row] ?? 0, value, timestampMs, answer);
      return;
    }
    if (answer.intake !== this.#intake) this.#startOver(answer.intake);
    const minute = Math.floor(timestampMs / MINUTE_MS);
    if (Number.isNaN(value)) this.#bad++;
    else if (minute === this.#minute || this.#turnTo(minute, answer.latestMinute)) {
      const isNew = this.#gather(row, value, answer.ordinal);
      if (isNew) answer.intake.noteSeries();
    }
  }

  /** True when samples arrived in this intake that were not late. */
  hasSamplesOf(intake: object): boolean {
    return this.#intake === intake && this.#gathered > 0;
  }

  /** The minute of the samples gathered in this intake, or 0. */
  minuteOf(intake: object): number {
    return this.hasSamplesOf(intake) ? this.#minute : 0;
  }

  irregularitiesOf(intake: object): Irregularities {
    if (this.#intake !== intake) return NEVER;
    return { bad: this.#bad, late: this.#late, duplicates: this.#duplicates };
  }

  /** Makes what was gathered the new cells, and notes in `lastSeen` the minute of each row that has a value. */
  settle(intake: object, reading: Reading, lastSeen: Uint32Array): void {
    const old = this.#cells;
    if (this.hasSamplesOf(intake)) {
      this.#cells = this.#merge(reading, lastSeen);
    } else if (old.minute > 0 && old.minute < reading.minute) {
      const isComplete = reading.isComplete && !this.#hasUnused(intake);
      this.#cells = { ...old, ...reading, isComplete, total: Number.NaN, reported: 0 };
    }
    this.#intake = undefined;
  }

  /** Hands everything over to a column with fewer rows, now and from here on. `rows` names its row for each of ours. */
  foldInto(target: MetricColumn, rows: Uint32Array): void {
    this.#folded = { into: target, rows };
    if (this.#intake !== undefined) {
      target.#startOver(this.#intake);
      target.#minute = this.#minute;
      target.#bad = this.#bad;
      target.#late = this.#late;
      this.#stamps.forEach((stamp, row) => {
        if (stamp > 0) target.#gather(rows[row] ?? 0, this.#values[row] ?? 0, stamp);
      });
    }
    this.#cells = noCells;
    this.#values = new Float64Array(0);
    this.#stamps = new Uint16Array(0);
  }

  /** A copy with the cells of these rows only, in this order. */
  withRows(rows: Uint32Array): MetricColumn {
    const copy = new MetricColumn(this.definition, this.#adds);
    const { values, minutes } = this.#cells;
    copy.#cells = {
      ...this.#cells,
      values: Float64Array.from(rows, (row) => values[row] ?? 0),
      minutes: Uint32Array.from(rows, (row) => minutes[row] ?? 0),
    };
    return copy;
  }

  /** True when samples came that could not be used: what is missing may be among them. */
  #hasUnused(intake: object): boolean {
    return this.#intake === intake && (this.#bad > 0 || this.#late > 0);
  }

  #startOver(intake: object): void {
    this.#intake = intake;
    this.#minute = this.#cells.minute;
    this.#gathered = 0;
    this.#bad = 0;
    this.#late = 0;
    this.#duplicates = 0;
    const length = Math.max(this.#cells.values.length, this.#stamps.length);
    if (this.#values.length < length) this.#values = new Float64Array(length);
    if (this.#stamps.length < length) this.#stamps = new Uint16Array(length);
    else this.#stamps.fill(0);
  }

  /** Moves on to a newer minute. False when the sample is not to be used. */
  #turnTo(minute: number, latestMinute: number): boolean {
    if (!(minute >= 1 && minute <= latestMinute)) {
      this.#bad++;
      return false;
    }
    if (minute < this.#minute) {
      this.#late++;
      return false;
    }
    if (this.#gathered > 0) {
      this.#late += this.#gathered;
      this.#gathered = 0;
      this.#stamps.fill(0);
    }
    this.#minute = minute;
    return true;
  }

  /** True when this row had no value yet in this intake. */
  #gather(row: number, value: number, ordinal: number): boolean {
    if (row >= this.#stamps.length) this.#grow(row);
    const stamp = this.#stamps[row] ?? 0;
    const earlier = this.#values[row] ?? 0;
    if (stamp !== ordinal) this.#values[row] = value;
    else if (this.#adds) this.#values[row] = earlier + value;
    else {
      this.#duplicates++;
      if (value > earlier) this.#values[row] = value;
    }
    this.#stamps[row] = ordinal;
    if (stamp === 0) this.#gathered++;
    return stamp === 0;
  }

  #grow(row: number): void {
    const length = Math.max(16, row + 1, this.#stamps.length * 2);
    const values = new Float64Array(length);
    values.set(this.#values);
    this.#values = values;
    const stamps = new Uint16Array(length);
    stamps.set(this.#stamps);
    this.#stamps = stamps;
  }

  /** What an older reading of the same minute had, and this one has not, stays. */
  #merge(reading: Reading, lastSeen: Uint32Array): Cells {
    const old = this.#cells;
    const minute = this.#minute;
    const values = this.#values;
    this.#values = new Float64Array(0);
    const minutes = new Uint32Array(values.length);
    const isSum = this.definition.total === 'sum';
    let total = isSum ? 0 : Number.NEGATIVE_INFINITY;
    let reported = 0;
    for (let row = 0; row < values.length; row++) {
      let cellMinute = minute;
      if (this.#stamps[row] === 0) {
        values[row] = old.values[row] ?? 0;
        cellMinute = old.minutes[row] ?? 0;
      }
      minutes[row] = cellMinute;
      if (cellMinute !== minute) continue;
      const value = values[row] ?? 0;
      total = isSum ? total + value : Math.max(total, value);
      reported++;
      if ((lastSeen[row] ?? 0) < minute) lastSeen[row] = minute;
    }
    const isSameMinute = old.minute === minute;
    return {
      minute,
      values,
      minutes,
      isComplete: (reading.isComplete && this.#bad === 0) || (isSameMinute && old.isComplete),
      isCut: reading.isCut && !(isSameMinute && !old.isCut),
      total,
      reported,
    };
  }
}
