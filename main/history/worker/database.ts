import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { migrate } from './schema.ts';

/** Another program that writes, the sqlite3 shell for instance, is waited for this long. */
const BUSY_TIMEOUT_MS = 2_000;
/** Kilobytes of pages that are kept in memory. */
const CACHE_KILOBYTES = 2_048;
const LOG_BYTES_KEPT = 4 * 1_024 * 1_024;

/** A row of an answer. */
export type Row = Record<string, SQLOutputValue>;

/** The history's database, open and of the newest version. Statements are prepared once. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens or makes the file; `:memory:` for none. Throws what SQLite or `migrate` throws, and leaves nothing open. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      // What a kill leaves in the log is taken over at the next start: with WAL, NORMAL loses nothing to it.
      this.#database.exec(`
        PRAGMA page_size = 8192;
        PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -${CACHE_KILOBYTES};
        PRAGMA journal_size_limit = ${LOG_BYTES_KEPT};
      `);
      migrate(this.#database);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** The first row of an answer. */
  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  /** The first column of the first row, which is a number; undefined where there is no row, or nothing in it. */
  number(sql: string, ...values: SQLInputValue[]): number | undefined {
    const [value] = Object.values(this.get(sql, ...values) ?? {});
    return typeof value === 'number' ? value : undefined;
  }

  /** All rows of an answer. */
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values);
  }

  /** Changes something; answers how many rows, and the id of the last one that was added. */
  run(sql: string, ...values: SQLInputValue[]): { readonly changes: number; readonly id: number } {
    const { changes, lastInsertRowid } = this.#prepared(sql).run(...values);
    return { changes: Number(changes), id: Number(lastInsertRowid) };
  }

  /** Does all or nothing. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk or a damaged file may have ended it already.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** May be called twice. */
  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A BLOB of an answer; empty where there is none. */
export function blob(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(0);
}
