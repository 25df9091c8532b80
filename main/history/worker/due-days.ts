import type { Database } from './database.ts';

/** The days whose minutes changed since their longer steps were made: until they are made anew, only minutes are right. */
export class DueDays {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  note(cluster: number, day: number): void {
    this.#database.run(
      'INSERT INTO due_day VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET changes = changes + 1',
      cluster,
      day,
    );
  }

  /** How often the day changed; undefined when it is not due. */
  changes(cluster: number, day: number): number | undefined {
    return this.#database.number('SELECT changes FROM due_day WHERE cluster = ? AND day = ?', cluster, day);
  }

  /** The due days of a cluster from one day until before another. */
  between(cluster: number, from: number, to: number): Set<number> {
    const rows = this.#database.all(
      'SELECT day FROM due_day WHERE cluster = ? AND day >= ? AND day < ?',
      cluster,
      from,
      to,
    );
    return new Set(rows.map(({ day }) => Number(day)));
  }

  /** The first due day of a cluster before this one. */
  first(cluster: number, before: number): number | undefined {
    return this.#database.number(
      'SELECT min(day) FROM due_day WHERE cluster = ? AND day < ?',
      cluster,
      before,
    );
  }

  /** The first due day of all. */
  oldest(): number | undefined {
    return this.#database.number('SELECT min(day) FROM due_day');
  }

  /** The day is done, unless it changed meanwhile. */
  settle(cluster: number, day: number, changes: number): void {
    this.#database.run(
      'DELETE FROM due_day WHERE cluster = ? AND day = ? AND changes = ?',
      cluster,
      day,
      changes,
    );
  }

  deleteBefore(day: number): void {
    this.#database.run('DELETE FROM due_day WHERE day < ?', day);
  }
}
