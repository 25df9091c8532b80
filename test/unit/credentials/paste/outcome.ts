import { readPaste } from '../../../../main/credentials/paste/paste.ts';
import { KEY, OTHER_KEY, SECRET } from './texts.ts';

/** What is expected of a text; what is left out is expected to be absent or empty. */
export interface Expected {
  readonly format?: string;
  readonly key?: string;
  readonly secret?: string;
  readonly ids?: readonly string[];
  readonly name?: string;
  readonly ignored?: readonly string[];
  readonly title?: string;
  readonly advice?: string;
}

/** What became of a text, without what is absent or empty. */
export function outcomeOf(text: string): Expected {
  const result = readPaste(text);
  if (result.kind === 'problem') return { title: result.title, advice: result.advice };
  const { format, key, secret, clusterIds, name, ignored } = result;
  return {
    format,
    ...(key === undefined ? {} : { key }),
    ...(secret === undefined ? {} : { secret }),
    ...(clusterIds.length === 0 ? {} : { ids: clusterIds }),
    ...(name === undefined ? {} : { name }),
    ...(ignored.length === 0 ? {} : { ignored }),
  };
}

/** Everything a person gets to see of a text. */
export function sentencesOf(text: string): string {
  const result = readPaste(text);
  return result.kind === 'problem'
    ? `${result.title}\n${result.advice}`
    : [
        result.format,
        result.name ?? '',
        result.key ?? '',
        ...result.clusterIds,
        ...result.understood,
        ...result.ignored,
      ].join('\n');
}

export const BOTH = { key: KEY, secret: SECRET } as const;
export const ONE = ['lkc-abc123'] as const;
export const TWO = ['lkc-abc123', 'lkc-def456'] as const;

export const SAID = {
  keyPlaceholder: (text: string) => `The key “${text}” is a placeholder. The real one is still needed.`,
  secretPlaceholder: 'The secret is a placeholder. The real one is still needed.',
  idPlaceholder: (text: string) =>
    `The cluster id “${text}” is a placeholder. Laglight can find the clusters of a key itself.`,
  misplacedInterval:
    'interval stands under http_headers, so DataKit sends it as a header and keeps to its own interval, 30 s, which Confluent’s limit of calls does not allow. There it belongs above that table; Laglight reads once a minute anyway.',
  short: (setting: string) =>
    `${setting} is shorter than the 60 s that Confluent’s limit of calls allows. Laglight reads once a minute.`,
  otherKey: (ids: string) =>
    `The key ${OTHER_KEY} with ${ids} is left aside: an account has one key. Add it as another account.`,
  foreignKey: (key: string, owner: string) =>
    `The key ${key} is left aside: it is for ${owner}, and the Metrics API refuses such keys.`,
  notBasic: 'The Authorization header is not of the kind Basic. Laglight signs in with a key and its secret.',
  undecodable: 'The Authorization header cannot be decoded. It should be the base64 form of KEY:SECRET.',
  damaged: (format: string, place: string) =>
    `This looks like a ${format}, but ${place} cannot be read. Only lines that speak for themselves were taken.`,
} as const;

export const FORMATS = {
  yaml: 'Prometheus scrape configuration (YAML)',
  agent: 'Grafana Agent configuration (YAML)',
  telemetry: 'OpenTelemetry Collector configuration (YAML)',
  datakit: 'DataKit prom input (TOML)',
  telegraf: 'Telegraf input (TOML)',
  alloy: 'Grafana Alloy configuration',
  curl: 'curl command',
  file: 'API key file of Confluent’s console',
  json: 'JSON',
  names: 'Names and values',
  plain: 'Key, secret and ids',
  damaged: 'Damaged text, read line by line',
} as const;

/** The problem of a text that was recognised, but is of no use. */
export const unusable = (format: string, ...advice: string[]): Expected => ({
  title: `Nothing in this text can be used as a key or a cluster. It was read as: ${format}.`,
  advice:
    advice.length > 0
      ? advice.join(' ')
      : 'Paste the part with the key, its secret and the ids of the clusters, or type them.',
});

/** The problem of a key that the Metrics API refuses. */
export const wrongKind = (key: string, owner: string): Expected => ({
  title: `The key ${key} is for ${owner}. The Metrics API refuses such keys.`,
  advice:
    'A Cloud API key is needed. In Confluent’s console: Administration → API keys → Add API key, with the scope Cloud resource management, for a service account that has the role MetricsViewer.',
});

/** The problem of a text that no reader knows. */
export const UNKNOWN: Expected = {
  title: 'Nothing in this text is an API key or a cluster.',
  advice:
    'Paste what Confluent’s console shows under Administration → Metrics → New integration → Prometheus, or the key and its secret on two lines.',
};
