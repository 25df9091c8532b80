import type { SearchHit } from '../../preload/contract.ts';
import { lagTimeText, quantityText } from '../../preload/format.ts';
import { topics } from '../clusters/breakdowns.ts';
import type { ClusterLag } from '../lag/cluster-lag.ts';
import { clusterName, kindText, type ClusterState } from './cluster-state.ts';
import { METRIC } from './metric-ids.ts';

const HITS = 50;

/** A cluster to search in. */
export interface Searched {
  readonly state: ClusterState;
  readonly lag: ClusterLag;
}

interface Ranked {
  readonly hit: SearchHit;
  /** 0 is the best. */
  readonly rank: number;
}

/**
 * Clusters, groups and topics whose name or id has all words of a text, best first: an exact name, then one that begins
 * with it, then one that holds it.
 */
export function search(clusters: readonly Searched[], text: string): SearchHit[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const hits = clusters.flatMap((cluster) => [
    ...clusterHits(cluster, wanted),
    ...groupHits(cluster, wanted),
    ...topicHits(cluster, wanted),
  ]);
  return hits
    .sort(
      (a, b) =>
        a.rank - b.rank || a.hit.name.length - b.hit.name.length || (a.hit.name < b.hit.name ? -1 : 1),
    )
    .slice(0, HITS)
    .map(({ hit }) => hit);
}

function clusterHits({ state }: Searched, wanted: string): Ranked[] {
  const { id } = state.traits;
  const name = clusterName(state);
  const rank = rankOf(wanted, name, id);
  if (rank === undefined) return [];
  const detail = kindText(state.traits) ?? '';
  return [{ hit: { kind: 'cluster', clusterId: id, clusterName: name, name, id, detail }, rank }];
}

function groupHits({ state, lag }: Searched, wanted: string): Ranked[] {
  const hits: Ranked[] = [];
  for (const group of lag.groupNames()) {
    const own = lag.choicesOf(group).name;
    const rank = rankOf(wanted, own ?? group, group);
    if (rank === undefined) continue;
    const place = { clusterId: state.traits.id, clusterName: clusterName(state) };
    hits.push({ hit: { kind: 'group', ...place, name: own ?? group, id: group, detail: '' }, rank });
  }
  // Only those that may be shown are worked out.
  return hits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, HITS)
    .map(({ hit, rank }) => {
      const reading = lag.group(hit.id);
      const detail = reading ? `${lagTimeText(reading.lagTime)}, ${reading.state}` : '';
      return { hit: { ...hit, detail }, rank };
    });
}

function topicHits({ state }: Searched, wanted: string): Ranked[] {
  const { keys, columns } = topics(state.snapshot);
  const received = columns.get(METRIC.bytesIn)?.values;
  return (keys[0] ?? []).flatMap((topic, row): Ranked[] => {
    const rank = rankOf(wanted, topic, topic);
    if (rank === undefined) return [];
    const bytes = received?.[row] ?? Number.NaN;
    const detail = Number.isNaN(bytes) ? '' : `${quantityText(bytes / 60, 'bytes/s')} in`;
    const { id: clusterId } = state.traits;
    const place = { clusterId, clusterName: clusterName(state) };
    return [{ hit: { kind: 'topic', ...place, name: topic, id: topic, detail }, rank }];
  });
}

/** 0 is the best; undefined when a word is in neither the name nor the id. */
function rankOf(wanted: string, name: string, id: string): number | undefined {
  const candidates = [name.toLowerCase(), id.toLowerCase()];
  if (candidates.includes(wanted)) return 0;
  if (candidates.some((text) => text.startsWith(wanted))) return 1;
  if (candidates.some((text) => text.includes(wanted))) return 2;
  const words = wanted.split(/\s+/);
  return words.every((word) => candidates.some((text) => text.includes(word))) ? 3 : undefined;
}
