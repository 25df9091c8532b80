import { MINUTE_MS } from '../clock.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';
import { LabelPool } from './label-pool.ts';
import type { MetricColumn, Reading } from './metric-column.ts';
import { SeriesTable } from './series-table.ts';
import { SnapshotTable } from './snapshot-table.ts';
import { emptySnapshot } from './snapshot.ts';
import type { ClusterSnapshot, SnapshotIssue } from './snapshot.ts';
import { totalOf } from './totals.ts';

/** A row without any sample in this many minutes of data is left out. */
const ROW_KEPT_MINUTES = 60;
/** Rows of consumer groups stay visible as vanished for 7 days. */
const GROUP_KEPT_MINUTES = 7 * 24 * 60;
/** Fewer dead rows than this are not worth rebuilding the tables. */
const DEAD_ROWS_ALLOWED = 2_000;

/** What an intake tells a cluster when it is committed. */
export interface IntakeFacts {
  /** Identity of the intake. */
  readonly intake: object;
  readonly now: number;
  readonly cutMetrics: ReadonlySet<string>;
  readonly failedMetrics: ReadonlySet<string>;
  readonly badLines: number;
  /** Metrics that any answer of the intake had samples of. */
  readonly families: ReadonlySet<string>;
  /** Whether Confluent said that the cluster cannot be read; undefined when it said nothing. */
  readonly isInaccessible: boolean | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** The live state of one cluster: its tables, and the snapshot made of them at the last commit. */
export class ClusterState {
  readonly id: string;
  #pool = new LabelPool();
  #tables = new Map<string, SeriesTable>();
  #columns = new Map<string, MetricColumn[]>();
  #requestsByTypeOnly = false;
  /** The last minutes of data, oldest first: a sleep of the machine is not data. */
  readonly #minutes: number[] = [];
  #snapshot: ClusterSnapshot;

  constructor(id: string) {
    this.id = id;
    this.#snapshot = emptySnapshot(id);
  }

  get snapshot(): ClusterSnapshot {
    return this.#snapshot;
  }

