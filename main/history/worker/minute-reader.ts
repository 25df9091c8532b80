import { TIER } from './chunks.ts';
import type { Chunks } from './chunks.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { Line } from './dictionary.ts';
import { mergeMinutes } from './minute-merge.ts';
import type { MinuteRow, MinuteRows } from './minute-rows.ts';
import { MINUTES_AN_HOUR, hourOf } from './time-units.ts';

/** What was noted of a stretch of a cluster besides its packed hours; the same for all its lines. */
export interface Stretch {
  /** Minutes; `to` is not included. Both begin hours. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly MinuteRow[];
  readonly states: Uint8Array<ArrayBuffer>;
}

/** Reads minutes of lines, whether they are packed or not: nobody can tell the difference. */
export class MinuteReader {
  readonly #chunks: Chunks;
  readonly #rows: MinuteRows;
  readonly #coverage: CoverageBook;

  constructor(chunks: Chunks, rows: MinuteRows, coverage: CoverageBook) {
    this.#chunks = chunks;
    this.#rows = rows;
    this.#coverage = coverage;
  }

  /** The first minute that may be known of a line of a day's life, to the hour. */
  oldest(): number | undefined {
    const packed = this.#chunks.first(TIER.shortMinutes);
    const minutes = [packed && packed * MINUTES_AN_HOUR, this.#rows.oldest()].filter(
      (one) => one !== undefined,
    );
    return minutes.length > 0 ? Math.min(...minutes) : undefined;
  }

  /** Prepares to read many lines of one cluster; `from` and `to` are widened to whole hours. */
  stretch(cluster: number, from: number, to: number): Stretch {
    const first = hourOf(from) * MINUTES_AN_HOUR;
    const end = hourOf(to + MINUTES_AN_HOUR - 1) * MINUTES_AN_HOUR;
    return {
      from: first,
      to: end,
      rows: this.#rows.between(cluster, first, end),
      states: this.#coverage.states(cluster, first, end),
    };
  }

  /** A value for each minute of the stretch, NaN for a gap. */
  read({ id, isLong }: Line, { from, to, rows, states }: Stretch): Float64Array<ArrayBuffer> {
    const packed = this.#chunks.minutesBetween(id, isLong, hourOf(from), hourOf(to));
    if (rows.length === 0) return packed;
    const scraped = gaps(to - from);
    const filled = gaps(to - from);
    this.#rows.readLine(rows, id, ({ minute, isFilled }, value) => {
      (isFilled ? filled : scraped)[minute - from] = value;
    });
    const merged = gaps(to - from);
    mergeMinutes({ packed, scraped, filled, states }, merged);
    return merged;
  }
}

function gaps(count: number): Float64Array<ArrayBuffer> {
  return new Float64Array(count).fill(Number.NaN);
}
