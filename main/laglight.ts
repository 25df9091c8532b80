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
import type { Account } from './accounts/account.ts';
import { Accounts } from './accounts/accounts.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Endpoints } from './confluent/endpoints.ts';
import { KeyBudgets } from './confluent/key-budgets.ts';
import { Transport, type TransportOptions } from './confluent/transport.ts';
import type { Vault } from './credentials/vault.ts';
import type { StartDemo } from './accounts/demo.ts';
import type { AccountConfiguration } from './accounts/fixed-account.ts';
import { exportText } from './settings/exchange/export.ts';
import { ImportError, importText } from './settings/exchange/import.ts';
import type { SettingsStore } from './settings/settings.ts';
import { openWizard } from './setup/open-wizard.ts';
import type { Wizard } from './setup/wizard.ts';
import { accountSummary } from './views/account-view.ts';
import { overviewSentence, worstFirst, worstHealth } from './views/overview-view.ts';

export { EnvironmentError, readEndpoints } from './confluent/endpoints.ts';
export type { DemoClusters } from './accounts/demo.ts';
export type { AccountConfiguration } from './accounts/fixed-account.ts';
export { openVault } from './credentials/keychain-vault.ts';
export { MemoryVault } from './credentials/memory-vault.ts';
export { openSettings } from './settings/settings-file.ts';
export type { StoreClass } from './settings/open-file.ts';
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

/** The application: reads the clusters of all accounts and answers every question of the contract. Knows no screen. */
export class Laglight {
  readonly #options: LaglightOptions;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #accounts: Accounts;
  readonly #wizard: Wizard;
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  #judging: Promise<void> | undefined;

  constructor(options: LaglightOptions) {
    const userAgent = `laglight/${options.version}`;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#transport = new Transport({ userAgent, ...options.network });
    const { settings, vault, endpoints } = options;
    const shared = {
      settings,
      vault,
      endpoints,
      transport: this.#transport,
      budgets: new KeyBudgets(this.#clock),
      clock: this.#clock,
      changed: () => this.#announce(),
    };
    const { accounts: configured, startDemo } = options;
    this.#accounts = new Accounts({ ...shared, configured, startDemo, userAgent });
    this.#wizard = openWizard({
      ...shared,
      add: (account) => this.#accounts.book.add(account),
    });
  }

  /** Starts to read every minute. */
  start(): void {
    this.#accounts.start();
    this.#judging ??= this.#judge();
  }

  /** Reads every account once, for a single answer. */
  async readOnce(): Promise<void> {
    await Promise.all(this.#accounts.working().map((account) => account.readOnce()));
  }

  /** Calls back after every read and every change of state. Returns the undo. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  overview(): Overview {
    const members = this.#accounts.all();
    const clusters = worstFirst(clustersOf(this.#accounts.working()));
    return {
      version: this.#options.version,
      demo: members.length > 0 && members.every(({ identity }) => identity.isDemo),
      now: this.#clock.now(),
      health: worstHealth(clusters.map(({ health }) => health)),
      sentence: overviewSentence(clusters, members.length),
      notices: this.#accounts.notices(),
      accounts: members.map(({ identity, account }) => accountSummary(identity, account?.state())),
      clusters,
    };
  }

  cluster({ clusterId }: RequestOf<'cluster'>): ClusterPage | null {
    for (const account of this.#accounts.working()) {
      const page = account.page(clusterId);
      if (page) return page;
    }
    return null;
  }

  charts({ clusterId }: RequestOf<'charts'>): ClusterCharts | null {
    for (const account of this.#accounts.working()) {
      const charts = account.charts(clusterId);
      if (charts) return charts;
    }
    return null;
  }

  refresh({ accountId }: RequestOf<'refresh'>): RefreshAnswer {
    const member = this.#accounts.all().find(({ identity }) => identity.id === accountId);
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

  setupClusters({ edits }: RequestOf<'setupClusters'>): SetupState {
    return this.#wizard.editClusters(edits);
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

  startDemo(): Promise<Answer> {
    return this.#told(this.#accounts.startDemo());
  }

  renameAccount({ accountId, name }: RequestOf<'renameAccount'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.rename(accountId, name));
  }

  enableAccount({ accountId, isEnabled }: RequestOf<'enableAccount'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.enable(accountId, isEnabled));
  }

  moveAccount({ accountId, place }: RequestOf<'moveAccount'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.move(accountId, place));
  }

  removeAccount({ accountId }: RequestOf<'removeAccount'>): Promise<Answer> {
    return this.#told(this.#accounts.remove(accountId));
  }

  rotateKey({ accountId, key, secret }: RequestOf<'rotateKey'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.rotate(accountId, key, secret));
  }

  giveSecret({ accountId, secret }: RequestOf<'giveSecret'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.giveSecret(accountId, secret));
  }

  cancelRotation({ accountId }: RequestOf<'cancelRotation'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.cancelRotation(accountId));
  }

  setKeyReminder({ accountId, days }: RequestOf<'setKeyReminder'>): Promise<Answer> {
    return this.#order(accountId, (book) => book.setReminder(accountId, days));
  }

  exportSettings({ format }: RequestOf<'exportSettings'>): ExportedFile {
    return exportText(this.#options.settings.read(), format);
  }

  async importSettings({ text }: RequestOf<'importSettings'>): Promise<Answer> {
    try {
      const { accounts } = importText(text);
      return await this.#told(this.#accounts.book.import(accounts));
    } catch (error) {
      if (error instanceof ImportError) return { done: false, reason: error.message };
      throw error;
    }
  }

  /** Ends all reads and closes all connections. */
  async dispose(): Promise<void> {
    this.#disposal.abort();
    this.#listeners.clear();
    this.#wizard.dispose();
    await this.#accounts.dispose();
    await this.#judging;
    await this.#transport.dispose();
  }

  #order(accountId: string, give: Parameters<Accounts['order']>[1]): Promise<Answer> {
    return this.#told(this.#accounts.order(accountId, give));
  }

  /** Tells everybody once an order was carried out. */
  async #told(order: Promise<Answer>): Promise<Answer> {
    const answer = await order;
    if (answer.done) this.#announce();
    return answer;
  }

  async #judge(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      await this.#clock.sleep(JUDGE_EVERY_MS, signal).catch(() => undefined);
      const changes = this.#accounts.working().map((account) => account.judge());
      if (changes.includes(true)) this.#announce();
    }
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The clusters of all accounts; one that several read is shown once. */
function clustersOf(accounts: readonly Account[]): ClusterSummary[] {
  const clusters = new Map<string, ClusterSummary>();
  for (const cluster of accounts.flatMap((account) => account.clusters())) {
    if (!clusters.has(cluster.id)) clusters.set(cluster.id, cluster);
  }
  return [...clusters.values()];
}
