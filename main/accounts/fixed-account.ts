import { Account } from './account.ts';
import type { Remembering } from './account-past.ts';
import type { Clock } from '../clock.ts';
import { Credentials } from '../confluent/credentials.ts';
import type { Endpoints } from '../confluent/endpoints.ts';
import type { KeyBudgets } from '../confluent/key-budgets.ts';
import type { Transport } from '../confluent/transport.ts';
import { connect, type Connection } from './connection.ts';
import type { ClusterTraits } from '../views/cluster-state.ts';
import type { ReadingKeys } from './read-clusters.ts';

/** An account that is given at the start, by the environment say, and not kept. */
export interface AccountConfiguration {
  readonly id: string;
  readonly name: string;
  readonly credentials: { readonly key: string; readonly secret: string };
  readonly clusterIds: readonly string[];
  /** What is known of these clusters besides. */
  readonly traits?: readonly ClusterTraits[];
}

/** How the clusters of an account that is not kept are reached. */
export interface Reach {
  readonly transport: Transport;
  readonly endpoints: Endpoints;
  readonly budgets: KeyBudgets;
  readonly clock: Clock;
  readonly remembering: Remembering;
}

/** Makes an account of one key that never changes. */
export function fixedAccount(configuration: AccountConfiguration, reach: Reach): Account {
  const { id, credentials, clusterIds, traits = [] } = configuration;
  const { transport, endpoints, budgets, clock, remembering } = reach;
  const connection = connect({
    transport,
    endpoint: endpoints.telemetry,
    budgets,
    clock,
    credentials: new Credentials(credentials.key, credentials.secret),
    clusterIds,
  });
  const clusters = clusterIds.map(
    (clusterId) => traits.find((known) => known.id === clusterId) ?? { id: clusterId },
  );
  return new Account({ id, clusters, clock, keys: oneKey(connection), remembering });
}

function oneKey(connection: Connection): ReadingKeys<Connection> {
  return {
    inUse: connection,
    open: () => Promise.resolve(connection),
    openNext: () => Promise.resolve(undefined),
    refuseNext: () => undefined,
    promoteNext: () => Promise.resolve(),
  };
}
