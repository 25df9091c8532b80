import { MINUTE_MS } from '../clock.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';
import type { SnapshotTable } from './snapshot-table.ts';

/**
 * How a value came about. `absent-zero`: nothing happened in this minute. `not-hot`: this metric is only reported while
 * a partition is hot. `vanished`: a level that is no longer reported; its last value is kept. `gap`: the answer was
 * incomplete, so nothing is known of this minute.
 */
export type ValueState = 'reported' | 'absent-zero' | 'not-hot' | 'vanished' | 'gap' | 'never-reported';

/** A metric of a whole cluster: the sum or the maximum over its series, as the catalogue says. */
export interface MetricTotal {
  readonly definition: MetricDefinition;
  readonly state: ValueState;
  /** For deltas the sum over one minute, else the level. For `vanished` the last one; undefined when not known. */
  readonly value: number | undefined;
  /** The minute of `value`, in epoch milliseconds. */
  readonly minute: number | undefined;
  /** Number of series behind the value. */
  readonly series: number;
  /** True when the server left out part of this metric: the value is a lower bound. */
  readonly isCut: boolean;
}

/** Something a person should know about the data of a snapshot. */
export type SnapshotIssue =
  /** The server cut these metrics at its limit (ids). */
  | { readonly kind: 'cut-metrics'; readonly metrics: readonly string[] }
  /** The server could not compute these metrics (ids). */
  | { readonly kind: 'failed-metrics'; readonly metrics: readonly string[] }
  /** Lines that could not be read, and samples without a sensible time or value. */
  | { readonly kind: 'unreadable'; readonly lines: number; readonly samples: number }
  /** Several samples for one series in one answer; the largest counts. */
  | { readonly kind: 'duplicates'; readonly samples: number; readonly metrics: readonly string[] }
  /** Samples older than what is known already; they were left aside. */
  | { readonly kind: 'late'; readonly samples: number }
  /** So many series that requests are kept by type only, not by principal. */
  | { readonly kind: 'requests-by-type-only' };

/** All that is known of a cluster as of one minute. Never changes once made. */
export interface ClusterSnapshot {
  readonly clusterId: string;
  /** The newest minute of its data in epoch milliseconds; undefined before the first. */
  readonly minute: number | undefined;
  /** Display names by id, of the cluster and of principals, where the answer gave them. */
  readonly names: ReadonlyMap<string, string>;
  /** Since when Confluent says that the cluster does not exist or that this key may not read it. */
  readonly inaccessibleSince: number | undefined;
  /** Every metric that was ever reported, by id. */
  readonly totals: ReadonlyMap<string, MetricTotal>;
  /** One table for each set of identity labels. */
  readonly tables: readonly SnapshotTable[];
  /** True when what is missing in the newest answer is known to be absent. */
  readonly isComplete: boolean;
  readonly issues: readonly SnapshotIssue[];
}

/** What is known of a cluster before its first answer. */
export function emptySnapshot(clusterId: string): ClusterSnapshot {
  return {
    clusterId,
    minute: undefined,
    names: new Map(),
    inaccessibleSince: undefined,
    totals: new Map(),
    tables: [],
    isComplete: false,
    issues: [],
  };
}

/** The table whose series are told apart by exactly these labels. */
export function tableBy(
  snapshot: ClusterSnapshot,
  ...keyNames: readonly string[]
): SnapshotTable | undefined {
  return snapshot.tables.find(
    (table) =>
      table.keyNames.length === keyNames.length && keyNames.every((name) => table.keyNames.includes(name)),
  );
}

/** The value of a delta or level as people read it: deltas per second, levels as they are. */
export function perSecondOrLevel(definition: MetricDefinition, value: number): number {
  return definition.kind === 'delta' ? value / (MINUTE_MS / 1000) : value;
}

/** The value that holds for the snapshot's minute, per second for deltas; undefined when it is not known. */
export function currentReading(total: MetricTotal | undefined): number | undefined {
  if (total?.value === undefined || total.state === 'vanished') return undefined;
  return perSecondOrLevel(total.definition, total.value);
}
