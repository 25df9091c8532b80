import { excerptOf } from './excerpt.ts';
import { ConfluentFailure, type FailureDetails } from './failure.ts';
import { proxyWantsLogin } from './proxy-failures.ts';
import { rateLimited } from './rate-limit-failures.ts';
import { readRetryAfter, type AnswerHeaders } from './rate-limits.ts';
import type { Refusal } from './refusal.ts';
import { listed } from './words.ts';

/** What a status other than 200 means, in words. */
export function explainRefusal(refusal: Refusal): ConfluentFailure {
  const { status, headers, body, credentials } = refusal;
  const detail = detailOf(body);
  const said = excerptOf(detail ?? body, credentials);
  const evidence = [`status ${status}`, refusal.url.host, said].filter((fact) => fact !== '').join(', ');
  const isPage = detail === undefined && isHtml(headers, body);
  const fail = (code: ConfluentFailure['code'], details: FailureDetails) =>
    new ConfluentFailure(code, { evidence, ...details });

  if (status === 429) return fail('rate-limited', rateLimited(refusal, detail ?? ''));
  if (status === 407) return proxyWantsLogin('A proxy on the way', evidence);
  if (status >= 500) return fail('server-error', serverError(refusal, isPage));
  if (isPage) return notMetrics(refusal.url.host, evidence);
  if (status === 401) return fail('key-refused', keyRefused(credentials.key));
  if (status === 403) return forbidden(refusal, detail ?? '', evidence);
  if (status === 404) return fail('unknown-cluster', notFound(refusal));
  return fail('server-error', {
    title: `Confluent does not accept the request (status ${status})${said === '' ? '.' : `: ${said}`}`,
    causes: ['Confluent changed its interface.', 'Laglight made a mistake.'],
    advice: 'Look for a newer version of Laglight, or report this text.',
  });
}

/** The failure of an answer that is something else than what was asked for. */
export function notMetrics(host: string, evidence: string): ConfluentFailure {
  return new ConfluentFailure('not-metrics', {
    title: `Something else than Confluent's Metrics API answered in the place of ${host}.`,
    causes: [
      'The network wants a login first, as in hotels, trains and guest networks.',
      'A proxy or firewall shows a page of its own.',
      'The base address leads to another service.',
    ],
    advice: 'Open any page in a browser and log in if it asks, or try from another network.',
    evidence,
  });
}

function keyRefused(key: string): FailureDetails {
  return {
    title: `Confluent refuses the API key ${key}.`,
    causes: [
      'It is a key for one cluster (or for Schema Registry, Flink, ksqlDB). The Metrics API takes only Cloud API keys.',
      'The secret does not belong to this key.',
      'The key was deleted, or is mistyped.',
    ],
    advice: 'Create a key of the kind “Cloud resource management” in Confluent’s console and enter it again.',
  };
}

/**
 * Confluent does not tell a missing role from a foreign or deleted cluster. Only where it names some of several
 * clusters is it plain that those, and not the key, are the reason.
 */
function forbidden(refusal: Refusal, detail: string, evidence: string): ConfluentFailure {
  const { clusterIds, credentials } = refusal;
  const named = clusterIds.filter((id) => detail.split(/[\s,:;.]+/).includes(id));
  if (named.length > 0 && named.length < clusterIds.length) {
    return unreadableClusters(named, evidence);
  }
  if (clusterIds.length === 0) return noClusterPermitted(credentials.key, evidence);
  return new ConfluentFailure('not-permitted', {
    title: `The key ${credentials.key} is good, but may not read the metrics of ${listed(clusterIds)}.`,
    causes: [
      'The owner of the key lacks the role MetricsViewer.',
      `${clusterIds.length === 1 ? 'The cluster belongs' : 'The clusters belong'} to another organization, or the id is mistyped or of a deleted cluster.`,
      NEW_CLUSTER,
      FOREIGN_ADDRESS,
    ],
    advice: GIVE_ROLE,
    evidence,
  });
}

