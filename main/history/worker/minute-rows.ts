import { blob } from './database.ts';
import type { Database } from './database.ts';
import { blockOf, blocksOf, readBlock } from './minute-codec.ts';
import type { PackedMinute } from './minute-codec.ts';
import { release } from './release.ts';

/** A minute of a cluster that is not packed yet. */
export interface MinuteRow {
  readonly id: number;
  readonly minute: number;
  readonly isFilled: boolean;
  readonly blocks: Uint8Array;
}

/** Takes a value of a row. */
export type RowValue = (row: MinuteRow, line: number, value: number) => void;

/** The minutes that came since their hour was packed last, one row for each scrape and cluster. */
export class MinuteRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `writtenAt` in epoch milliseconds. */
  add(cluster: number, minute: number, isFilled: boolean, writtenAt: number, values: PackedMinute): void {
    this.#database.run(
      'INSERT INTO minute_row VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)',
      cluster,
      minute,
      isFilled ? 1 : 0,
      writtenAt,
      values.count,
      values.blocks,
      values.body,
    );
  }

  /** The rows of a stretch, `to` not included, in the order in which they came. */
  between(cluster: number, from: number, to: number): MinuteRow[] {
    return this.#database
      .all(
        `SELECT id, minute, is_filled, blocks FROM minute_row
         WHERE cluster = ? AND minute >= ? AND minute < ? ORDER BY id`,
        cluster,
        from,
        to,
      )
      .map((row) => ({
        id: Number(row['id']),
        minute: Number(row['minute']),
        isFilled: row['is_filled'] === 1,
        blocks: blob(row['blocks']),
      }));
  }

  /** Hands out the values that these rows have in one block of lines, row by row. */
  readBlock(rows: readonly MinuteRow[], block: number, found: RowValue): void {
    for (const row of rows) {
      for (const place of blocksOf(row.blocks)) {
        if (place.block !== block) continue;
        const bytes = this.#database.get(
          'SELECT substr(body, ?, ?) AS part FROM minute_row WHERE id = ?',
          place.offset + 1,
          place.length,
          row.id,
        );
        const part = blob(bytes?.['part']);
        readBlock(block, part, (line, value) => found(row, line, value));
        release(part.buffer);
      }
    }
  }

  /** Hands out the values that these rows have of one line. */
  readLine(rows: readonly MinuteRow[], line: number, found: (row: MinuteRow, value: number) => void): void {
    this.readBlock(rows, blockOf(line), (row, other, value) => {
      if (other === line) found(row, value);
    });
  }

  delete(rows: readonly MinuteRow[]): void {
    for (const { id } of rows) this.#database.run('DELETE FROM minute_row WHERE id = ?', id);
  }

  /** The oldest minute of a cluster that waits to be packed; undefined when none does. */
  first(cluster: number): number | undefined {
    return this.#database.number('SELECT min(minute) FROM minute_row WHERE cluster = ?', cluster);
  }

  /** The oldest minute of all. */
  oldest(): number | undefined {
    return this.#database.number('SELECT min(minute) FROM minute_row');
  }
}
