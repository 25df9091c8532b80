import type { EventFilter, HistoryEvent } from '../data.ts';
import type { Database } from './database.ts';

/** More than this in one answer helps nobody. */
const EVENTS_AT_MOST = 10_000;

/** Keeps what happened: state changes, alerts. */
export class EventBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(events: readonly HistoryEvent[]): void {
    for (const { at, clusterId, subject, kind, detail } of events) {
      const text = JSON.stringify(detail ?? null);
      this.#database.run(
        'INSERT INTO event VALUES (NULL, ?, ?, ?, ?, ?)',
        at,
        clusterId,
        subject,
        kind,
        text,
      );
    }
  }

  /** Oldest first; where there are very many, the newest of them. */
  find({ from, to, clusterId, subject, kind }: EventFilter): HistoryEvent[] {
    const rows = this.#database.all(
      `SELECT * FROM event WHERE at >= ? AND at < ? AND cluster = coalesce(?, cluster)
       AND subject = coalesce(?, subject) AND kind = coalesce(?, kind) ORDER BY at DESC, id DESC LIMIT ?`,
      from,
      to,
      clusterId ?? null,
      subject ?? null,
      kind ?? null,
      EVENTS_AT_MOST,
    );
    return rows.reverse().map((row) => ({
      at: Number(row['at']),
      clusterId: String(row['cluster']),
      subject: String(row['subject']),
      kind: String(row['kind']),
      detail: JSON.parse(String(row['detail'])) as unknown,
    }));
  }
}
