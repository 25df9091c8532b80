import type { MetricKind, SeriesKey } from '../data.ts';
import type { Database } from './database.ts';
import { isKeptLong } from './kept-long.ts';

/** A line of the dictionary. */
export interface Line {
  readonly id: number;
  readonly cluster: number;
  readonly isLong: boolean;
  readonly isLevel: boolean;
}

/** Labels with their names in order, as text: the same labels, the same text. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(namesOf(labels).map((name) => [name, labels[name]])));
}

function namesOf(labels: Readonly<Record<string, string>>): string[] {
  return Object.keys(labels).sort();
}

/** Numbers for clusters, metrics, sets of labels, and for the lines they make together. */
export class Dictionary {
  readonly #database: Database;
  readonly #clusters = new Map<string, number>();
  readonly #metrics = new Map<string, number>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** To be called after a transaction that failed: numbers given out in it are void. */
  forget(): void {
    this.#clusters.clear();
    this.#metrics.clear();
  }

  /** Undefined for one that nothing is known of. */
  findCluster(name: string): number | undefined {
    return this.#find(this.#clusters, 'SELECT id FROM cluster WHERE name = ?', name);
  }

  cluster(name: string): number {
    const known = this.findCluster(name);
    if (known !== undefined) return known;
    return this.#database.run('INSERT INTO cluster (name) VALUES (?)', name).id;
  }

  metric(name: string, kind: MetricKind): number {
    const known = this.#findMetric(name);
    if (known !== undefined) return known;
    return this.#database.run('INSERT INTO metric (name, kind) VALUES (?, ?)', name, kind).id;
  }

  labelSet(labels: Readonly<Record<string, string>>): number {
    const text = labelText(labels);
    const known = this.#database.number('SELECT id FROM label_set WHERE labels = ?', text);
    if (known !== undefined) return known;
    const names = namesOf(labels).join();
    return this.#database.run('INSERT INTO label_set (names, labels) VALUES (?, ?)', names, text).id;
  }

  /** The number of a line, made when it is new; `hour` is that of its value. */
  line(
    cluster: number,
    metric: { readonly id: number; readonly name: string },
    labelSet: { readonly id: number; readonly names: readonly string[] },
    hour: number,
  ): number {
    const known = this.#database.get(
      'SELECT id, last_hour FROM line WHERE cluster = ? AND metric = ? AND label_set = ?',
      cluster,
      metric.id,
      labelSet.id,
    );
    if (known) {
      // So that it is not swept away as unused before its hour is packed.
      const isOlder = Number(known['last_hour']) < hour;
      if (isOlder) this.#database.run('UPDATE line SET last_hour = ? WHERE id = ?', hour, known['id'] ?? 0);
      return Number(known['id']);
    }
    return this.#database.run(
      'INSERT INTO line (cluster, metric, label_set, is_long, last_hour) VALUES (?, ?, ?, ?, ?)',
      cluster,
      metric.id,
      labelSet.id,
      isKeptLong(metric.name, labelSet.names) ? 1 : 0,
      hour,
    ).id;
  }

  /** Undefined for a line that nothing is known of. */
  find(key: SeriesKey): Line | undefined {
    const row = this.#database.get(
      `SELECT line.id AS id, line.cluster AS cluster, is_long, kind FROM line
       JOIN cluster ON cluster.id = line.cluster JOIN metric ON metric.id = line.metric
       JOIN label_set ON label_set.id = line.label_set
       WHERE cluster.name = ? AND metric.name = ? AND label_set.labels = ?`,
      key.clusterId,
      key.metricId,
      labelText(key.labels),
    );
    if (!row) return undefined;
    return {
      id: Number(row['id']),
      cluster: Number(row['cluster']),
      isLong: row['is_long'] === 1,
      isLevel: row['kind'] === 'level',
    };
  }

  /** The labels of all lines of a metric and breakdown that had a value in this hour or later. */
  labelsOf(clusterId: string, metricId: string, labelNames: readonly string[], fromHour: number): string[] {
    const cluster = this.findCluster(clusterId);
    const metric = this.#findMetric(metricId);
    if (cluster === undefined || metric === undefined) return [];
    return this.#database
      .all(
        `SELECT labels FROM line JOIN label_set ON label_set.id = line.label_set
         WHERE cluster = ? AND metric = ? AND names = ? AND last_hour >= ?`,
        cluster,
        metric,
        [...labelNames].sort().join(),
        fromHour,
      )
      .map((row) => String(row['labels']));
  }

  #findMetric(name: string): number | undefined {
    return this.#find(this.#metrics, 'SELECT id FROM metric WHERE name = ?', name);
  }

  #find(known: Map<string, number>, sql: string, name: string): number | undefined {
    const id = known.get(name) ?? this.#database.number(sql, name);
    if (id !== undefined) known.set(name, id);
    return id;
  }
}
