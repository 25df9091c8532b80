import { ColumnRing } from './column-ring.ts';
import type { Pair } from './members.ts';
import type { Production } from './production.ts';
import type { RecentPoints } from './recent-points.ts';

/** An hour for the small chart, and a little more for falls at its edge. */
const MINUTES_KEPT = 64;

/** The lags of all pairs over the last hour, and beside them what their topics received. */
export class PairPoints {
  readonly #lags = new ColumnRing(MINUTES_KEPT, (rows) => new Float64Array(rows), Number.NaN);
  readonly #view: PointsOfPair;

  constructor(production: Production) {
    this.#view = new PointsOfPair(this.#lags, production);
  }

  /** How many minutes are kept. */
  get length(): number {
    return this.#lags.length;
  }

  /** The column of a new minute, to be filled by pair row. */
  open(minute: number, rows: number): Float64Array {
    return this.#lags.open(minute, rows);
  }

  /** The points of one pair. They are those of the next pair as soon as this is called again. */
  of(pair: Pair): RecentPoints {
    this.#view.pairRow = pair.row;
    this.#view.topicRow = pair.topic.row;
    return this.#view;
  }

  /** Forgets a row, so that its number can be given to another. */
  clearRow(row: number): void {
    this.#lags.clearRow(row);
  }
}

/** One object for all pairs: there are 15,000 of them, each minute. */
class PointsOfPair implements RecentPoints {
  pairRow = 0;
  topicRow = 0;
  readonly #lags: ColumnRing<Float64Array>;
  readonly #production: Production;

  constructor(lags: ColumnRing<Float64Array>, production: Production) {
    this.#lags = lags;
    this.#production = production;
  }

  lag(minute: number): number {
    return this.#lags.at(minute, this.pairRow);
  }

  produced(minute: number): number {
    return this.#production.at(minute, this.topicRow);
  }
}
