import type { Clock } from '../clock.ts';
import type { RequestBudget } from '../confluent/budget.ts';
import type { KeyBudgets } from '../confluent/key-budgets.ts';
import type { Credentials } from '../confluent/credentials.ts';
import type { Endpoint } from '../confluent/endpoints.ts';
import { LastScrape } from '../confluent/last-scrape.ts';
import { MetricsApi } from '../confluent/metrics-api.ts';
import type { Transport } from '../confluent/transport.ts';
import { ConfluentSource } from '../scrape/confluent-source.ts';
import type { MetricsSource } from '../scrape/source.ts';

/** What the clusters of an account are read with: one key, and the reads made with it. */
export interface Connection {
  readonly source: MetricsSource;
  /** The queries made with it. */
  readonly api: MetricsApi;
  readonly budget: RequestBudget;
  /** The answers of the last scrape as they came. */
  readonly lastScrape: LastScrape;
}

/** How a connection is made. */
export interface ConnectionOptions {
  readonly transport: Transport;
  readonly endpoint: Endpoint;
  readonly budgets: KeyBudgets;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly clusterIds: readonly string[];
}

/** Makes the API client of one key. Nothing is sent yet. */
export function connect({ clusterIds, budgets, ...client }: ConnectionOptions): Connection {
  const { clock, credentials } = client;
  const budget = budgets.of(credentials.key);
  const api = new MetricsApi({ ...client, budget });
  const lastScrape = new LastScrape(clock);
  const source = new ConfluentSource({ api, clusterIds, lastScrape });
  return { source, api, budget, lastScrape };
}
