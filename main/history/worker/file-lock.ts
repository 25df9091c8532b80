import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './database-errors.ts';

/**
 * A lock that dies with its process, however that ends: SQLite's own, on an empty file beside the history. The history
 * itself stays free for readers such as the sqlite3 shell.
 */
export class FileLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Undefined when somebody else holds it. Throws where the file cannot be made. */
  static take(path: string): FileLock | undefined {
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      // The journal in memory: nothing is ever written, and nothing else shall appear beside it.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return new FileLock(database);
    } catch (error) {
      database.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
  }

  release(): void {
    this.#database.close();
  }
}
