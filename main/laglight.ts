import type {
  Answer,
  ClusterCharts,
  ClusterPage,
  ClusterSummary,
  ExportedFile,
  Overview,
  RefreshAnswer,
  RequestOf,
  SetupState,
} from '../preload/contract.ts';
import { Account } from './account.ts';
import { systemClock, type Clock } from './clock.ts';
import { RequestBudget } from './confluent/budget.ts';
import type { Endpoints } from './confluent/endpoints.ts';
import { Transport, type TransportOptions } from './confluent/transport.ts';
import { connect, type Connection } from './connection.ts';
import { ClusterFinder } from './credentials/cluster-finder.ts';
import { testConnection } from './credentials/connection-test.ts';
import type { Vault } from './credentials/vault.ts';
import { Demo, type StartDemo } from './demo.ts';
import { fixedAccount, type AccountConfiguration } from './fixed-accounts.ts';
import { exportText } from './settings/exchange/export.ts';
import { ImportError, importText } from './settings/exchange/import.ts';
import type { SettingsStore } from './settings/settings.ts';
import { AccountBook } from './setup/account-book.ts';
import { accountOfCluster, accountOfKey } from './setup/account-list.ts';
import { Wizard } from './setup/wizard.ts';
import { accountSummary, type AccountIdentity } from './views/account-view.ts';
import { overviewSentence, worstFirst, worstHealth } from './views/overview-view.ts';

export { EnvironmentError, readEndpoints } from './confluent/endpoints.ts';
export type { DemoClusters } from './demo.ts';
export type { AccountConfiguration } from './fixed-accounts.ts';
export { openVault } from './credentials/keychain-vault.ts';
export { MemoryVault } from './credentials/memory-vault.ts';
export { openSettings } from './settings/settings-file.ts';
export { settingsFolder } from './settings/settings-folder.ts';
export { MemorySettings } from './setup/memory-settings.ts';

/** How often everything is judged anew between reads: data grows stale while nothing happens. */
const JUDGE_EVERY_MS = 15_000;

/** What the application is started with. */
export interface LaglightOptions {
  readonly version: string;
  readonly endpoints: Endpoints;
  /** Where the accounts of the user are kept. */
  readonly settings: SettingsStore;
  /** Where their secrets are kept. */
  readonly vault: Vault;
  /** Accounts that are not kept: those of the environment. */
  readonly accounts: readonly AccountConfiguration[];
  /** Brings the demo clusters. */
  readonly startDemo: StartDemo;
  readonly clock?: Clock;
  /** Proxies, certificate authorities, limits. */
  readonly network: Omit<TransportOptions, 'userAgent'>;
}

/** An account of any kind: who it is, and its work while it is switched on. */
interface Member {
  readonly identity: AccountIdentity;
  readonly account: Account | undefined;
}

/** The application: reads the clusters of all accounts and answers every question of the contract. Knows no screen. */
export class Laglight {
  readonly #options: LaglightOptions;
  readonly #userAgent: string;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #book: AccountBook<Connection, Account>;
  readonly #fixed: readonly Member[];
  readonly #wizard: Wizard;
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  #demo: Demo | undefined;
  #judging: Promise<void> | undefined;

  constructor(options: LaglightOptions) {
    this.#options = options;
    this.#userAgent = `laglight/${options.version}`;
    this.#clock = options.clock ?? systemClock;
    this.#transport = new Transport({ userAgent: this.#userAgent, ...options.network });
    this.#fixed = options.accounts.map((account) => this.#fixedMember(account));
    this.#book = this.#openBook();
    this.#wizard = this.#openWizard();
  }

