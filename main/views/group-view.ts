import type { ClusterFigures, GroupPage, GroupSummary, StateChange } from '../../preload/contract.ts';
import { GROUP_STATES } from '../../preload/contract.ts';
import type { ClusterLag } from '../lag/cluster-lag.ts';
import type { GroupReading } from '../lag/group-reading.ts';
import { clusterName, type ClusterState } from './cluster-state.ts';
import { groupCommands } from './group-commands.ts';

/** A group with the cluster it is in. */
export function groupSummary(reading: GroupReading, state: ClusterState): GroupSummary {
  return { ...reading, clusterId: state.traits.id, clusterName: clusterName(state) };
}

/** Worst first: by state, then by how far behind in time, then by name. */
export function worstGroupsFirst<T extends Pick<GroupSummary, 'state' | 'lagTime' | 'group'>>(
  groups: readonly T[],
): T[] {
  return groups.toSorted(
    (a, b) =>
      GROUP_STATES.indexOf(a.state) - GROUP_STATES.indexOf(b.state) ||
      behindMs(b) - behindMs(a) ||
      (a.group < b.group ? -1 : 1),
  );
}

/** The group to name on a cluster's card: the worst of those in trouble, else the one with the largest lag. */
export function worstGroup(lag: ClusterLag, largest: string | undefined): ClusterFigures['worstGroup'] {
  const [troubled] = lag
    .troubled()
    .filter(({ choices }) => !choices.isHidden)
    .sort((a, b) => behindMs(b) - behindMs(a));
  const group = troubled ?? (largest === undefined ? undefined : lag.group(largest));
  const records = group?.lag ?? null;
  if (!group || records === null) return null;
  return { group: group.group, lag: records, lagTime: group.lagTime, state: group.state };
}

/** What a group's page needs besides what lag intelligence knows. */
export interface GroupPageFacts {
  readonly changes: readonly StateChange[];
  /** Why there are no partitions, as far as somebody asked. */
  readonly partitionNote: string | undefined;
}

/** A group's page; undefined when it is not known. */
export function groupPage(
  state: ClusterState,
  lag: ClusterLag,
  group: string,
  { changes, partitionNote }: GroupPageFacts,
): GroupPage | undefined {
  const reading = lag.group(group);
  if (!reading) return undefined;
  const looked = lag.partitions(group);
  return {
    summary: groupSummary(reading, state),
    topics: lag.topics(group).toSorted((a, b) => behindMs(b) - behindMs(a) || (b.lag ?? -1) - (a.lag ?? -1)),
    partitions: looked?.partitions ?? [],
    partitionsAsOf: looked?.asOf ?? null,
    partitionsNote: partitionNote ?? (looked ? null : PARTITIONS_WHEN),
    changes: changes.toSorted((a, b) => b.at - a.at),
    ...groupCommands(state.traits, group),
  };
}

const PARTITIONS_WHEN = 'Partitions are looked up while the lag of a group stands or grows.';

function behindMs({ lagTime }: Pick<GroupSummary, 'lagTime'>): number {
  return lagTime.kind === 'behind' ? lagTime.ms : lagTime.kind === 'unknown' ? -1 : 0;
}
