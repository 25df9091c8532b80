import { MINUTE_MS } from '../clock.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** What a cluster looks like at a glance, worst first in the order everywhere. */
export type ClusterHealth = 'critical' | 'needs-key' | 'warning' | 'stale' | 'starting' | 'healthy';

/** Why a cluster looks as it does. Times are epoch milliseconds. */
export type HealthReason =
  | { readonly kind: 'load'; readonly load: number }
  | { readonly kind: 'hot-partitions' }
  /** The key was refused, or its secret is not at hand: nothing can be read until the user does something. */
  | { readonly kind: 'key-refused' }
  /** Confluent says that the cluster does not exist or may not be read with this key. */
  | { readonly kind: 'inaccessible'; readonly since: number }
  /** The last read failed. */
  | { readonly kind: 'failed' }
  /** Reads succeed, but bring no newer minute. `since`: when it was due. */
  | { readonly kind: 'no-new-data'; readonly since: number }
  | { readonly kind: 'not-read-yet' }
  | { readonly kind: 'fine' };

/** The health of a cluster. */
export interface HealthVerdict {
  readonly health: ClusterHealth;
  readonly reason: HealthReason;
  /** Since when the health is what it is, in epoch milliseconds. */
  readonly since: number;
}

/** What a verdict is made of. */
export interface HealthEvidence {
  readonly snapshot: ClusterSnapshot;
  readonly now: number;
  /** How the last read of the cluster failed; undefined when it succeeded or none ended yet. */
  readonly failure: { readonly code: string } | undefined;
  /** How long after its begin a minute can be read, as learnt; undefined before the first answer. */
  readonly delayMs: number | undefined;
  /** When this cluster was first asked for. */
  readonly startedAt: number;
  /** The verdict before this one, so that `since` stays while the health does. */
  readonly previous?: HealthVerdict | undefined;
}

/** From these on Confluent slows clients down, or soon will. */
const LOAD_WARNING = 0.7;
const LOAD_CRITICAL = 0.8;
/** A minute may be this late before its absence is called stale. */
const SLACK_MS = 2 * MINUTE_MS;
/** Assumed before anything was learnt: the documented offset of 3 minutes, rounded up. */
const USUAL_DELAY_MS = 4 * MINUTE_MS;

/** Failures that nothing but a key cures. */
const NEEDS_KEY: ReadonlySet<string> = new Set(['key-refused', 'no-secret']);

const LOAD_METRICS = ['cluster_load_percent', 'cluster_load_percent_max'].map(serverMetric);
const HOT_METRICS = ['hot_partition_ingress', 'hot_partition_egress'].map(serverMetric);

/**
 * Judges a cluster. What data of a known age shows comes first; data that is too old is not judged at all, since what
 * it showed may long be over.
 */
export function judgeCluster(evidence: HealthEvidence): HealthVerdict {
  const { health, reason, since } = verdictNow(evidence);
  const { previous } = evidence;
  return { health, reason, since: previous?.health === health ? previous.since : since };
}

function verdictNow(evidence: HealthEvidence): HealthVerdict {
  const { snapshot, now, failure, startedAt } = evidence;
  const dueAt = nextMinuteDueAt(evidence);
  const isFresh = dueAt !== undefined && now <= dueAt;
  const shown = isFresh ? whatDataShows(snapshot) : undefined;
  const since = snapshot.minute ?? startedAt;
  if (shown?.health === 'critical') return { ...shown, since };
  if (failure && NEEDS_KEY.has(failure.code))
    return { health: 'needs-key', reason: { kind: 'key-refused' }, since: now };
  if (shown) return { ...shown, since };
  const { inaccessibleSince } = snapshot;
  if (inaccessibleSince !== undefined) {
    const reason = { kind: 'inaccessible', since: inaccessibleSince } as const;
    return { health: 'stale', reason, since: inaccessibleSince };
  }
  if (failure) return { health: 'stale', reason: { kind: 'failed' }, since: now };
  if (isFresh) return { health: 'healthy', reason: { kind: 'fine' }, since };
  const expectedAt = dueAt ?? startedAt + USUAL_DELAY_MS + SLACK_MS;
  if (now <= expectedAt) return { health: 'starting', reason: { kind: 'not-read-yet' }, since: startedAt };
  return { health: 'stale', reason: { kind: 'no-new-data', since: expectedAt }, since: expectedAt };
}

/** When the minute after the newest should be there at the latest; undefined before the first. */
function nextMinuteDueAt({ snapshot, delayMs }: HealthEvidence): number | undefined {
  if (snapshot.minute === undefined) return undefined;
  return snapshot.minute + MINUTE_MS + (delayMs ?? USUAL_DELAY_MS) + SLACK_MS;
}

function whatDataShows(
  snapshot: ClusterSnapshot,
): { readonly health: 'critical' | 'warning'; readonly reason: HealthReason } | undefined {
  const load = Math.max(...LOAD_METRICS.map((metricId) => reported(snapshot, metricId)));
  if (load >= LOAD_CRITICAL) return { health: 'critical', reason: { kind: 'load', load } };
  if (load >= LOAD_WARNING) return { health: 'warning', reason: { kind: 'load', load } };
  const isHot = HOT_METRICS.some((metricId) => reported(snapshot, metricId) > 0);
  return isHot ? { health: 'warning', reason: { kind: 'hot-partitions' } } : undefined;
}

function reported(snapshot: ClusterSnapshot, metricId: string): number {
  const total = snapshot.totals.get(metricId);
  return total?.state === 'reported' ? (total.value ?? 0) : 0;
}

function serverMetric(name: string): string {
  return `confluent_kafka_server_${name}`;
}
