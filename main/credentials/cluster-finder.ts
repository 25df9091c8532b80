import type { Clock } from '../clock.ts';
import type { Credentials } from '../confluent/credentials.ts';
import { discoverClusters } from '../confluent/discovery.ts';
import type { Endpoints } from '../confluent/endpoints.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { ManagementApi, type ManagedCluster, type ManagedEnvironment } from '../confluent/management-api.ts';
import { noClusterPermitted } from '../confluent/server-failures.ts';
import type { Transport } from '../confluent/transport.ts';

/** A cluster that the key may read, with what else Confluent tells of it. */
export interface FoundCluster {
  readonly id: string;
  readonly name?: string;
  readonly type?: NonNullable<ManagedCluster['type']>;
  /** CKUs of a Dedicated cluster, the most eCKUs of any other. */
  readonly units?: number;
  readonly cloud?: string;
  readonly region?: string;
  /** The environment's name, or its id where it has none. */
  readonly environment?: string;
}

/** The clusters found, and what the user should know of how, one sentence each. */
export interface FoundClusters {
  readonly clusters: readonly FoundCluster[];
  readonly remarks: readonly string[];
}

/** What a cluster finder works with. */
export interface ClusterFinderOptions {
  readonly transport: Transport;
  readonly endpoints: Endpoints;
  readonly credentials: Credentials;
  readonly clock: Pick<Clock, 'now'>;
}

/** Finds the clusters of a key: which it may read, by the Metrics API; what they are, by the management API. */
export class ClusterFinder {
  readonly #options: ClusterFinderOptions;
  readonly #management: ManagementApi;

  constructor(options: ClusterFinderOptions) {
    this.#options = options;
    this.#management = new ManagementApi({ ...options, endpoint: options.endpoints.cloud });
  }

  /**
   * Rejects with a `ConfluentFailure` where the Metrics API does not answer or knows of no cluster for this key. The
   * management API only adds: where it is of no help, a remark says so.
   */
  async find(signal: AbortSignal): Promise<FoundClusters> {
    const readable = await this.#readable(signal);
    const { clusters: listed, remarks } = await this.#listed(signal);
    const known = new Map(listed.map((cluster) => [cluster.id, cluster]));
    if (readable.length > 0) return { clusters: readable.map((id) => known.get(id) ?? { id }), remarks };
    if (listed.length === 0) throw noClusterPermitted(this.#options.credentials.key);
    const warning = 'Confluent names no cluster whose metrics this key may read. These are all it may list.';
    return { clusters: listed, remarks: [warning, ...remarks] };
  }

  /** Nothing to read may be an empty list or a refusal; both mean the same. */
  async #readable(signal: AbortSignal): Promise<readonly string[]> {
    try {
      const access = { ...this.#options, endpoint: this.#options.endpoints.telemetry };
      return await discoverClusters(access, signal);
    } catch (error) {
      if (error instanceof ConfluentFailure && error.code === 'not-permitted') return [];
      throw error;
    }
  }

  /** What the management API lists, environment by environment, until it fails. */
  async #listed(signal: AbortSignal): Promise<FoundClusters> {
    const clusters: FoundCluster[] = [];
    try {
      const environments = await this.#management.environments(signal);
      if (environments.length === 0) return { clusters, remarks: [NOT_LISTED] };
      for (const environment of environments) {
        const managed = await this.#management.clusters(environment.id, signal);
        clusters.push(...managed.map((cluster) => foundCluster(cluster, environment)));
      }
      return { clusters, remarks: [] };
    } catch (error) {
      if (!(error instanceof ConfluentFailure)) throw error;
      return { clusters, remarks: [remarkOn(error, clusters.length > 0)] };
    }
  }
}

const NOT_LISTED = 'Names and types are not shown: the key may not list clusters.';

function remarkOn({ code, title }: ConfluentFailure, areSomeShown: boolean): string {
  const what = areSomeShown ? 'Some names and types are' : 'Names and types are';
  if (code === 'not-permitted' || code === 'key-refused') {
    return `${what} not shown: the key may not list ${areSomeShown ? 'all clusters' : 'clusters'}.`;
  }
  return `${what} not shown: ${title}`;
}

function foundCluster(cluster: ManagedCluster, environment: ManagedEnvironment): FoundCluster {
  const { id, name, type, units, cloud, region } = cluster;
  return {
    id,
    ...(name !== undefined && { name }),
    ...(type !== undefined && { type }),
    ...(units !== undefined && { units }),
    ...(cloud !== undefined && { cloud }),
    ...(region !== undefined && { region }),
    environment: environment.name ?? environment.id,
  };
}
