import type { Findings } from './findings.ts';
import type { Source } from './source.ts';
import { isKeyLike, isPlaceholder, quote } from './words.ts';

/** A value with the name that stands beside it: a line of a properties file, a field of an object. */
export type Labelled = readonly [label: string, value: string];

type Role =
  'key' | 'secret' | 'clusters' | 'resource' | 'bootstrap' | 'authorization' | 'jaas' | 'pair' | 'address';

/** What a label's end says of its value; the first that fits. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/sasl_jaas_config$/, 'jaas'],
  [/basic_auth_user_info$/, 'pair'],
  [/(^|_)(secret|apisecret|password|secret_key|secret_access_key)$/, 'secret'],
  [/(^|_)(key|apikey|key_id|api_id|username)$/, 'key'],
  [/^resource(_id)?$/, 'resource'],
  [/((^|_)clusters|cluster_ids?|kafka_ids?|lkc_ids?|lkc)$/, 'clusters'],
  [/bootstrap/, 'bootstrap'],
  [/authorization$/, 'authorization'],
  [/(^|_)(url|uri|endpoint)s?$/, 'address'],
];

/** Whom a key is for, by its label; a Cloud key says nothing or "cloud". */
const OWNERS: readonly (readonly [RegExp, string])[] = [
  [/schema_registry|^sr_|basic_auth_user_info/, 'Schema Registry'],
  [/flink/, 'Flink'],
  [/ksql/, 'ksqlDB'],
  [/tableflow/, 'Tableflow'],
  [/kafka|cluster|sasl|broker/, 'a Kafka cluster'],
];

/** Whom a key is for, by the id of its resource. */
const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/^lkc-/, 'a Kafka cluster'],
  [/^lsrc-/, 'Schema Registry'],
  [/^lfcp-|^env-.*flink/, 'Flink'],
  [/^lksqlc-/, 'ksqlDB'],
];

const TELEMETRY = /^https:.*\/v2\/metrics\//;

/** Takes keys, secrets and ids by their labels. Returns whether any label was known. */
export function readLabels(pairs: readonly Labelled[], findings: Findings): boolean {
  const known = pairs.flatMap(([label, value]) => {
    const name = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
    const role = ROLES.find(([pattern]) => pattern.test(name))?.[1];
    return role === undefined || value === '' ? [] : [{ name, role, value }];
  });
  const resource = known.find(({ role }) => role === 'resource')?.value ?? '';
  const reachesKafka = known.some(({ role }) => role === 'bootstrap');
  const owner = nameOf(RESOURCES, resource) ?? (reachesKafka ? 'a Kafka cluster' : undefined);
  const own = findings.addSource();
  const ownerOf = (name: string) =>
    nameOf(OWNERS, name) ?? (/cloud|laglight|metrics|telemetry/.test(name) ? undefined : owner);

  for (const { name, role, value } of known) {
    if (role === 'clusters') own.takeIds(value);
    else if (role === 'address' && TELEMETRY.test(value)) own.takeUrl(value);
    else if (role === 'authorization') own.takeAuthorization(value);
    else if (role === 'jaas')
      takeForeign(/username=["']?([^"'\s;]+)/.exec(value)?.[1] ?? '', 'a Kafka cluster', findings);
    else if (role === 'pair') takeForeign(value.split(':')[0] ?? '', 'Schema Registry', findings);
    else if (role === 'key' || role === 'secret') takeOne(role, value, ownerOf(name), own, findings);
  }
  return known.length > 0;
}

function takeOne(
  role: 'key' | 'secret',
  value: string,
  owner: string | undefined,
  own: Source,
  findings: Findings,
): void {
  if (owner === undefined) {
    own.takeCredentials(role === 'key' ? value : undefined, role === 'secret' ? value : undefined);
  } else if (role === 'key') {
    takeForeign(value, owner, findings);
  }
}

function takeForeign(key: string, owner: string, findings: Findings): void {
  if (isKeyLike(key) && !isPlaceholder(key)) findings.addForeignKey(quote(key), owner);
}

function nameOf(table: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
