import type { PasteProblem, Findings } from './findings.ts';
import type { PasteResult } from './paste-result.ts';
import type { Source } from './source.ts';
import { listed, quote } from './words.ts';

/** What the findings come to for one account: the first key, its secret, and the clusters named with it. */
export function conclude(findings: Findings): PasteResult {
  const key = findings.sources.find((source) => source.key !== undefined)?.key;
  const own = findings.sources.filter((source) => source.key === undefined || source.key === key);
  const secret = own.find((source) => source.secret !== undefined)?.secret;
  const clusterIds = [...new Set(own.flatMap((source) => source.clusterIds))];
  if (key === undefined && secret === undefined) {
    if (findings.foreignKeys.size > 0) return wrongKind(findings.foreignKeys);
    if (clusterIds.length === 0) return nothingUsable(findings);
  }

  const name = own.map((source) => source.name).find(isTelling);
  return {
    kind: 'read',
    format: findings.format,
    understood: [
      ...(key === undefined ? [] : [`API key ${quote(key)}`]),
      ...(secret === undefined ? [] : [key === undefined ? 'A secret' : 'Its secret']),
      ...(clusterIds.length === 0
        ? []
        : [
            `${clusterIds.length === 1 ? '1 cluster' : `${clusterIds.length} clusters`}: ${listed(clusterIds)}`,
          ]),
    ],
    ignored: [...foreignKeys(findings), ...otherAccounts(findings.sources, key), ...findings.remarks],
    ...(key === undefined ? {} : { key }),
    ...(secret === undefined ? {} : { secret }),
    clusterIds,
    ...(name === undefined ? {} : { name: quote(name) }),
  };
}

/** Confluent's console calls every job by the product's name, which tells accounts apart as little as none. */
function isTelling(name: string | undefined): name is string {
  return name !== undefined && name.trim() !== '' && !/^(confluent|ccloud)([-_ ]?cloud)?$/i.test(name.trim());
}

function otherAccounts(sources: readonly Source[], key: string | undefined): readonly string[] {
  const others = new Map<string, string[]>();
  for (const source of sources) {
    if (source.key === undefined || source.key === key) continue;
    others.set(source.key, [...(others.get(source.key) ?? []), ...source.clusterIds]);
  }
  return Array.from(others, ([other, ids]) => {
    const clusters = ids.length === 0 ? '' : ` with ${listed([...new Set(ids)])}`;
    return `The key ${quote(other)}${clusters} is left aside: an account has one key. Add it as another account.`;
  });
}

function foreignKeys(findings: Findings): readonly string[] {
  return Array.from(
    findings.foreignKeys,
    ([key, owner]) =>
      `The key ${key} is left aside: it is for ${owner}, and the Metrics API refuses such keys.`,
  );
}

function wrongKind(keys: ReadonlyMap<string, string>): PasteProblem {
  const [[key, owner] = ['', '']] = keys;
  return {
    kind: 'problem',
    title: `The key ${key} is for ${owner}. The Metrics API refuses such keys.`,
    advice:
      'A Cloud API key is needed. In Confluent’s console: Administration → API keys → Add API key, with the scope Cloud ' +
      'resource management, for a service account that has the role MetricsViewer.',
  };
}

function nothingUsable({ format, remarks }: Findings): PasteProblem {
  return {
    kind: 'problem',
    title: `Nothing in this text can be used as a key or a cluster. It was read as: ${format}.`,
    advice:
      remarks.length > 0
        ? remarks.join(' ')
        : 'Paste the part with the key, its secret and the ids of the clusters, or type them.',
  };
}
