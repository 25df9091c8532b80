import type { HealthVerdict } from '../clusters/health.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import type { ConfluentFailure } from '../confluent/failure.ts';
import type { ClusterSettings } from '../settings/settings.ts';
import type { Standstill } from './standstill.ts';

/** What the user, or Confluent's management API, says of a cluster. */
export type ClusterTraits = ClusterSettings;

/** Everything that is known of one cluster at a moment. */
export interface ClusterState {
  readonly accountId: string;
  readonly traits: ClusterTraits;
  readonly snapshot: ClusterSnapshot;
  readonly verdict: HealthVerdict;
  /** Set where the verdict counts for nothing now. */
  readonly standstill: Standstill | undefined;
  /** How the last read failed; undefined when it succeeded or none ended yet. */
  readonly failure: ConfluentFailure | undefined;
  readonly nextReadAt: number | undefined;
}

/** The name of a cluster: the user's, else Confluent's, else its id. */
export function clusterName({ traits, snapshot }: Pick<ClusterState, 'traits' | 'snapshot'>): string {
  return traits.nickname ?? snapshot.names.get(traits.id) ?? traits.id;
}

/** What limits are reckoned by. */
export function sizeOf({ type, units }: ClusterTraits) {
  return { type, units };
}

/** "Dedicated, 4 CKU · AWS eu-central-1", as far as it is known; null when nothing is. */
export function kindText({ type, units, cloud, region }: ClusterTraits): string | null {
  const unit = type === undefined ? 'units' : type === 'Dedicated' ? 'CKU' : 'eCKU';
  const sold = [type, units === undefined ? undefined : `${units} ${unit}`];
  const place = [cloud, region];
  const parts = [sold.filter(isKnown).join(', '), place.filter(isKnown).join(' ')];
  return parts.filter((part) => part !== '').join(' · ') || null;
}

function isKnown(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