/** The failure of a key that Confluent names no cluster for. */
export function noClusterPermitted(key: string, evidence?: string): ConfluentFailure {
  return new ConfluentFailure('not-permitted', {
    title: `The key ${key} is good, but may not read the metrics of any cluster.`,
    causes: [
      'The owner of the key lacks the role MetricsViewer.',
      'The organization of the key has no cluster: it belongs to another one than you think.',
      NEW_CLUSTER,
      FOREIGN_ADDRESS,
    ],
    advice: GIVE_ROLE,
    ...(evidence !== undefined && { evidence }),
  });
}

/**
 * The same failure after it lasted longer than a new cluster needs: that cause is then out of the question.
 */
export function lastingFailure(failure: ConfluentFailure): ConfluentFailure {
  const { code, title, advice, evidence } = failure;
  const causes = failure.causes.filter((cause) => cause !== NEW_CLUSTER);
  return new ConfluentFailure(code, { title, causes, advice, ...(evidence !== undefined && { evidence }) });
}

const NEW_CLUSTER = 'The cluster is only minutes old: Confluent needs about 4 minutes to know it.';
const FOREIGN_ADDRESS = 'The organization allows only certain IP addresses, and this is none of them.';
const GIVE_ROLE =
  'Give the owner of the key the role MetricsViewer in Confluent’s console (Accounts & access).';

/** The failure of some of the clusters asked for: they, and not the key as such, are the reason. */
export function unreadableClusters(clusterIds: readonly string[], evidence: string): ConfluentFailure {
  return new ConfluentFailure('unknown-cluster', {
    title: `${listed(clusterIds)} cannot be read with this key, though others can.`,
    causes: CLUSTER_CAUSES,
    advice: `Check whether ${listed(clusterIds)} still exists, and take it off this account if not.`,
    evidence,
  });
}

const CLUSTER_CAUSES = [
  'The cluster was deleted, or its id is mistyped.',
  'The cluster belongs to another organization.',
  'The role MetricsViewer of the key’s owner does not include this cluster.',
  NEW_CLUSTER,
];

function notFound({ clusterIds, url }: Refusal): FailureDetails {
  if (clusterIds.length === 0) {
    return {
      title: `${url.host} does not know what Laglight asks for.`,
      causes: ['The base address leads to another service than Confluent’s.'],
      advice: 'Check the base address that is set for Laglight.',
    };
  }
  return {
    title: `${url.host} does not know ${listed(clusterIds)}.`,
    causes: [
      'The cluster was deleted, or its id is mistyped.',
      'The base address leads to another service than the Metrics API.',
    ],
    advice: 'Check the id of the cluster in Confluent’s console.',
  };
}

function serverError({ status, url, headers, now }: Refusal, isPage: boolean): FailureDetails {
  const wait = readRetryAfter(headers, now);
  return {
    title: `${url.host} has trouble of its own (status ${status}).`,
    causes: isPage
      ? ['Confluent is being repaired or overloaded.', 'A proxy on the way cannot reach Confluent.']
      : ['Confluent is being repaired or overloaded.'],
    advice: 'Laglight tries again by itself. status.confluent.cloud tells of known trouble.',
    ...(wait !== undefined && { until: now + wait * 1_000 }),
  };
}

/** The server's own words: the details of its list of errors; undefined where the body is no such list. */
function detailOf(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('errors' in parsed)) return undefined;
    const errors: unknown[] = Array.isArray(parsed.errors) ? parsed.errors : [];
    return errors
      .map((error) => (typeof error === 'object' && error !== null && 'detail' in error ? error.detail : ''))
      .filter((detail) => typeof detail === 'string')
      .join(' ');
  } catch {
    return undefined;
  }
}

function isHtml(headers: AnswerHeaders, body: string): boolean {
  return /html/i.test(String(headers['content-type'] ?? '')) || /^\s*</.test(body);
}
