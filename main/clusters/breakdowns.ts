import { breakdownOf, sumBy } from './breakdown.ts';
import type { Breakdown } from './breakdown.ts';
import type { SnapshotTable } from './snapshot-table.ts';
import { tableBy } from './snapshot.ts';
import type { ClusterSnapshot } from './snapshot.ts';

export type { Breakdown, BreakdownColumn } from './breakdown.ts';

/** The metric that tells how far consumer groups are behind. */
export const LAG_METRIC = 'confluent_kafka_server_consumer_lag_offsets';

/** By topic: bytes, records, what is retained, hot partitions. */
export const topics = oncePerSnapshot((snapshot): Breakdown =>
  sumBy('topic', tablesBy(snapshot, ['topic'], ['topic', 'partition'])),
);

/** Lag by consumer group and topic, a row for each pair. */
export function groupTopics(snapshot: ClusterSnapshot): Breakdown {
  return breakdownOf(tableBy(snapshot, 'consumer_group_id', 'topic'), ['consumer_group_id', 'topic']);
}

/** Lag by consumer group, summed over its topics. */
export function groups(snapshot: ClusterSnapshot): Breakdown {
  return sumBy('consumer_group_id', tablesBy(snapshot, ['consumer_group_id', 'topic']));
}

/** By principal: connections, authentications and, summed over the types, requests and their bytes. */
export function principals(snapshot: ClusterSnapshot): Breakdown {
  return sumBy('principal_id', tablesBy(snapshot, ['principal_id'], ['principal_id', 'type']));
}

/** By request type, summed over the principals. */
export function requestTypes(snapshot: ClusterSnapshot): Breakdown {
  return sumBy('type', tablesBy(snapshot, ['principal_id', 'type'], ['type']));
}

/** A consumer group and how far it is behind. */
export interface GroupLag {
  readonly group: string;
  /** Records over all its topics; undefined when it is not known, and the last one when it has vanished. */
  readonly lag: number | undefined;
  /** The minute it was reported last where it has vanished, in epoch milliseconds. */
  readonly vanishedSince: number | undefined;
}

/** All consumer groups, in no order. */
export const groupLags = oncePerSnapshot((snapshot): readonly GroupLag[] => {
  const { keys, columns, vanishedSince } = groups(snapshot);
  const values = columns.get(LAG_METRIC)?.values;
  return (keys[0] ?? []).map((group, row) => {
    const lag = values?.[row] ?? Number.NaN;
    return { group, lag: Number.isNaN(lag) ? undefined : lag, vanishedSince: vanishedSince[row] };
  });
});

/** The groups with the largest lag that are still reported, worst first. */
export function worstGroups(lags: readonly GroupLag[], count: number): GroupLag[] {
  return lags
    .filter(({ lag, vanishedSince }) => lag !== undefined && vanishedSince === undefined)
    .sort((a, b) => (b.lag ?? 0) - (a.lag ?? 0) || (a.group < b.group ? -1 : 1))
    .slice(0, count);
}

function tablesBy(snapshot: ClusterSnapshot, ...keys: readonly (readonly string[])[]): SnapshotTable[] {
  return keys.flatMap((keyNames) => tableBy(snapshot, ...keyNames) ?? []);
}

/** Cards, sentences, tables and charts ask for the same, again and again until there is a new snapshot. */
function oncePerSnapshot<T>(make: (snapshot: ClusterSnapshot) => T): (snapshot: ClusterSnapshot) => T {
  const made = new WeakMap<ClusterSnapshot, { readonly value: T }>();
  return (snapshot) => {
    const known = made.get(snapshot) ?? { value: make(snapshot) };
    made.set(snapshot, known);
    return known.value;
  };
}
