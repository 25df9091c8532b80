import type { Account } from './account.ts';
import type { Remembering } from './account-past.ts';
import type { Clock } from '../clock.ts';
import type { Endpoints } from '../confluent/endpoints.ts';
import { KeyBudgets } from '../confluent/key-budgets.ts';
import { Transport } from '../confluent/transport.ts';
import { fixedAccount, type AccountConfiguration } from './fixed-account.ts';
import { QueryPace } from '../scrape/query-pace.ts';
import type { AccountIdentity } from '../views/account-view.ts';

/** Demo clusters that run; a host brings them, since the application does not know the simulator. */
export interface DemoClusters {
  readonly account: AccountConfiguration;
  readonly endpoints: Endpoints;
  dispose(): Promise<void>;
}

/** Starts demo clusters of its own for each call. */
export type StartDemo = () => Promise<DemoClusters>;

/** Nobody else asks the demo's server: its past is there while one looks. */
const QUERY_SPACING_MS = 20;

/** What the demo is run with. */
export interface DemoOptions {
  readonly userAgent: string;
  readonly clock: Clock;
  readonly remembering: Remembering;
}

/** The demo clusters as an account at work, from their start to their end. */
export class Demo {
  readonly identity: AccountIdentity;
  readonly account: Account;
  readonly #clusters: DemoClusters;
  readonly #transport: Transport;

  constructor(clusters: DemoClusters, { userAgent, clock, remembering }: DemoOptions) {
    this.#clusters = clusters;
    // They are on this machine: no proxy has a part in it.
    this.#transport = new Transport({ userAgent, environment: {} });
    const { id, name } = clusters.account;
    this.identity = { id, name, isDemo: true, key: null };
    this.account = fixedAccount(clusters.account, {
      transport: this.#transport,
      endpoints: clusters.endpoints,
      budgets: new KeyBudgets(clock),
      clock,
      remembering: { ...remembering, pace: new QueryPace({ clock, spacingMs: QUERY_SPACING_MS }) },
    });
  }

  async dispose(): Promise<void> {
    await this.account.dispose();
    await this.#transport.dispose();
    await this.#clusters.dispose();
  }
}
