import { ColumnRing } from './column-ring.ts';

const HOURS = 25;

/** The lowest lag while consuming and the longest time between two signs of it, by hour, for the last 24 hours. */
export class DayMemory {
  readonly #lows = new ColumnRing(HOURS, (rows) => new Float32Array(rows), Infinity);
  readonly #longest = new ColumnRing(HOURS, (rows) => new Uint16Array(rows), 0);

  /** Makes room for an hour. */
  open(hour: number, rows: number): void {
    this.#lows.open(hour, rows);
    this.#longest.open(hour, rows);
  }

  noteLow(hour: number, row: number, lag: number): void {
    const column = this.#lows.column(hour);
    if (column && lag < (column[row] ?? Infinity)) column[row] = lag;
  }

  noteInterval(hour: number, row: number, points: number): void {
    const column = this.#longest.column(hour);
    if (column && points > (column[row] ?? 0)) column[row] = points;
  }

  /** The lowest lag of the 24 hours until this one, exact up to 16 million; infinite where none is known. */
  lowest(hour: number, row: number): number {
    let lowest = Infinity;
    for (let back = 0; back < HOURS; back++) lowest = Math.min(lowest, this.#lows.at(hour - back, row));
    return lowest;
  }

  /** The longest time of the 24 hours until this one; 0 where none is known. */
  longest(hour: number, row: number): number {
    let longest = 0;
    for (let back = 0; back < HOURS; back++) longest = Math.max(longest, this.#longest.at(hour - back, row));
    return longest;
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    this.#lows.clearRow(row);
    this.#longest.clearRow(row);
  }
}
