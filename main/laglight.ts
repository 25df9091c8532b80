import type {
  Answer,
  ChartPage,
  ClusterPage,
  ClusterSummary,
  ExportedFile,
  GroupPage,
  HistoryState,
  Overview,
  Preferences,
  PreferencesView,
  RefreshAnswer,
  RequestOf,
  SearchHit,
  SetupState,
} from '../preload/contract.ts';
import { chooseByteUnits } from '../preload/format.ts';
import type { Account } from './accounts/account.ts';
import { Accounts } from './accounts/accounts.ts';
import { Pause } from './accounts/pause.ts';
import { ClusterAnswers } from './answers/cluster-answers.ts';
import { PastAnswers } from './answers/past-answers.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Endpoints } from './confluent/endpoints.ts';
import { KeyBudgets } from './confluent/key-budgets.ts';
import { Transport, type TransportOptions } from './confluent/transport.ts';
import type { Vault } from './credentials/vault.ts';
import { WatchedVault } from './credentials/watched-vault.ts';
import { diagnosticsFile } from './diagnosis/diagnostics.ts';
import { scrapeFile } from './diagnosis/scrape-file.ts';
import type { StartDemo } from './accounts/demo.ts';
import type { AccountConfiguration } from './accounts/fixed-account.ts';
import { History } from './history/history.ts';
import { openHistoryFolder, type HistoryFolder } from './history-folder.ts';
import type { Log } from './log/log.ts';
import { memoryLog, type OpenedLog } from './log/open-log.ts';
import { PreferenceBook, type Place, type PreferencesListener } from './preferences/preference-book.ts';
import { QueryPace } from './scrape/query-pace.ts';
import { exportText } from './settings/exchange/export.ts';
import { ImportError, importText } from './settings/exchange/import.ts';
import { groupChoices } from './settings/group-choices.ts';
import { retentionOf } from './settings/retention.ts';
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
export { openKeeping } from './keeping.ts';
export type { Log } from './log/log.ts';
export { openSettings } from './settings/settings-file.ts';
export { settingsFolder } from './settings/settings-folder.ts';
export { MemorySettings } from './setup/memory-settings.ts';

/** How often everything is judged anew between reads: data grows stale while nothing happens. */
const JUDGE_EVERY_MS = 15_000;