  /** Starts to read every minute. */
  start(): void {
    for (const account of workOf(this.#fixed)) account.start();
    this.#demo?.account.start();
    this.#book.start();
    this.#judging ??= this.#judge();
  }

  /** Reads every account once, for a single answer. */
  async readOnce(): Promise<void> {
    await Promise.all(workOf(this.#members()).map((account) => account.readOnce()));
  }

  /** Calls back after every read and every change of state. Returns the undo. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  overview(): Overview {
    const members = this.#members();
    const clusters = worstFirst(clustersOf(members));
    return {
      version: this.#options.version,
      demo: members.length > 0 && members.every(({ identity }) => identity.isDemo),
      now: this.#clock.now(),
      health: worstHealth(clusters.map(({ health }) => health)),
      sentence: overviewSentence(clusters, members.length),
      notices: this.#notices(),
      accounts: members.map(({ identity, account }) => accountSummary(identity, account?.state())),
      clusters,
    };
  }

  cluster({ clusterId }: RequestOf<'cluster'>): ClusterPage | null {
    for (const account of workOf(this.#members())) {
      const page = account.page(clusterId);
      if (page) return page;
    }
    return null;
  }

  charts({ clusterId }: RequestOf<'charts'>): ClusterCharts | null {
    for (const account of workOf(this.#members())) {
      const charts = account.charts(clusterId);
      if (charts) return charts;
    }
    return null;
  }

  refresh({ accountId }: RequestOf<'refresh'>): RefreshAnswer {
    const member = this.#members().find(({ identity }) => identity.id === accountId);
    if (!member) return { accepted: false, reason: 'There is no such account.' };
    return member.account?.refresh() ?? { accepted: false, reason: 'This account is switched off.' };
  }

  setup(): SetupState {
    return this.#wizard.state();
  }

  setupPaste({ text }: RequestOf<'setupPaste'>): SetupState {
    return this.#wizard.paste(text);
  }

  setupEdit(request: RequestOf<'setupEdit'>): SetupState {
    return this.#wizard.edit(request);
  }

  setupFind(): SetupState {
    return this.#wizard.find();
  }

  setupCluster(request: RequestOf<'setupCluster'>): SetupState {
    return this.#wizard.cluster(request);
  }

  setupTest(): SetupState {
    return this.#wizard.test();
  }

  setupStep({ step }: RequestOf<'setupStep'>): SetupState {
    return this.#wizard.step(step);
  }

  setupFinish(): Promise<Answer> {
    return this.#told(this.#wizard.finish());
  }

  setupDiscard(): SetupState {
    return this.#wizard.discard();
  }

  async startDemo(): Promise<Answer> {
    if (this.#demo) return { done: false, reason: 'The demo clusters are shown already.' };
    this.#demo = new Demo(await this.#options.startDemo(), this.#userAgent, this.#clock);
    this.#watch(this.#demo.account);
    if (this.#judging) this.#demo.account.start();
    this.#announce();
    return { done: true };
  }

  renameAccount({ accountId, name }: RequestOf<'renameAccount'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.rename(accountId, name));
  }

  enableAccount({ accountId, isEnabled }: RequestOf<'enableAccount'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.enable(accountId, isEnabled));
  }

  moveAccount({ accountId, place }: RequestOf<'moveAccount'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.move(accountId, place));
  }

  async removeAccount({ accountId }: RequestOf<'removeAccount'>): Promise<Answer> {
    const demo = this.#demo;
    if (demo?.account.id !== accountId) return this.#kept(accountId, (book) => book.remove(accountId));
    this.#demo = undefined;
    this.#announce();
    await demo.dispose();
    return { done: true };
  }

  rotateKey({ accountId, key, secret }: RequestOf<'rotateKey'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.rotate(accountId, key, secret));
  }

  giveSecret({ accountId, secret }: RequestOf<'giveSecret'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.giveSecret(accountId, secret));
  }

  cancelRotation({ accountId }: RequestOf<'cancelRotation'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.cancelRotation(accountId));
  }

  setKeyReminder({ accountId, days }: RequestOf<'setKeyReminder'>): Promise<Answer> {
    return this.#kept(accountId, (book) => book.setReminder(accountId, days));
  }

  exportSettings({ format }: RequestOf<'exportSettings'>): ExportedFile {
    return exportText(this.#options.settings.read(), format);
  }

  async importSettings({ text }: RequestOf<'importSettings'>): Promise<Answer> {
    try {
      const { accounts } = importText(text);
      return await this.#told(this.#book.import(accounts));
    } catch (error) {
      if (error instanceof ImportError) return { done: false, reason: error.message };
      throw error;
    }
  }

  /** Ends all reads and closes all connections. */
  async dispose(): Promise<void> {
    this.#disposal.abort();
    this.#listeners.clear();
    this.#wizard.discard();
    await Promise.all(workOf(this.#fixed).map((account) => account.dispose()));
    await this.#demo?.dispose();
    await this.#book.dispose();
    await this.#judging;
    await this.#transport.dispose();
  }

  #fixedMember(configuration: AccountConfiguration): Member {
    const { endpoints } = this.#options;
    const account = fixedAccount(configuration, {
      transport: this.#transport,
      endpoints,
      clock: this.#clock,
    });
    this.#watch(account);
    const { id, name } = configuration;
    return { identity: { id, name, isDemo: false, key: null }, account };
  }

  #openBook(): AccountBook<Connection, Account> {
    const { settings, vault, endpoints } = this.#options;
    const clock = this.#clock;
    return new AccountBook<Connection, Account>({
      store: settings,
      vault,
      clock,
      connect: ({ clusters }, credentials) =>
        connect({
          transport: this.#transport,
          endpoint: endpoints.telemetry,
          clock,
          credentials,
          clusterIds: clusters.map(({ id }) => id),
        }),
      employ: ({ id, clusters }, keys) => {
        const account = new Account({ id, clusters, clock, keys });
        this.#watch(account);
        return account;
      },
    });
  }

  #openWizard(): Wizard {
    const { settings, vault, endpoints } = this.#options;
    const transport = this.#transport;
    const clock = this.#clock;
    return new Wizard({
      vault,
      find: (credentials, signal) =>
        new ClusterFinder({ transport, endpoints, credentials, clock }).find(signal),
      test: (request, onProgress, signal) =>
        testConnection(
          {
            ...request,
            transport,
            endpoint: endpoints.telemetry,
            clock,
            budget: new RequestBudget({ clock }),
          },
          onProgress,
          signal,
        ),
      known: {
        nameByKey: (key) => accountOfKey(settings.read(), key)?.name,
        nameByCluster: (clusterId) => accountOfCluster(settings.read(), clusterId)?.name,
      },
      add: (account) => this.#book.add(account),
      changed: () => this.#announce(),
    });
  }

  /** All accounts: those of the user in their order, then those that are not kept. */
  #members(): Member[] {
    const kept = this.#book.entries().map(({ account: { id, name }, keys, worker }) => ({
      identity: { id, name, isDemo: false, key: keys.view() },
      account: worker,
    }));
    const demo = this.#demo && {
      identity: { id: this.#demo.account.id, name: this.#demo.name, isDemo: true, key: null },
      account: this.#demo.account,
    };
    return [...kept, ...this.#fixed, ...(demo ? [demo] : [])];
  }

