import type { ClusterSummary, Health } from '../../preload/contract.ts';
import { HEALTH_ORDER } from '../../preload/contract.ts';
import { noNetwork } from '../confluent/no-network.ts';
import { listed, plural } from './sentences.ts';

const OFFLINE = noNetwork().title;

/** Worst first; equal ones keep the order in which they were set up, so that cards do not jump. */
export function worstFirst(clusters: readonly ClusterSummary[]): ClusterSummary[] {
  return [...clusters].sort((a, b) => HEALTH_ORDER.indexOf(a.health) - HEALTH_ORDER.indexOf(b.health));
}

/** The worst of several healths; `starting` when there is none. */
export function worstHealth(healths: readonly Health[]): Health {
  return HEALTH_ORDER.find((health) => healths.includes(health)) ?? 'starting';
}

/** The one line above everything. `isWaking`: an account is read again after sleep or being offline. */
export function overviewSentence(
  clusters: readonly ClusterSummary[],
  accounts: number,
  isWaking = false,
): string {
  if (accounts === 0) return 'No cluster is set up yet.';
  if (clusters.length === 0) return 'Reading is switched off.';
  const worst = worstHealth(clusters.map(({ health }) => health));
  const names = clusters.filter(({ health }) => health === worst).map(({ name }) => name);
  const isAll = names.length === clusters.length;
  switch (worst) {
    case 'healthy':
      return clusters.length === 1
        ? `${names[0] ?? ''} is healthy.`
        : `All ${plural(names.length, 'cluster')} are healthy.`;
    case 'paused':
      return 'Reading is paused.';
    case 'starting':
      return isWaking ? 'Reading again after a break.' : 'Reading for the first time.';
    case 'critical':
      return `${listed(names)} ${isOrAre(names)} critical.`;
    case 'warning':
      return `${listed(names)} ${names.length === 1 ? 'needs' : 'need'} a look.`;
    case 'needs-key':
      return needsKeySentence(clusters, isAll ? 'all clusters' : listed(names));
    case 'stale':
      if (clusters.every(({ failure }) => failure?.title === OFFLINE)) return OFFLINE;
      return isAll && names.length > 1
        ? 'No cluster has current data.'
        : `${listed(names)} ${names.length === 1 ? 'has' : 'have'} no current data.`;
  }
}

function needsKeySentence(clusters: readonly ClusterSummary[], which: string): string {
  const isRefused = clusters.some(({ failure }) => failure?.code === 'key-refused');
  return isRefused ? `Confluent refuses the key of ${which}.` : `The secret for ${which} is not at hand.`;
}

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}