  /** The place of a series: a column, and its row in it. */
  placeOf(
    definition: MetricDefinition,
    valueOf: (label: string) => string,
  ): { readonly target: MetricColumn; readonly row: number } {
    const isFolded = this.#requestsByTypeOnly && isRequestMetric(definition);
    const table = this.#table(isFolded ? ['type'] : definition.identity);
    return { target: this.#column(table, definition, isFolded), row: table.rowOf(valueOf) };
  }

  /** Keeps request metrics by type only from now on, and adds up what was gathered by principal. */
  foldRequests(): void {
    this.#requestsByTypeOnly = true;
    for (const [name, table] of this.#tables) {
      const wide = [...table.columns.values()].filter((column) => isRequestMetric(column.definition));
      if (wide.length === 0) continue;
      const narrow = this.#table(['type']);
      const rows = table.rowsIn(narrow, 'type');
      for (const column of wide) {
        this.#removeColumn(table, column);
        column.foldInto(this.#column(narrow, column.definition, true), rows);
      }
      if (table.columns.size === 0) this.#tables.delete(name);
    }
  }

  /** Goes back to requests by principal and type. They start over with the next answer. */
  unfoldRequests(): void {
    this.#requestsByTypeOnly = false;
    for (const table of this.#tables.values()) {
      for (const column of [...table.columns.values()]) {
        if (isRequestMetric(column.definition)) this.#removeColumn(table, column);
      }
    }
  }

  /** Takes over what an intake gathered, and makes a new snapshot of it. */
  commit(facts: IntakeFacts): ClusterSnapshot {
    const { intake } = facts;
    const columns = [...this.#columns.values()].flat();
    const newest = Math.max(this.#newest, ...columns.map((column) => column.minuteOf(intake)));
    const issues = this.#issues(columns, facts);
    const hasData = columns.some((column) => column.hasSamplesOf(intake));
    const isComplete = facts.badLines === 0 && facts.isInaccessible !== true;
    if (hasData) {
      if (newest > this.#newest) this.#noteMinute(newest);
      for (const table of this.#tables.values()) {
        table.settle(intake, (definition) => readingOf(definition, facts, newest, isComplete));
      }
    }
    this.#snapshot = {
      clusterId: this.id,
      minute: newest > 0 ? newest * MINUTE_MS : undefined,
      names: merged(this.#snapshot.names, facts.names),
      inaccessibleSince:
        facts.isInaccessible === true ? (this.#snapshot.inaccessibleSince ?? facts.now) : undefined,
      totals: new Map(
        [...this.#columns].flatMap(([metricId, parts]) => {
          const total = totalOf(parts);
          return total ? [[metricId, total] as const] : [];
        }),
      ),
      tables: [...this.#tables.values()].map(
        (table) => new SnapshotTable(table, this.#pool, this.#shownRows(table)),
      ),
      isComplete: hasData && isComplete && !issues.some((issue) => makesIncomplete(issue)),
      issues,
    };
    return this.#snapshot;
  }

  /** Rebuilds the tables without their dead rows when these have become many. True when it did. */
  compact(): boolean {
    let dead = 0;
    let shown = 0;
    for (const table of this.#tables.values()) {
      const rows = this.#shownRows(table).length;
      shown += rows;
      dead += table.index.count - rows;
    }
    if (dead < DEAD_ROWS_ALLOWED || dead < shown) return false;
    const pool = new LabelPool();
    const tables = new Map<string, SeriesTable>();
    for (const [name, table] of this.#tables) tables.set(name, table.withRows(this.#shownRows(table), pool));
    this.#pool = pool;
    this.#tables = tables;
    const columns = [...tables.values()].flatMap((table) => [...table.columns.values()]);
    this.#columns = Map.groupBy(columns, (column) => column.definition.id);
    return true;
  }

  get #newest(): number {
    return this.#minutes.at(-1) ?? 0;
  }

  #noteMinute(minute: number): void {
    this.#minutes.push(minute);
    if (this.#minutes.length > ROW_KEPT_MINUTES) this.#minutes.shift();
  }

  #shownRows(table: SeriesTable): Uint32Array {
    if (table.keyNames.includes('consumer_group_id')) {
      return table.rowsSince(this.#newest - GROUP_KEPT_MINUTES);
    }
    const isLongEnough = this.#minutes.length === ROW_KEPT_MINUTES;
    return table.rowsSince(isLongEnough ? (this.#minutes[0] ?? 0) : 0);
  }

  #table(keyNames: readonly string[]): SeriesTable {
    const name = keyNames.join();
    const known = this.#tables.get(name);
    if (known) return known;
    const table = new SeriesTable(keyNames, this.#pool);
    this.#tables.set(name, table);
    return table;
  }

  #column(table: SeriesTable, definition: MetricDefinition, adds: boolean): MetricColumn {
    const known = table.columns.get(definition.id);
    if (known) return known;
    const column = table.columnOf(definition, adds);
    const parts = this.#columns.get(definition.id);
    if (parts) parts.push(column);
    else this.#columns.set(definition.id, [column]);
    return column;
  }

  #removeColumn(table: SeriesTable, column: MetricColumn): void {
    table.removeColumn(column.definition.id);
    this.#columns.delete(column.definition.id);
  }

  #issues(columns: readonly MetricColumn[], facts: IntakeFacts): SnapshotIssue[] {
    const issues: SnapshotIssue[] = [];
    if (facts.cutMetrics.size > 0) issues.push({ kind: 'cut-metrics', metrics: [...facts.cutMetrics] });
    if (facts.failedMetrics.size > 0) {
      issues.push({ kind: 'failed-metrics', metrics: [...facts.failedMetrics] });
    }
    let bad = 0;
    let late = 0;
    let duplicates = 0;
    const repeated = new Set<string>();
    for (const column of columns) {
      const found = column.irregularitiesOf(facts.intake);
      bad += found.bad;
      late += found.late;
      duplicates += found.duplicates;
      if (found.duplicates > 0) repeated.add(column.definition.id);
    }
    if (facts.badLines + bad > 0) issues.push({ kind: 'unreadable', lines: facts.badLines, samples: bad });
    if (duplicates > 0) issues.push({ kind: 'duplicates', samples: duplicates, metrics: [...repeated] });
    if (late > 0) issues.push({ kind: 'late', samples: late });
    if (this.#requestsByTypeOnly) issues.push({ kind: 'requests-by-type-only' });
    return issues;
  }
}

/** The widest metrics: as many series as principals times request types. */
function isRequestMetric(definition: MetricDefinition): boolean {
  const { identity, kind, total } = definition;
  return (
    kind === 'delta' &&
    total === 'sum' &&
    identity.length === 2 &&
    identity.includes('principal_id') &&
    identity.includes('type')
  );
}

function readingOf(
  definition: MetricDefinition,
  facts: IntakeFacts,
  minute: number,
  isComplete: boolean,
): Reading {
  const isCut = facts.cutMetrics.has(definition.id) || facts.failedMetrics.has(definition.id);
  // A delta whose whole family is missing may as well have been left out; a level that nobody has any more is gone.
  const isFamilyKnown = definition.kind === 'level' || facts.families.has(definition.id);
  return { minute, isCut, isComplete: isComplete && !isCut && isFamilyKnown };
}

function merged<K, V>(old: ReadonlyMap<K, V>, added: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return added.size === 0 ? old : new Map([...old, ...added]);
}

function makesIncomplete(issue: SnapshotIssue): boolean {
  return issue.kind === 'cut-metrics' || issue.kind === 'failed-metrics' || issue.kind === 'unreadable';
}
