import { ColumnRing } from './column-ring.ts';

/** Two hours: less memory, and a day is a day. */
const BUCKET_MINUTES = 120;
const BUCKETS = 13;

/**
 * The lowest lag while consuming and the longest time between two signs of it, by two hours, for the last 24 hours. Minutes
 * count since the epoch.
 */
export class DayMemory {
  readonly #lows = new ColumnRing(BUCKETS, (rows) => new Float32Array(rows), Infinity);
  readonly #longest = new ColumnRing(BUCKETS, (rows) => new Uint16Array(rows), 0);

  /** Makes room for the time around a minute. */
  open(minute: number, rows: number): void {
    this.#lows.open(bucketOf(minute), rows);
    this.#longest.open(bucketOf(minute), rows);
  }

  noteLow(minute: number, row: number, lag: number): void {
    const column = this.#lows.column(bucketOf(minute));
    if (column && lag < (column[row] ?? Infinity)) column[row] = lag;
  }

  noteInterval(minute: number, row: number, points: number): void {
    const column = this.#longest.column(bucketOf(minute));
    if (column && points > (column[row] ?? 0)) column[row] = points;
  }

  /** The lowest lag of the 24 hours until this one, exact up to 16 million; infinite where none is known. */
  lowest(minute: number, row: number): number {
    let lowest = Infinity;
    for (let back = 0; back < BUCKETS; back++)
      lowest = Math.min(lowest, this.#lows.at(bucketOf(minute) - back, row));
    return lowest;
  }

  /** The longest time of the 24 hours until this one; 0 where none is known. */
  longest(minute: number, row: number): number {
    let longest = 0;
    for (let back = 0; back < BUCKETS; back++) {
      longest = Math.max(longest, this.#longest.at(bucketOf(minute) - back, row));
    }
    return longest;
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    this.#lows.clearRow(row);
    this.#longest.clearRow(row);
  }
}

function bucketOf(minute: number): number {
  return Math.floor(minute / BUCKET_MINUTES);
}