  #notices(): string[] {
    const { settings, vault } = this.#options;
    const keeping = this.#book.entries().length > 0 ? vault.keeping.notice : undefined;
    const notices = [settings.notice, keeping].filter((notice) => notice !== undefined);
    return [...notices, ...this.#book.notices()];
  }

  /** Gives an order for an account that is kept. */
  #kept(
    accountId: string,
    order: (book: AccountBook<Connection, Account>) => Promise<Answer>,
  ): Promise<Answer> {
    const isFixed = this.#fixed.some(({ identity }) => identity.id === accountId);
    const reason = 'This account comes from the environment: change LAGLIGHT_API_KEY and the like there.';
    return isFixed ? Promise.resolve({ done: false, reason }) : this.#told(order(this.#book));
  }

  /** Tells everybody once an order was carried out. */
  async #told(order: Promise<Answer>): Promise<Answer> {
    const answer = await order;
    if (answer.done) this.#announce();
    return answer;
  }

  #watch(account: Account): void {
    account.onRead(() => this.#announce());
    account.onLookedBack(() => this.#announce());
  }

  async #judge(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      await this.#clock.sleep(JUDGE_EVERY_MS, signal).catch(() => undefined);
      const changes = workOf(this.#members()).map((account) => account.judge());
      if (changes.includes(true)) this.#announce();
    }
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Those that are switched on. */
function workOf(members: readonly Member[]): Account[] {
  return members.map(({ account }) => account).filter((account) => account !== undefined);
}

/** The clusters of all accounts; one that several read is shown once. */
function clustersOf(members: readonly Member[]): ClusterSummary[] {
  const clusters = new Map<string, ClusterSummary>();
  for (const cluster of workOf(members).flatMap((account) => account.clusters())) {
    if (!clusters.has(cluster.id)) clusters.set(cluster.id, cluster);
  }
  return [...clusters.values()];
}
