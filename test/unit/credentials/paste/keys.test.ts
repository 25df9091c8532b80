import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../../main/credentials/paste/paste.ts';
import type { Expected } from './outcome.ts';
import { BOTH, FORMATS, ONE, SAID, TWO, UNKNOWN, outcomeOf, unusable, wrongKind } from './outcome.ts';
import {
  CLI_TABLE,
  CURL,
  ENVIRONMENT,
  HEADER,
  KEY,
  KEY_FILE,
  OTHER_KEY,
  OTHER_SECRET,
  SECRET,
  encoded,
} from './texts.ts';

const { curl, file, json, names, plain } = FORMATS;
const URL = 'https://api.telemetry.confluent.cloud/v2/metrics/cloud/export';

const texts: readonly (readonly [string, string, Expected])[] = [
  ['a call of curl', CURL, { format: curl, ...BOTH, ids: ONE }],
  [
    'a call over several lines with a prompt',
    `$ curl --silent --user "${KEY}:${SECRET}" \\\n  -H 'Accept: text/plain' \\\n  "${URL}?resource.kafka.id=lkc-abc123&resource.kafka.id=lkc-def456" | grep lag`,
    { format: curl, ...BOTH, ids: TWO },
  ],
  [
    'a call of Windows',
    `curl.exe ^\r\n  -u "${KEY}:${SECRET}" ^\r\n  "${URL}?resource.kafka.id=lkc-abc123^&resource.kafka.id=lkc-def456"`,
    { format: curl, ...BOTH, ids: TWO },
  ],
  [
    'a call with a header',
    `curl ${URL}?resource.kafka.id=lkc-abc123 --header 'Authorization: ${HEADER}' -o /tmp/x`,
    { format: curl, ...BOTH, ids: ONE },
  ],
  [
    'a call with the key in the address',
    `curl --url=https://${KEY}:${encodeURIComponent(SECRET)}@api.telemetry.confluent.cloud/v2/metrics/cloud/export?resource.kafka.id=lkc-abc123`,
    { format: curl, ...BOTH, ids: ONE },
  ],
  [
    'a call with its parameters apart, and no secret',
    `curl -G -u ${KEY} --data-urlencode "resource.kafka.id=lkc-abc123" ${URL}`,
    { format: curl, key: KEY, ids: ONE },
  ],
  [
    'a query, with variables for key and secret',
    `curl -XPOST -u$KEY:$SECRET ${URL} -d '{"filter":{"op":"AND","filters":[{"field":"resource.kafka.id","op":"EQ","value":"lkc-abc123"}]}}'`,
    { format: curl, ids: ONE, ignored: [SAID.keyPlaceholder('$KEY'), SAID.secretPlaceholder] },
  ],
  [
    'two calls with different keys',
    `${CURL}\n${CURL.replace(KEY, OTHER_KEY).replace(SECRET, OTHER_SECRET)}`,
    { format: curl, ...BOTH, ids: ONE, ignored: [SAID.otherKey('lkc-abc123')] },
  ],
  [
    'a call with a bearer token',
    `curl -H "Authorization: Bearer abc.def" ${URL}?resource.kafka.id=lkc-abc123`,
    { format: curl, ids: ONE, ignored: [SAID.notBasic] },
  ],
  ['a call with a quote that is never closed', `curl -u '${KEY}:${SECRET}`, { format: curl, ...BOTH }],
  ['a call without anything', 'curl --help', unusable(curl)],

  ['the console’s file of a Cloud key', KEY_FILE, { format: file, ...BOTH }],
  ['the file as Windows writes it', KEY_FILE.replaceAll('\n', '\r\n'), { format: file, ...BOTH }],
  [
    'the file with the scope in it',
    `${KEY_FILE}Resource:\nCloud resource management\n`,
    { format: file, ...BOTH },
  ],
  [
    'the file of a cluster’s key',
    `${KEY_FILE.replace('key ===', 'key: lkc-abc123 ===')}Bootstrap server:\npkc-1.eu-central-1.aws.confluent.cloud:9092\n`,
    wrongKind(KEY, 'a Kafka cluster'),
  ],
  [
    'the file of a key with nothing but a bootstrap server',
    `${KEY_FILE}Bootstrap server:\npkc-1:9092\n`,
    wrongKind(KEY, 'a Kafka cluster'),
  ],
  [
    'the file of a key of Schema Registry',
    KEY_FILE.replace('key ===', 'key: lsrc-abc123 ==='),
    wrongKind(KEY, 'Schema Registry'),
  ],
  ['the table of the CLI', CLI_TABLE, { format: names, ...BOTH }],
  ['the JSON of the CLI', JSON.stringify({ api_key: KEY, api_secret: SECRET }), { format: json, ...BOTH }],
  [
    'the JSON of the API',
    JSON.stringify({ id: KEY, spec: { secret: SECRET, resource: { id: 'cloud', kind: 'Cloud' } } }),
    { format: json, ...BOTH },
  ],
  [
    'the JSON of the API for a cluster’s key',
    JSON.stringify({ id: KEY, spec: { secret: SECRET, resource: { id: 'lkc-abc123', kind: 'Cluster' } } }),
    wrongKind(KEY, 'a Kafka cluster'),
  ],
  [
    'an answer of service discovery',
    JSON.stringify([
      {
        targets: ['api.telemetry.confluent.cloud'],
        labels: { __param_resource_kafka_id: 'lkc-abc123,lkc-def456' },
      },
    ]),
    { format: json, ids: TWO },
  ],
  [
    'the CLI’s list of clusters',
    JSON.stringify([{ id: 'lkc-abc123', name: 'prod' }, { id: 'lkc-def456' }]),
    { format: json, ids: TWO },
  ],
  ['JSON cut short', `{"api_key":"${KEY}","api_secret":"${SECRET}"`, { format: plain, ...BOTH }],
  ['JSON of something else', '{"hello":"world"}', unusable(json)],

  [
    'an environment file with a Cloud key and a cluster’s key',
    ENVIRONMENT,
    { format: names, ...BOTH, ids: TWO, ignored: [SAID.foreignKey(OTHER_KEY, 'a Kafka cluster')] },
  ],
  [
    'Laglight’s own variables in PowerShell',
    `$env:LAGLIGHT_API_KEY = "${KEY}"\n$env:LAGLIGHT_API_SECRET = "${SECRET}"\n`,
    { format: names, ...BOTH },
  ],
  [
    'Terraform',
    `provider "confluent" {\n  cloud_api_key    = "${KEY}"\n  cloud_api_secret = "${SECRET}" # keep\n}`,
    { format: names, ...BOTH },
  ],
  [
    'Terraform’s example',
    'cloud_api_key = "<cloud_api_key>"',
    unusable(names, SAID.keyPlaceholder('<cloud_api_key>')),
  ],
  [
    'the environment of a container',
    `environment:\n  - CONFLUENT_CLOUD_API_KEY=${KEY}\n  - CONFLUENT_CLOUD_API_SECRET=${SECRET}\n`,
    { format: names, ...BOTH },
  ],
  [
    'Java properties of a client',
    `bootstrap.servers=pkc-1:9092\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\\n  username='${OTHER_KEY}' password='${OTHER_SECRET}';\n`,
    wrongKind(OTHER_KEY, 'a Kafka cluster'),
  ],
  [
    'properties of librdkafka',
    `bootstrap.servers=pkc-1:9092\nsasl.username=${OTHER_KEY}\nsasl.password=${OTHER_SECRET}\n`,
    wrongKind(OTHER_KEY, 'a Kafka cluster'),
  ],
  [
    'properties of Schema Registry',
    `schema.registry.url=https://psrc-1\nschema.registry.basic.auth.user.info=${OTHER_KEY}:${OTHER_SECRET}\n`,
    wrongKind(OTHER_KEY, 'Schema Registry'),
  ],
  [
    'words with colons',
    `API key: ${KEY}\nAPI secret: ${SECRET}\nClusters: lkc-abc123, lkc-def456`,
    { format: names, ...BOTH, ids: TWO },
  ],
  [
    'an agent of another kind',
    `instances:\n  - openmetrics_endpoint: ${URL}?resource.kafka.id=lkc-abc123\n    username: ${KEY}\n    password: ${SECRET}\n`,
    { format: names, ...BOTH, ids: ONE },
  ],

  ['key and secret on two lines', `${KEY}\n${SECRET}\n`, { format: plain, ...BOTH }],
  ['key and secret on one line', `${KEY}\t${SECRET}`, { format: plain, ...BOTH }],
  ['key and secret with a colon', `${KEY}:${SECRET}`, { format: plain, ...BOTH }],
  ['secret and key', `${SECRET}\n${KEY}`, { format: plain, ...BOTH }],
  [
    'an older secret',
    `${OTHER_KEY} ${OTHER_SECRET}`,
    { format: plain, key: OTHER_KEY, secret: OTHER_SECRET },
  ],
  ['key, secret and ids', `${KEY}\n${SECRET}\nlkc-abc123 lkc-def456`, { format: plain, ...BOTH, ids: TWO }],
  ['both in base64', encoded(KEY, SECRET), { format: plain, ...BOTH }],
  ['a header without its name', HEADER, { format: plain, ...BOTH }],
  ['a header', `Authorization: ${HEADER}`, { format: names, ...BOTH }],
  [
    'a sentence',
    `The key is ${KEY}, its secret ${SECRET}, for lkc-abc123.`,
    { format: plain, ...BOTH, ids: ONE },
  ],
  ['names and values on one line', `key: ${KEY}, secret: ${SECRET}`, { format: plain, ...BOTH }],
  [
    'options of a command',
    `wget --user=${KEY} --password='${SECRET}' "${URL}?resource.kafka.id=lkc-abc123"`,
    { format: plain, ...BOTH, ids: ONE },
  ],
  ['a table with commas', `API Key,API Secret\n${KEY},${SECRET}\n`, { format: plain, ...BOTH }],
  [
    'two keys',
    `${KEY} ${SECRET}\n${OTHER_KEY} ${OTHER_SECRET}`,
    {
      format: plain,
      ...BOTH,
      ignored: [`The key ${OTHER_KEY} is left aside: an account has one key. Add it as another account.`],
    },
  ],
  ['a key alone', ` ${KEY} `, { format: plain, key: KEY }],
  ['a secret alone', SECRET, { format: plain, secret: SECRET }],
  ['ids alone', 'lkc-abc123,\nlkc-def456', { format: plain, ids: TWO }],
  ['an id that is a placeholder', 'lkc-xxxxx', unusable(plain, SAID.idPlaceholder('lkc-xxxxx'))],
  ['an address', `${URL}?resource.kafka.id=lkc-abc123`, { format: plain, ids: ONE }],
  [
    'an address of the console',
    'https://confluent.cloud/environments/env-1/clusters/lkc-abc123/overview',
    { format: plain, ids: ONE },
  ],
  ['prose', 'Dear colleague, please find the API key attached. Regards', UNKNOWN],
  ['a page', '<!doctype html><html><body>Sign in</body></html>', UNKNOWN],
  ['a certificate’s key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n', UNKNOWN],
  [
    'Laglight’s own settings',
    '{\n  "laglight": 1,\n  "accounts": []\n}\n',
    {
      title: 'These are settings that Laglight exported. They hold accounts, but no secrets.',
      advice: 'Import the file on the page of the accounts instead.',
    },
  ],
];

describe('readPaste, of keys, commands and ids', () => {
  it.each(texts)('reads %s', (_, text, expected) => {
    expect(outcomeOf(text)).toEqual(expected);
  });

  it('says what it understood, and names no secret', () => {
    expect(readPaste(CURL)).toMatchObject({
      understood: [`API key ${KEY}`, 'Its secret', '1 cluster: lkc-abc123'],
    });
    expect(readPaste(SECRET)).toMatchObject({ understood: ['A secret'] });
  });

  it('lists the first ten of many clusters', () => {
    const ids = Array.from({ length: 12 }, (_, place) => `lkc-${place}`);
    expect(readPaste(ids.join('\n'))).toMatchObject({
      understood: [`12 clusters: ${ids.slice(0, 10).join(', ')} and 2 more`],
      clusterIds: ids,
    });
  });
});
