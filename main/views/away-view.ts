import type { AwaySummary, GroupState } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { listed, plural } from './sentences.ts';

/** A time without data of one cluster, and what happened in it. */
export interface ClusterAway {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Omit<AwaySummary['changes'][number], 'clusterId' | 'clusterName'>[];
  readonly isIncomplete: boolean;
}

const TROUBLES: readonly (readonly [state: GroupState, one: string, many: string])[] = [
  ['vanished', 'vanished', 'vanished'],
  ['stalled', 'stalled', 'stalled'],
  ['growing', 'falls behind', 'fall behind'],
];

/** What happened while nobody looked, over all clusters; null when there is nothing to tell. */
export function awaySummary(clusters: readonly ClusterAway[]): AwaySummary | null {
  if (clusters.length === 0) return null;
  const from = Math.min(...clusters.map((cluster) => cluster.from));
  const to = Math.max(...clusters.map((cluster) => cluster.to));
  const changes = clusters
    .flatMap(({ clusterId, clusterName, changes }) =>
      changes.map((change) => ({ ...change, clusterId, clusterName })),
    )
    .sort((a, b) => b.at - a.at);
  const isIncomplete = clusters.some((cluster) => cluster.isIncomplete);
  return { from, to, sentence: sentenceOf(to - from, changes, isIncomplete), changes, isIncomplete };
}

function sentenceOf(spanMs: number, changes: AwaySummary['changes'], isIncomplete: boolean): string {
  const away = `${quantityText(spanMs, 'milliseconds')} away`;
  const last = new Map<string, GroupState>();
  for (const { clusterId, group, to } of changes.toReversed()) last.set(`${clusterId} ${group}`, to);
  const parts = TROUBLES.flatMap(([state, one, many]) => {
    const count = [...last.values()].filter((to) => to === state).length;
    return count === 0 ? [] : [`${plural(count, 'group')} ${count === 1 ? one : many}`];
  });
  const well = [...last.values()].filter((to) => to === 'ok').length;
  if (well > 0) parts.push(`${well} ${well === 1 ? 'is' : 'are'} well again`);
  const told = parts.length > 0 ? listed(parts) : 'no group changed its state';
  return `${away}: ${told}${isIncomplete ? ', as far as it is known by now' : ''}.`;
}
