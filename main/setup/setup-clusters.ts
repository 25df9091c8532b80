import type { ClusterEdit, SetupCluster } from '../../preload/contract.ts';
import type { FoundCluster } from '../credentials/cluster-finder.ts';
import type { ClusterSettings } from '../settings/settings.ts';

type Clusters = readonly SetupCluster[];

/** Adds the clusters that a pasted text names, chosen. */
export function withPasted(clusters: Clusters, ids: readonly string[]): Clusters {
  const known = new Set(clusters.map(({ id }) => id));
  const added = ids.filter((id) => !known.has(id)).map((id) => newCluster(id, 'pasted', true));
  return [...clusters, ...added];
}

/**
 * Adds what Confluent tells. Of clusters that are there already it fills what is not known; new ones are chosen where
 * none was chosen before.
 */
export function withFound(clusters: Clusters, found: readonly FoundCluster[]): Clusters {
  const isFirst = !clusters.some(({ isChosen }) => isChosen);
  const known = new Set(clusters.map(({ id }) => id));
  const filled = clusters.map((cluster) => {
    const told = found.find(({ id }) => id === cluster.id);
    return told ? filledWith(cluster, told) : cluster;
  });
  const added = found
    .filter(({ id }) => !known.has(id))
    .map((told) => filledWith(newCluster(told.id, 'found', isFirst), told));
  return [...filled, ...added];
}

/** Changes one cluster; an unknown id adds it, chosen. */
export function withEdited(clusters: Clusters, { id, ...edit }: ClusterEdit): Clusters {
  const all = clusters.some((cluster) => cluster.id === id)
    ? clusters
    : [...clusters, newCluster(id, 'typed', true)];
  return all.map((cluster) => (cluster.id === id ? edited(cluster, edit) : cluster));
}

/** Those that are chosen, as the settings keep them. */
export function chosenClusters(clusters: Clusters): ClusterSettings[] {
  return clusters
    .filter(({ isChosen }) => isChosen)
    .map(({ id, nickname, colour, type, units, cloud, region, environment }) => ({
      id,
      ...(nickname !== null && { nickname }),
      ...(colour !== null && { colour }),
      ...(type !== null && { type }),
      ...(units !== null && { units }),
      ...(cloud !== null && { cloud }),
      ...(region !== null && { region }),
      ...(environment !== null && { environment }),
    }));
}

/** Those that were chosen before, as the wizard has them. */
export function withChosen(clusters: readonly ClusterSettings[]): Clusters {
  return clusters.map((cluster) => ({ ...newCluster(cluster.id, 'typed', true), ...cluster }));
}

function newCluster(id: string, source: SetupCluster['source'], isChosen: boolean): SetupCluster {
  return {
    id,
    name: null,
    nickname: null,
    colour: null,
    type: null,
    units: null,
    cloud: null,
    region: null,
    environment: null,
    isChosen,
    source,
  };
}

function filledWith(cluster: SetupCluster, told: FoundCluster): SetupCluster {
  return {
    ...cluster,
    name: told.name ?? cluster.name,
    type: cluster.type ?? told.type ?? null,
    units: cluster.units ?? told.units ?? null,
    cloud: told.cloud ?? cluster.cloud,
    region: told.region ?? cluster.region,
    environment: told.environment ?? cluster.environment,
  };
}

function edited(cluster: SetupCluster, edit: Omit<ClusterEdit, 'id'>): SetupCluster {
  const { isChosen, nickname, colour, type, units } = edit;
  return {
    ...cluster,
    ...(isChosen !== undefined && { isChosen }),
    ...(nickname !== undefined && { nickname: filled(nickname) }),
    ...(colour !== undefined && { colour }),
    ...(type !== undefined && { type }),
    ...(units !== undefined && { units }),
  };
}

/** An empty name is none. */
function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
