import type { Pair } from './members.ts';
import { MinuteRows } from './minute-rows.ts';
import type { Production } from './production.ts';
import type { RecentPoints } from './recent-points.ts';

/** An hour for the small chart, and a little more for falls at its edge. */
const MINUTES_KEPT = 64;

/** The lags of all pairs over the last hour, and beside them what their topics received. */
export class PairPoints {
  readonly #lags = new MinuteRows(MINUTES_KEPT, (cells) => new Float64Array(cells));
  readonly #view: PointsOfPair;

  constructor(production: Production) {
    this.#view = new PointsOfPair(this.#lags, production);
  }

  /** How many minutes are kept. */
  get length(): number {
    return this.#lags.length;
  }

  /** Begins a minute with room for so many pairs. */
  open(minute: number, rows: number): void {
    this.#lags.open(minute, rows);
  }

  /** Sets the lag of a pair in the newest minute; nobody is ahead of what was produced. */
  set(pair: Pair, lag: number): void {
    this.#lags.set(pair.row, Math.max(0, lag));
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
  readonly #lags: MinuteRows;
  readonly #production: Production;

  constructor(lags: MinuteRows, production: Production) {
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
