import { MINUTE_STATE } from '../data.ts';
import type { Database } from './database.ts';
import { MINUTES_AN_HOUR, hourOf } from './time-units.ts';

const SIGNS = '.fps';
const NOTHING = SIGNS.charAt(MINUTE_STATE.missing).repeat(MINUTES_AN_HOUR);

/** Knows of each minute of each cluster whether it was scraped or filled. */
export class CoverageBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Notes a `MINUTE_STATE`; a greater one that is known stays. */
  note(cluster: number, minutes: Iterable<number>, state: number): void {
    const byHour = Map.groupBy(minutes, (minute) => hourOf(minute));
    for (const [hour, inHour] of byHour) {
      const text = this.#hour(cluster, hour);
      const signs = text.split('');
      for (const minute of inHour) {
        const index = minute - hour * MINUTES_AN_HOUR;
        if (state > SIGNS.indexOf(signs[index] ?? '')) signs[index] = SIGNS.charAt(state);
      }
      const noted = signs.join('');
      if (noted === text) continue;
      this.#database.run('INSERT OR REPLACE INTO coverage VALUES (?, ?, ?)', cluster, hour, noted);
    }
  }

  /** A `MINUTE_STATE` for each minute of a stretch, `to` not included. */
  states(cluster: number, from: number, to: number): Uint8Array<ArrayBuffer> {
    const states = new Uint8Array(Math.max(0, to - from));
    const rows = this.#database.all(
      'SELECT hour, minutes FROM coverage WHERE cluster = ? AND hour >= ? AND hour < ?',
      cluster,
      hourOf(from),
      hourOf(to + MINUTES_AN_HOUR - 1),
    );
    for (const { hour, minutes } of rows) {
      const first = Number(hour) * MINUTES_AN_HOUR - from;
      for (const [index, sign] of String(minutes).split('').entries()) {
        const at = first + index;
        if (at >= 0 && at < states.length) states[at] = Math.max(0, SIGNS.indexOf(sign));
      }
    }
    return states;
  }

  /** The newest minute of a cluster of which anything is known. */
  newest(cluster: number): number | undefined {
    const row = this.#database.get(
      'SELECT hour, minutes FROM coverage WHERE cluster = ? ORDER BY hour DESC LIMIT 1',
      cluster,
    );
    if (!row) return undefined;
    const last = String(row['minutes']).search(/\.*$/) - 1;
    return Number(row['hour']) * MINUTES_AN_HOUR + last;
  }

  /** Forgets the hours before this one. */
  deleteBefore(hour: number): void {
    this.#database.run('DELETE FROM coverage WHERE hour < ?', hour);
  }

  #hour(cluster: number, hour: number): string {
    const row = this.#database.get(
      'SELECT minutes FROM coverage WHERE cluster = ? AND hour = ?',
      cluster,
      hour,
    );
    return row ? String(row['minutes']) : NOTHING;
  }
}
