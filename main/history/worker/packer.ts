import type { Chunks } from './chunks.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { Database } from './database.ts';
import type { DueDays } from './due-days.ts';
import { HourMatrix } from './hour-matrix.ts';
import { LINES_A_BLOCK, blocksOf } from './minute-codec.ts';
import { mergeMinutes } from './minute-merge.ts';
import type { MinuteRow, MinuteRows } from './minute-rows.ts';
import { MINUTES_AN_HOUR, dayOf, hourOf } from './time-units.ts';

/** So many minutes after an hour, what is late has come: packing it once more would cost as much again. */
const SLACK_MINUTES = 5;

/** What the packer works with. */
export interface PackerParts {
  readonly database: Database;
  readonly chunks: Chunks;
  readonly rows: MinuteRows;
  readonly coverage: CoverageBook;
  readonly dueDays: DueDays;
}

/** An hour of a cluster while it is packed. */
interface Job {
  readonly cluster: number;
  readonly hour: number;
  readonly rows: readonly MinuteRow[];
  readonly states: Uint8Array;
  readonly blocks: number[];
}

/**
 * Turns the rows of finished hours into one chunk for each line, a block of lines at a time. Each slice is a transaction,
 * and packing the same rows twice gives the same: it may end anywhere.
 */
export class Packer {
  readonly #parts: PackerParts;
  /** Only while there is something to pack: its 2 MB are not to be held for nothing. */
  #matrix: HourMatrix | undefined;
  readonly #merged = new Float64Array(MINUTES_AN_HOUR);
  #job: Job | undefined;

  constructor(parts: PackerParts) {
    this.#parts = parts;
  }

  /** Does a slice of what is to be done for a cluster, whose newest minute this is. False when there is nothing. */
  work(cluster: number, newestMinute: number): boolean {
    const job = this.#job ?? this.#next(cluster, newestMinute);
    if (!job) {
      this.#matrix?.dispose();
      this.#matrix = undefined;
      return false;
    }
    // A slice that fails begins anew with all rows.
    this.#job = undefined;
    const block = job.blocks.at(-1);
    this.#parts.database.transaction(() => {
      if (block === undefined) this.#finish(job);
      else this.#pack(job, block);
    });
    if (block !== undefined) {
      job.blocks.pop();
      this.#job = job;
    }
    return true;
  }

  #next(cluster: number, newestMinute: number): Job | undefined {
    const first = this.#parts.rows.first(cluster);
    if (first === undefined || hourOf(first) >= hourOf(newestMinute - SLACK_MINUTES)) return undefined;
    const hour = hourOf(first);
    const from = hour * MINUTES_AN_HOUR;
    const rows = this.#parts.rows.between(cluster, from, from + MINUTES_AN_HOUR);
    const blocks = new Set(rows.flatMap((row) => Array.from(blocksOf(row.blocks), ({ block }) => block)));
    const states = this.#parts.coverage.states(cluster, from, from + MINUTES_AN_HOUR);
    return { cluster, hour, rows, states, blocks: [...blocks].sort((a, b) => b - a) };
  }

  #pack({ hour, rows, states }: Job, block: number): void {
    const { chunks, database } = this.#parts;
    const firstLine = block * LINES_A_BLOCK;
    const matrix = (this.#matrix ??= new HourMatrix());
    matrix.clear();
    this.#parts.rows.readBlock(rows, block, ({ minute, isFilled }, line, value) => {
      matrix.set(line - firstLine, minute - hour * MINUTES_AN_HOUR, value, isFilled);
    });
    matrix.take((index, scraped, filled) => {
      const line = firstLine + index;
      const isLong = database.number('SELECT is_long FROM line WHERE id = ?', line) === 1;
      const packed = chunks.minutes(line, isLong, hour);
      mergeMinutes({ packed, scraped, filled, states }, this.#merged);
      chunks.putMinutes(line, isLong, hour, this.#merged);
      database.run('UPDATE line SET last_hour = ? WHERE id = ? AND last_hour < ?', hour, line, hour);
    });
  }

  #finish({ cluster, hour, rows }: Job): void {
    this.#parts.rows.delete(rows);
    this.#parts.dueDays.note(cluster, dayOf(hour * MINUTES_AN_HOUR));
  }
}
