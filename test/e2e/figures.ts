import type { Truth } from '../../main/simulator/truth.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a cluster's figures must be for the minute that an export shows now, counted from the simulator's records. */
export function trueFigures(truth: Truth, cluster: string) {
  const minute = truth.exportMinute();
  const totals = truth.totals(cluster, minute);
  const groups = truth.groups(cluster);
  return {
    lag: sum(groups.map(({ group }) => truth.lag(cluster, { group }, minute))),
    groups: groups.length,
    bytesIn: totals.receivedBytes / 60,
    bytesOut: totals.sentBytes / 60,
    recordsIn: totals.receivedRecords / 60,
    recordsOut: totals.sentRecords / 60,
    connections: totals.connections,
    partitions: totals.partitions,
  };
}
