import type { Answer } from '../../preload/contract.ts';
import { Account } from './account.ts';
import type { Remembering } from './account-past.ts';
import type { Clock } from '../clock.ts';
import type { Endpoints } from '../confluent/endpoints.ts';
import type { KeyBudgets } from '../confluent/key-budgets.ts';
import type { Transport } from '../confluent/transport.ts';
import { connect, type Connection } from './connection.ts';
import type { Vault } from '../credentials/vault.ts';
import { Demo, type StartDemo } from './demo.ts';
import { logRead } from './log-read.ts';
import { fixedAccount, type AccountConfiguration } from './fixed-account.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { Log } from '../log/log.ts';
import { AccountBook } from '../setup/account-book.ts';
import { describedCluster, type ClusterChange } from '../setup/account-list.ts';
import { Holds, type HoldReason } from '../scrape/holds.ts';
import type { AccountIdentity } from '../views/account-view.ts';

/** What the accounts are made of. */
export interface AccountsOptions {
  readonly settings: SettingsStore;
  readonly vault: Vault;
  /** Accounts that are not kept: those of the environment. */
  readonly configured: readonly AccountConfiguration[];
  readonly startDemo: StartDemo;
  readonly transport: Transport;
  readonly endpoints: Endpoints;
  readonly budgets: KeyBudgets;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly remembering: Remembering;
  /** Called when a read ended or something was learnt. */
  readonly changed: () => void;
}

/** An account of any kind: who it is, and its work while it is switched on. */
export interface Member {
  readonly identity: AccountIdentity;
  readonly account: Account | undefined;
}

const FROM_ENVIRONMENT =
  'This account comes from the environment: change LAGLIGHT_API_KEY and the like, and start Laglight again.';

/** All accounts: those of the user, those of the environment, and the demo. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #log: Log;
  readonly #book: AccountBook<Connection, Account>;
  readonly #fixed: readonly (Member & { readonly account: Account })[];
  /** What keeps all accounts from being read, those to come as well. */
  readonly #holds = new Holds();
  #demo: Demo | undefined;
  /** True from the order to show it on, before it runs. */
  #hasDemo = false;
  #isStarted = false;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#log = options.log.child('reads');
    this.#book = this.#openBook();
    this.#fixed = options.configured.map((configuration) => ({
      identity: { id: configuration.id, name: configuration.name, isDemo: false, key: null },
      account: this.#watched(fixedAccount(configuration, options)),
    }));
  }

  /** The accounts that are kept, for orders that name none. */
  get book(): AccountBook<Connection, Account> {
    return this.#book;
  }

  /** Starts to read every minute. */
  start(): void {
    this.#isStarted = true;
    for (const { account } of this.#fixed) account.start();
    this.#demo?.account.start();
    this.#book.start();
  }

  /** Starts no read until that reason is released. */
  hold(reason: HoldReason): void {
    if (!this.#holds.add(reason)) return;
    for (const account of this.#concernedBy(reason)) account.hold(reason);
  }

  /** That reason is over: accounts read soon, not all at once. */
  release(reason: HoldReason): void {
    if (!this.#holds.remove(reason)) return;
    for (const account of this.#concernedBy(reason)) account.release(reason);
  }

  /** Those of the user in their order, then those that are not kept. */
  all(): Member[] {
    const kept = this.#book.entries().map(({ account: { id, name }, keys, worker }) => ({
      identity: { id, name, isDemo: false, key: keys.view() },
      account: worker,
    }));
    return [...kept, ...this.#fixed, ...(this.#demo ? [this.#demo] : [])];
  }

  /** Those that are switched on. */
  working(): Account[] {
    return this.all()
      .map(({ account }) => account)
      .filter((account) => account !== undefined);
  }

  /** How long after its begin each account can read a minute, as learnt, in milliseconds; by the account's id. */
  delays(): Record<string, number | null> {
    return Object.fromEntries(this.working().map(({ id, delayMs }) => [id, delayMs ?? null]));
  }

  /** What the user should know of how accounts are kept, one sentence each. */
  notices(): string[] {
    const { settings, vault } = this.#options;
    const keeping = this.#book.entries().length > 0 ? vault.keeping.notice : undefined;
    const notices = [settings.notice, keeping].filter((notice) => notice !== undefined);
    return [...notices, ...this.#book.notices()];
  }

  /** Gives an order for one account; those that are not kept take none. */
  order(
    accountId: string,
    give: (book: AccountBook<Connection, Account>) => Promise<Answer>,
  ): Promise<Answer> {
    const isFixed = this.#fixed.some(({ identity }) => identity.id === accountId);
    return isFixed ? Promise.resolve({ done: false, reason: FROM_ENVIRONMENT }) : give(this.#book);
  }

  /** Changes what is said of a cluster; of an account that is not kept, for this run only. */
  editCluster(change: ClusterChange): Promise<Answer> {
    const member = this.all().find(({ account }) => account?.cluster(change.id));
    if (!member?.account) return Promise.resolve({ done: false, reason: 'There is no such cluster.' });
    const { identity, account } = member;
    if (identity.key !== null) return this.#book.editCluster(identity.id, change);
    account.describe(
      account.traits.map((one) => (one.id === change.id ? describedCluster(one, change) : one)),
    );
    return Promise.resolve({ done: true });
  }

  async startDemo(): Promise<Answer> {
    if (this.#hasDemo) return { done: false, reason: 'The demo clusters are shown already.' };
    this.#hasDemo = true;
    try {
      const { startDemo, userAgent, clock, remembering, log } = this.#options;
      const clusters = await startDemo();
      const { key, secret } = clusters.account.credentials;
      log.redactor.hide(secret, key);
      this.#demo = new Demo(clusters, { userAgent, clock, remembering });
    } catch (error) {
      this.#hasDemo = false;
      throw error;
    }
    this.#watched(this.#demo.account);
    // It runs on this machine: no network, no matter.
    this.#demo.account.release('offline');
    if (this.#isStarted) this.#demo.account.start();
    return { done: true };
  }

  async remove(accountId: string): Promise<Answer> {
    const demo = this.#demo;
    if (demo?.identity.id !== accountId) return this.order(accountId, (book) => book.remove(accountId));
    this.#demo = undefined;
    this.#hasDemo = false;
    await demo.dispose();
    return { done: true };
  }

  /** Ends all reads. */
  async dispose(): Promise<void> {
    await Promise.all(this.#fixed.map(({ account }) => account.dispose()));
    await this.#demo?.dispose();
    await this.#book.dispose();
  }

  #openBook(): AccountBook<Connection, Account> {
    const { settings, vault, clock, transport, endpoints, budgets, remembering } = this.#options;
    return new AccountBook<Connection, Account>({
      store: settings,
      vault,
      clock,
      connect: ({ clusters }, credentials) => {
        const clusterIds = clusters.map(({ id }) => id);
        const { telemetry: endpoint } = endpoints;
        return connect({ transport, endpoint, budgets, clock, credentials, clusterIds });
      },
      employ: ({ id, clusters }, keys) =>
        this.#watched(new Account({ id, clusters, clock, keys, remembering })),
    });
  }

  #watched(account: Account): Account {
    account.onRead((outcome) => {
      logRead(this.#log, account.id, outcome, this.#options.clock.now());
      this.#options.changed();
    });
    account.onLearnt(this.#options.changed);
    for (const reason of this.#holds) account.hold(reason);
    return account;
  }

  #concernedBy(reason: HoldReason): Account[] {
    const demo = this.#demo?.account;
    return this.working().filter((account) => reason !== 'offline' || account !== demo);
  }
}
