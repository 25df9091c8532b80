import type {
  AccountSummary,
  ClusterPage,
  ClusterSummary,
  ExportedFile,
  PreferencesView,
} from '../../preload/contract.ts';
import type { Settings } from '../settings/settings.ts';
import { NameHasher } from './name-hasher.ts';

/** What a maintainer needs to know. Nothing of it holds a secret. */
export interface DiagnosticFacts {
  readonly version: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly settings: Settings;
  readonly preferences: PreferencesView;
  readonly sentence: string;
  readonly notices: readonly string[];
  readonly pause: { readonly until: number | null } | null;
  readonly accounts: readonly AccountSummary[];
  /** How long after its begin each account can read a minute, as learnt, in milliseconds; by the account's id. */
  readonly delays: Readonly<Record<string, number | null>>;
  readonly clusters: readonly ClusterPage[];
  /** Lines of JSON. */
  readonly logLines: readonly string[];
}

/** One file for a maintainer, its names hashed by choice. `clean` takes out whatever looks like a secret. */
export function diagnosticsFile(
  facts: DiagnosticFacts,
  hasHashes: boolean,
  clean: (value: unknown) => unknown,
): ExportedFile {
  const report = {
    laglight: facts.version,
    writtenAt: new Date(facts.now).toISOString(),
    namesAreHashed: hasHashes,
    runtime: runtimeFacts(),
    overview: facts.sentence,
    notices: facts.notices,
    pause: facts.pause,
    accounts: facts.accounts.map((account) => ({ ...account, delayMs: facts.delays[account.id] ?? null })),
    clusters: facts.clusters.map(clusterFacts),
    settings: facts.settings,
    preferences: facts.preferences,
    log: facts.logLines.map((line) => JSON.parse(line) as unknown),
  };
  const told = clean(report);
  return {
    fileName: `laglight-diagnostics-${new Date(facts.now).toISOString().slice(0, 19).replaceAll(':', '-')}.json`,
    mediaType: 'application/json',
    text: `${JSON.stringify(hasHashes ? withHashes(told, facts) : told, null, 2)}\n`,
  };
}

function runtimeFacts() {
  const { platform, arch, versions } = process;
  const memory = process.memoryUsage();
  return { platform, arch, versions, memory, uptimeSeconds: Math.round(process.uptime()) };
}

/** What is known of a cluster, without its numbers: those are in the scrape. */
function clusterFacts({ summary, metrics, groups, topics, principals, requests, notes }: ClusterPage) {
  const { id, accountId, name, health, sentence, since, failure, asOf, nextReadAt, kind } = summary;
  const rows = Object.entries({ groups, topics, principals, requests }).map(
    ([table, { keys }]) => [table, keys[0]?.length ?? 0] as const,
  );
  return {
    ...{ id, accountId, name, health, sentence, since, failure, asOf, nextReadAt, kind, notes },
    rows: Object.fromEntries(rows),
    series: Object.fromEntries(metrics.map((metric) => [metric.id, metric.series])),
  };
}

function withHashes(told: unknown, { settings, accounts, clusters }: DiagnosticFacts): unknown {
  const hasher = new NameHasher();
  const kept = [...settings.accounts, ...(settings.draft ? [settings.draft] : [])];
  hasher.learn(kept.flatMap(({ clusters: set }) => set.flatMap(({ id, nickname = '' }) => [id, nickname])));
  hasher.learn(kept.map(({ name = '' }) => name));
  hasher.learn(settings.accounts.flatMap(({ current, next }) => [current.key, next?.key ?? '']));
  hasher.learn([settings.draft?.key ?? '']);
  hasher.learn(accounts.flatMap(({ id, name, key }) => [id, name, key?.key ?? '', key?.next?.key ?? '']));
  for (const page of clusters) hasher.learn(namesOf(page));
  return hasher.hashAll(told);
}

/** All names in the tables of a cluster. Request types are words of Kafka's. */
function namesOf({ summary, groups, topics, principals, requests }: ClusterPage): string[] {
  const { id, name }: ClusterSummary = summary;
  const keys = [groups, topics, principals, requests].flatMap(({ keyColumns, keys: columns }) =>
    columns.filter((_, index) => !/type|partition/.test(keyColumns[index]?.id ?? '')),
  );
  return [id, name, ...keys.flat()];
}