/** Where nothing is kept. */
const NOWHERE: Place = { folder: '', settingsFile: '', isDesktop: false };

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
  /** Where things are kept; nowhere where it is left out. */
  readonly place?: Place;
  /** Where it is written what happens; only memory where it is left out. */
  readonly log?: OpenedLog;
  /** What the user should know of this run, one sentence each: that it is a replay. */
  readonly notices?: readonly string[];
  /** False where only what is read from now on counts, as in measurements: the past is not fetched. */
  readonly fetchesPast?: boolean;
  /** Where the code of the history's thread is, if not in the sources: in a bundle. */
  readonly historyWorker?: URL;
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
  readonly #preferences: PreferenceBook;
  readonly #pause: Pause;
  readonly #historyFolder: HistoryFolder;
  readonly #history: History;
  readonly #clusters: ClusterAnswers;
  readonly #past: PastAnswers;
  readonly #openedLog: OpenedLog;
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  readonly #disposal = new AbortController();
  #judging: Promise<void> | undefined;
  #opening: Promise<void> | undefined;
  #historyNotices = '';

  constructor(options: LaglightOptions) {
    const userAgent = `laglight/${options.version}`;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#openedLog = options.log ?? memoryLog(this.#clock);
    this.#log = this.#openedLog.log;
    const { redactor } = this.#log;
    this.#transport = new Transport({ userAgent, ...options.network });
    const { settings, endpoints } = options;
    const vault = new WatchedVault(options.vault, (secret, key) => redactor.hide(secret, key));
    for (const { credentials } of options.accounts) redactor.hide(credentials.secret, credentials.key);
    this.#pause = new Pause(this.#clock);
    this.#preferences = new PreferenceBook({
      settings,
      place: options.place ?? NOWHERE,
      network: this.#transport,
    });
    this.#log.setLevel(this.#preferences.current.logLevel);
    chooseByteUnits(this.#preferences.current.units);
    this.#preferences.onChanged((preferences, changed) => this.#preferencesChanged(preferences, changed));
    this.#historyFolder = openHistoryFolder(options.place?.folder ?? '');
    this.#history = new History({
      folder: this.#historyFolder.path,
      clock: this.#clock,
      retention: retentionOf(settings.read()),
      changed: () => this.#historyChanged(),
      ...(options.historyWorker && { workerEntry: options.historyWorker }),
    });
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
    const remembering = {
      history: this.#history,
      pace: new QueryPace({ clock: this.#clock }),
      choicesOf: (clusterId: string) => groupChoices(settings.read(), clusterId),
      fetchesPast: options.fetchesPast ?? true,
    };
    this.#accounts = new Accounts({
      ...shared,
      configured,
      startDemo,
      userAgent,
      remembering,
      log: this.#log,
    });
    const { accounts, history, clock } = {
      accounts: this.#accounts,
      history: this.#history,
      clock: this.#clock,
    };
    this.#clusters = new ClusterAnswers({ accounts, history, settings, clock });
    this.#past = new PastAnswers({ accounts, history, settings, folder: options.place?.folder ?? '' });
    this.#wizard = openWizard({
      ...shared,
      add: (account) => this.#accounts.book.add(account),
    });
  }

  /** Starts to read every minute. Resolves when what is remembered was opened and the first read begins. */
  start(): Promise<void> {
    const accounts = this.#accounts.all().length;
    const { version } = this.#options;
    this.#log.info('Started.', {
      version,
      accounts,
      platform: process.platform,
      node: process.versions.node,
    });
    this.#judging ??= this.#judge();
    return (this.#opening ??= this.#open());
  }

  /** Reads every account once, for a single answer. */
  async readOnce(): Promise<void> {
    await Promise.all(this.#accounts.working().map((account) => account.readOnce()));
  }

  /** Resolves when all that was read is kept. */
  settled(): Promise<void> {
    return this.#history.settled();
  }

  /** Calls back after every read and every change of state. Returns the undo. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For hosts: loggers of their rooms, and what is written of what goes wrong in them. */
  get log(): Log {
    return this.#log;
  }

  /** The computer goes to sleep: no read starts, and one in flight is given up. */
  suspend(): void {
    this.#log.info('The computer goes to sleep.');
    this.#accounts.hold('asleep');
    this.#announce();
  }

  /** The computer woke up: every account is read soon. Until then nothing can be said of the clusters. */
  wake(): void {
    this.#log.info('The computer woke up.');
    this.#endPauseInTime();
    this.#accounts.release('asleep');
    this.#announce();
  }

  /** The operating system says whether any network is connected. Without one nothing is tried. */
  networkChanged(isOnline: boolean): void {
    this.#log.info(isOnline ? 'The network is back.' : 'There is no network.');
    if (isOnline) this.#accounts.release('offline');
    else this.#accounts.hold('offline');
    this.#announce();
  }

  /** A host could not carry out a preference, or could after all: undefined. */
  reportProblem(name: keyof Preferences, problem: string | undefined): void {
    if (this.#preferences.report(name, problem)) this.#announce();
  }

  /** Calls back with the preferences after every change of them. Returns the undo. */
  onPreferences(listener: PreferencesListener): () => void {
    return this.#preferences.onChanged(listener);
  }

  overview(): Overview {
    const members = this.#accounts.all();
    const working = this.#accounts.working();
    const clusters = worstFirst(clustersOf(working));
    const logProblem = this.#openedLog.problem();
    return {
      version: this.#options.version,
      demo: members.length > 0 && members.every(({ identity }) => identity.isDemo),
      now: this.#clock.now(),
      health: worstHealth(clusters.map(({ health }) => health)),
      sentence: overviewSentence(
        clusters,
        members.length,
        working.some(({ isWaking }) => isWaking),
      ),
      notices: [
        ...(this.#options.notices ?? []),
        ...this.#accounts.notices(),
        ...(logProblem === undefined ? [] : [logProblem]),
        ...this.#past.notices(),
      ],
      accounts: members.map(({ identity, account }) => accountSummary(identity, account?.state())),
      clusters,
      troubled: this.#clusters.troubled(),
      pinned: this.#clusters.pinned(),
      pause: this.#pause.current,
      backFill: this.#past.backFill(),
      away: this.#past.away(),
    };
  }

  /** Reads nothing from now on; once more it changes when that ends. */
  pause({ minutes }: RequestOf<'pause'>): Answer {
    this.#log.info('Paused.', { minutes });
    this.#pause.begin(minutes);
    this.#accounts.hold('paused');
    this.#announce();
    return { done: true };
  }

  resume(): Answer {
    if (this.#pause.current === null) return { done: false, reason: 'Reading is not paused.' };
    this.#endPause();
    return { done: true };
  }

  preferences(): PreferencesView {
    return this.#preferences.view();
  }

  setPreferences(request: RequestOf<'setPreferences'>): Answer {
    return this.#preferences.change(request);
  }

  async saveDiagnostics({ hashNames }: RequestOf<'saveDiagnostics'>): Promise<ExportedFile> {
    const { version, settings } = this.#options;
    const { sentence, notices, accounts, clusters } = this.overview();
    const pages = await Promise.all(clusters.map(({ id }) => this.cluster({ clusterId: id })));
    const facts = {
      version,
      now: this.#clock.now(),
      settings: settings.read(),
      preferences: this.preferences(),
      pause: this.#pause.current,
      delays: this.#accounts.delays(),
      clusters: pages.filter((page) => page !== null),
      logLines: this.#log.lastLines,
      ...{ sentence, notices, accounts },
    };
    return diagnosticsFile(facts, hashNames, (value) => this.#log.redactor.cleanAll(value));
  }

  /** Null before the first answer. Rejects with a sentence when the answer was too large to be kept. */
  async saveLastScrape({ accountId, hashNames }: RequestOf<'saveLastScrape'>): Promise<ExportedFile | null> {
    const member = this.#accounts.all().find(({ identity }) => identity.id === accountId);
    const kept = await member?.account?.lastScrape();
    if (kept?.kind === 'too-large') throw new Error('it is larger than the 16 MB that are kept of it');
    return kept ? scrapeFile(kept, hashNames) : null;
  }

  cluster(request: RequestOf<'cluster'>): Promise<ClusterPage | null> {
    return this.#clusters.cluster(request);
  }

  charts(request: RequestOf<'charts'>): Promise<ChartPage | null> {
    return this.#clusters.charts(request);
  }

  group(request: RequestOf<'group'>): Promise<GroupPage | null> {
    return this.#clusters.group(request);
  }

  groupCharts(request: RequestOf<'groupCharts'>): Promise<ChartPage | null> {
    return this.#clusters.groupCharts(request);
  }

  search(request: RequestOf<'search'>): readonly SearchHit[] {
    return this.#clusters.search(request);
  }

  chooseGroup(request: RequestOf<'chooseGroup'>): Promise<Answer> {
    return this.#told('chooseGroup', this.#clusters.chooseGroup(request));
  }

  forgetGroup(request: RequestOf<'forgetGroup'>): Promise<Answer> {
    return this.#told('forgetGroup', this.#clusters.forgetGroup(request));
  }

  editCluster(request: RequestOf<'editCluster'>): Promise<Answer> {
    return this.#told('editCluster', this.#accounts.editCluster(request));
  }

  historyState(): HistoryState {
    return this.#past.historyState();
  }

  setRetention(request: RequestOf<'setRetention'>): Promise<Answer> {
    return this.#told('setRetention', this.#past.setRetention(request));
  }

  dismissAway(): Promise<Answer> {
    return this.#told('dismissAway', this.#past.dismissAway());
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
    if (request.secret !== undefined) this.#log.redactor.hide(request.secret, request.key);
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
    return this.#told('setupFinish', this.#wizard.finish());
  }

  setupDiscard(): SetupState {
    return this.#wizard.discard();
  }

  startDemo(): Promise<Answer> {
    return this.#told('startDemo', this.#accounts.startDemo());
  }

  renameAccount({ accountId, name }: RequestOf<'renameAccount'>): Promise<Answer> {
    return this.#order('renameAccount', accountId, (book) => book.rename(accountId, name));
  }

  enableAccount({ accountId, isEnabled }: RequestOf<'enableAccount'>): Promise<Answer> {
    return this.#order('enableAccount', accountId, (book) => book.enable(accountId, isEnabled));
  }

  moveAccount({ accountId, place }: RequestOf<'moveAccount'>): Promise<Answer> {
    return this.#order('moveAccount', accountId, (book) => book.move(accountId, place));
  }

  removeAccount({ accountId }: RequestOf<'removeAccount'>): Promise<Answer> {
    return this.#told('removeAccount', this.#accounts.remove(accountId), accountId);
  }

  rotateKey({ accountId, key, secret }: RequestOf<'rotateKey'>): Promise<Answer> {
    return this.#order('rotateKey', accountId, (book) => book.rotate(accountId, key, secret));
  }

  giveSecret({ accountId, secret }: RequestOf<'giveSecret'>): Promise<Answer> {
    return this.#order('giveSecret', accountId, (book) => book.giveSecret(accountId, secret));
  }

  cancelRotation({ accountId }: RequestOf<'cancelRotation'>): Promise<Answer> {
    return this.#order('cancelRotation', accountId, (book) => book.cancelRotation(accountId));
  }

  setKeyReminder({ accountId, days }: RequestOf<'setKeyReminder'>): Promise<Answer> {
    return this.#order('setKeyReminder', accountId, (book) => book.setReminder(accountId, days));
  }

  exportSettings({ format }: RequestOf<'exportSettings'>): ExportedFile {
    return exportText(this.#options.settings.read(), format);
  }

  async importSettings({ text }: RequestOf<'importSettings'>): Promise<Answer> {
    try {
      const { accounts, preferences } = importText(text);
      const hasPreferences = this.#preferences.adopt(preferences);
      const answer = await this.#told('importSettings', this.#accounts.book.import(accounts));
      return hasPreferences ? { done: true } : answer;
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
    await this.#opening;
    await this.#judging;
    await this.#transport.dispose();
    await this.#history.dispose();
    this.#historyFolder.dispose();
    if (this.#judging) this.#log.info('Ended.');
    await this.#log.flush();
  }

  #order(name: string, accountId: string, give: Parameters<Accounts['order']>[1]): Promise<Answer> {
    return this.#told(name, this.#accounts.order(accountId, give), accountId);
  }

  /** Tells everybody once an order was carried out. */
  async #told(name: string, order: Answer | Promise<Answer>, account?: string): Promise<Answer> {
    const answer = await order;
    if (answer.done) this.#log.info('An order was carried out.', { order: name, account });
    else this.#log.warning('An order was refused.', { order: name, account, reason: answer.reason });
    if (answer.done) this.#announce();
    return answer;
  }

  #preferencesChanged({ logLevel, units }: Preferences, changed: ReadonlySet<string>): void {
    this.#log.info('Preferences changed.', { names: [...changed] });
    this.#log.setLevel(logLevel);
    chooseByteUnits(units);
    this.#announce();
  }

  /** The history first: what was read before is known at once, and nothing that is read now is lost. */
  async #open(): Promise<void> {
    await this.#history.open();
    if (!this.#disposal.signal.aborted) this.#accounts.start();
  }

  /** Its problems are to be seen; every minute that it keeps is not. */
  #historyChanged(): void {
    const told = this.#past.notices().join('\n');
    if (told === this.#historyNotices) return;
    this.#historyNotices = told;
    this.#log.warning('The history says something.', { notices: told });
    this.#announce();
  }

  #endPause(): void {
    this.#log.info('Reading goes on.');
    this.#pause.end();
    this.#accounts.release('paused');
    this.#announce();
  }

  #endPauseInTime(): void {
    if (this.#pause.remainingMs === 0) this.#endPause();
  }

  async #judge(): Promise<void> {
    const { signal } = this.#disposal;
    while (!signal.aborted) {
      const napMs = Math.min(JUDGE_EVERY_MS, this.#pause.remainingMs ?? JUDGE_EVERY_MS);
      await this.#clock.sleep(napMs, signal).catch(() => undefined);
      this.#endPauseInTime();
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
