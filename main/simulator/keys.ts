import { createHash, timingSafeEqual } from 'node:crypto';

/** An API key. Cluster keys are good for Kafka itself only. */
export interface ApiKey {
  readonly key: string;
  readonly secret: string;
  readonly kind: 'cloud' | 'cluster';
  /** Who calls: rate limits count principals, not keys. */
  readonly principal: string;
  /** The clusters the MetricsViewer role is bound to. */
  readonly clusters: ReadonlySet<string>;
  /** Whether a role beside MetricsViewer lets it list environments and clusters. */
  readonly managesClusters: boolean;
}

/** One key of every kind that tests need. */
export interface Keyring {
  /** Sees all clusters, and may list them with their names and types. */
  readonly valid: ApiKey;
  /** Another key of the same service account: shares its budget. */
  readonly sibling: ApiKey;
  /** Sees the first cluster only. */
  readonly firstClusterOnly: ApiKey;
  /** Sees all clusters, with no other role than MetricsViewer. */
  readonly metricsOnly: ApiKey;
  /** A Cloud key without a metrics role. */
  readonly withoutRole: ApiKey;
  /** A Kafka key of the first cluster. */
  readonly clusterKey: ApiKey;
}

/** Makes the keys; the same seed makes the same ones. */
export function makeKeyring(seed: number, clusterIds: readonly string[]): Keyring {
  const make = (
    purpose: string,
    kind: ApiKey['kind'],
    principal: string,
    clusters: readonly string[],
    managesClusters = false,
  ): ApiKey => {
    const digest = createHash('sha512').update(`${seed} ${purpose}`).digest('base64').replaceAll('=', '');
    const key = digest
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
      .slice(0, 16);
    return {
      key,
      secret: `cflt${digest.slice(0, 60)}`,
      kind,
      principal,
      clusters: new Set(clusters),
      managesClusters,
    };
  };
  return {
    valid: make('valid', 'cloud', 'sa-metrics', clusterIds, true),
    sibling: make('sibling', 'cloud', 'sa-metrics', clusterIds, true),
    firstClusterOnly: make('first cluster', 'cloud', 'sa-team', clusterIds.slice(0, 1)),
    metricsOnly: make('metrics only', 'cloud', 'sa-viewer', clusterIds),
    withoutRole: make('without role', 'cloud', 'sa-nobody', []),
    clusterKey: make('cluster', 'cluster', 'sa-client', []),
  };
}

/**
 * The Cloud key of an `Authorization` header. A cluster key, a wrong secret and an unknown key are all undefined: the
 * server tells no difference.
 */
export function authenticate(header: string | undefined, keyring: Keyring): ApiKey | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, name, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return Object.values(keyring).find(
    (key: ApiKey) => key.kind === 'cloud' && key.key === name && sameSecret(key.secret, secret ?? ''),
  ) as ApiKey | undefined;
}

function sameSecret(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
