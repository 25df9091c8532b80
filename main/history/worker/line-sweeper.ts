import type { Retention } from '../../../preload/answers/history.ts';
import type { Database } from './database.ts';
import { HOURS_A_DAY, dayOf, hourOf } from './time-units.ts';

const LINES_A_SLICE = 1_000;
/** Hours that an unused line of a day's life is kept beyond it. */
const SLACK_HOURS = 2;

/** Once a day, forgets lines of which nothing is left: consumer groups with random names come and go by the thousand. */
export class LineSweeper {
  readonly #database: Database;
  #sweptDay = 0;
  #lastLine = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Does a slice. Lines with one of the label sets in use stay: their numbers are known elsewhere. False when there is
   * nothing to do.
   */
  work(retention: Retention, newestMinute: number, inUse: () => ReadonlySet<number>): boolean {
    const day = dayOf(newestMinute);
    if (day <= this.#sweptDay) return false;
    const lines = this.#database.all(
      'SELECT id, label_set, is_long, last_hour FROM line WHERE id > ? ORDER BY id LIMIT ?',
      this.#lastLine,
      LINES_A_SLICE,
    );
    const hour = hourOf(newestMinute);
    const shortHorizon = hour - HOURS_A_DAY - SLACK_HOURS;
    const longHorizon = hour - (retention.hourDays + 1) * HOURS_A_DAY;
    const unused = lines.filter(
      (line) => Number(line['last_hour']) < (line['is_long'] === 1 ? longHorizon : shortHorizon),
    );
    if (unused.length > 0)
      this.#delete(
        unused.map((line) => [Number(line['id']), Number(line['label_set'])]),
        inUse(),
      );
    this.#lastLine = Number(lines.at(-1)?.['id'] ?? 0);
    if (lines.length === 0) this.#sweptDay = day;
    return true;
  }

  #delete(lines: readonly (readonly [id: number, labelSet: number])[], inUse: ReadonlySet<number>): void {
    this.#database.transaction(() => {
      for (const [id, labelSet] of lines) {
        if (inUse.has(labelSet)) continue;
        this.#database.run('DELETE FROM line WHERE id = ?', id);
        this.#database.run(
          'DELETE FROM label_set WHERE id = ? AND NOT EXISTS (SELECT 1 FROM line WHERE label_set = ?)',
          labelSet,
          labelSet,
        );
      }
    });
  }
}
