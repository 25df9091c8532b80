import type { DatabaseSync } from 'node:sqlite';

/** Marks the file as ours, in its header: "Lagl". */
export const APPLICATION_ID = 0x4c61676c;

/**
 * Version 1. Times are numbers of minutes, hours or days since 1970; `cluster`, `metric`, `label_set` and `line` refer
 * to the tables of these names. Every table has a view that people can read, see below.
 */
const FIRST = `
CREATE TABLE cluster (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE metric (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL);
-- Label names, comma between them, and all labels as JSON, both in the order of the names.
CREATE TABLE label_set (id INTEGER PRIMARY KEY, names TEXT NOT NULL, labels TEXT NOT NULL UNIQUE);
-- is_long: kept longer than a day. last_hour: when it had a value last, noted when its hour was packed.
CREATE TABLE line (
  id INTEGER PRIMARY KEY, cluster INTEGER NOT NULL, metric INTEGER NOT NULL, label_set INTEGER NOT NULL,
  is_long INTEGER NOT NULL, last_hour INTEGER NOT NULL
);
CREATE UNIQUE INDEX line_key ON line (cluster, metric, label_set);
CREATE INDEX line_label_set ON line (label_set);
-- One minute of a cluster as it was scraped (is_filled 0) or fetched later (1), until its hour is packed.
CREATE TABLE minute_row (
  id INTEGER PRIMARY KEY, cluster INTEGER NOT NULL, minute INTEGER NOT NULL, is_filled INTEGER NOT NULL,
  written_at INTEGER NOT NULL, value_count INTEGER NOT NULL, blocks BLOB NOT NULL, body BLOB NOT NULL
);
CREATE INDEX minute_row_minute ON minute_row (cluster, minute);
-- A stretch of one line. tier 0: an hour of minutes, kept for a day; 1: the same, kept longer; 2: a day of five minutes;
-- 3: a day of hours. start: number of the hour or day.
CREATE TABLE chunk (
  tier INTEGER NOT NULL, start INTEGER NOT NULL, line INTEGER NOT NULL, samples BLOB NOT NULL,
  PRIMARY KEY (tier, start, line)
) WITHOUT ROWID;
-- Days whose longer steps have to be made of their minutes, once the day is over. changes: how often that was noted.
CREATE TABLE due_day (
  cluster INTEGER NOT NULL, day INTEGER NOT NULL, changes INTEGER NOT NULL, PRIMARY KEY (cluster, day)
) WITHOUT ROWID;
-- A sign for each minute of the hour: '.' missing, 'f' filled, 'p' partly scraped, 's' scraped.
CREATE TABLE coverage (
  cluster INTEGER NOT NULL, hour INTEGER NOT NULL, minutes TEXT NOT NULL, PRIMARY KEY (cluster, hour)
) WITHOUT ROWID;
CREATE TABLE event (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, cluster TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX event_at ON event (at);

-- What the sqlite3 shell can read, also while Laglight runs. Values of samples are packed: only Laglight reads them.
CREATE VIEW clusters AS
  SELECT cluster.name AS cluster,
    (SELECT count(*) FROM line WHERE line.cluster = cluster.id) AS series,
    datetime((SELECT max(hour) FROM coverage WHERE coverage.cluster = cluster.id) * 3600, 'unixepoch') AS newest_hour
  FROM cluster;
CREATE VIEW series AS
  SELECT line.id AS id, cluster.name AS cluster, metric.name AS metric, metric.kind AS kind, label_set.labels AS labels,
    line.is_long AS is_long, datetime(line.last_hour * 3600, 'unixepoch') AS last_hour
  FROM line JOIN cluster ON cluster.id = line.cluster JOIN metric ON metric.id = line.metric
    JOIN label_set ON label_set.id = line.label_set;
CREATE VIEW scrapes AS
  SELECT cluster.name AS cluster, datetime(minute * 60, 'unixepoch') AS minute, is_filled, value_count AS "values",
    length(body) AS bytes, datetime(written_at / 1000, 'unixepoch') AS written_at
  FROM minute_row JOIN cluster ON cluster.id = minute_row.cluster;
CREATE VIEW hours AS
  SELECT cluster.name AS cluster, datetime(hour * 3600, 'unixepoch') AS hour, minutes
  FROM coverage JOIN cluster ON cluster.id = coverage.cluster;
CREATE VIEW stored AS
  SELECT tier, CASE tier WHEN 0 THEN 'minutes, for a day' WHEN 1 THEN 'minutes' WHEN 2 THEN 'five minutes'
    ELSE 'hours' END AS steps,
    datetime(start * CASE WHEN tier < 2 THEN 3600 ELSE 86400 END, 'unixepoch') AS "from", count(*) AS series,
    sum(length(samples)) AS bytes
  FROM chunk GROUP BY tier, start;
CREATE VIEW events AS
  SELECT datetime(at / 1000, 'unixepoch') AS time, cluster, subject, kind, detail FROM event ORDER BY at;
`;

/** A step from one version of the schema to the next. */
export type Migration = (database: DatabaseSync) => void;

/** In order: the first makes version 1 of an empty file. */
export const MIGRATIONS: readonly Migration[] = [(database) => database.exec(FIRST)];

/** The file is of a version that this Laglight does not know. */
export class NewerHistory extends Error {}

/** The file holds a database, but not ours. */
export class ForeignDatabase extends Error {}

/** Brings the file to the newest version, all in one transaction. Throws `NewerHistory` or `ForeignDatabase`. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = pragma(database, 'user_version');
  const isOurs = pragma(database, 'application_id') === APPLICATION_ID;
  const isEmpty =
    version === 0 && database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isOurs && !isEmpty) throw new ForeignDatabase('it is a database of something else');
  if (version > migrations.length) throw new NewerHistory('A newer Laglight wrote it.');
  if (version === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version)) step(database);
    database.exec(
      `PRAGMA user_version = ${migrations.length}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`,
    );
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
