import { describe, expect, it } from 'vitest';
import type { Expected } from './outcome.ts';
import { BOTH, FORMATS, ONE, SAID, TWO, outcomeOf, unusable } from './outcome.ts';
import {
  ALLOY,
  CONSOLE_YAML,
  DATAKIT_TOML,
  GRAFANA_AGENT_YAML,
  HEADER,
  KEY,
  OPEN_TELEMETRY_YAML,
  OTHER_KEY,
  OTHER_SECRET,
  SECRET,
  encoded,
} from './texts.ts';

const { yaml, datakit } = FORMATS;
const JOB = CONSOLE_YAML.split('\n').slice(1).join('\n');
const BASIC_AUTH = /basic_auth:\n.*\n.*\n/;
const NODE_JOB = `  - job_name: node
    static_configs:
      - targets: [localhost:9100]
    basic_auth: {username: admin, password: hunter2}
`;
const TIDY_TOML = DATAKIT_TOML.replace('  interval = "60s"\n', '');
const URL_START = 'https://api.telemetry.confluent.cloud/v2/metrics/cloud/export?resource.kafka.id=';
const withQuery = (query: string) => TIDY_TOML.replace('resource.kafka.id=lkc-abc123', query);

/** A title, the text, and what is understood of it. */
const texts: readonly (readonly [string, string, Expected])[] = [
  ['the console’s YAML', CONSOLE_YAML, { format: yaml, ...BOTH, ids: TWO }],
  ['a job without the list around it', JOB, { format: yaml, ...BOTH, ids: TWO }],
  ['a job whose first line lost its indent', JOB.trim(), { format: yaml, ...BOTH, ids: TWO }],
  ['a job whose first line lost its dash too', JOB.trim().slice(2), { format: yaml, ...BOTH, ids: TWO }],
  ['tabs for spaces', CONSOLE_YAML.replaceAll('  ', '\t'), { format: yaml, ...BOTH, ids: TWO }],
  [
    'a page’s line ends, spaces and quotes',
    `\uFEFF${CONSOLE_YAML.replaceAll('\n', '\r\n').replaceAll('  ', '\u00A0\u00A0').replaceAll('"', '”')}`,
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'ids under the name with underscores',
    CONSOLE_YAML.replace('"resource.kafka.id"', 'resource_kafka_id'),
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'ids joined with a comma',
    CONSOLE_YAML.replace(/- lkc-abc123\n\s+- lkc-def456/, "- 'lkc-abc123, lkc-def456'"),
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'ids without a list',
    CONSOLE_YAML.replace(/\n\s+- lkc-abc123\n\s+- lkc-def456/, ' lkc-abc123,lkc-def456'),
    { format: yaml, ...BOTH, ids: TWO },
  ],
  ['parameters alone', '"resource.kafka.id":\n  - lkc-abc123', { format: yaml, ids: ONE }],
  [
    'an id of another prefix, 206 characters long',
    CONSOLE_YAML.replace('lkc-abc123', `kafka-${'a'.repeat(200)}`),
    { format: yaml, ...BOTH, ids: [`kafka-${'a'.repeat(200)}`, 'lkc-def456'] },
  ],
  [
    'a key of digits, which YAML would read as a number',
    CONSOLE_YAML.replace(KEY, '0123456789012345'),
    { format: yaml, key: '0123456789012345', secret: SECRET, ids: TWO },
  ],
  [
    'two jobs with the same key',
    CONSOLE_YAML + JOB.replace('abc123', 'third'),
    { format: yaml, ...BOTH, ids: [...TWO, 'lkc-third'] },
  ],
  [
    'two jobs with different keys',
    CONSOLE_YAML + JOB.replace('abc123', 'third').replace(KEY, OTHER_KEY).replace(SECRET, OTHER_SECRET),
    { format: yaml, ...BOTH, ids: TWO, ignored: [SAID.otherKey('lkc-third, lkc-def456')] },
  ],
  [
    'a job of something else beside it',
    CONSOLE_YAML + NODE_JOB,
    { format: yaml, ...BOTH, ids: TWO, ignored: ['The job “node” reads localhost:9100, not Confluent.'] },
  ],
  [
    'only a job of something else',
    `scrape_configs:\n${NODE_JOB}`,
    unusable(yaml, 'The job “node” reads localhost:9100, not Confluent.'),
  ],
  [
    'a name of its own',
    CONSOLE_YAML.replace('Confluent Cloud', 'payments'),
    { format: yaml, ...BOTH, ids: TWO, name: 'payments' },
  ],
  [
    'another address',
    CONSOLE_YAML.replace('api.telemetry.confluent.cloud', '127.0.0.1:8080'),
    {
      format: yaml,
      ...BOTH,
      ids: TWO,
      ignored: [
        'The address 127.0.0.1:8080 is left aside: only LAGLIGHT_TELEMETRY_URL sets another than Confluent’s.',
      ],
    },
  ],
  [
    'the secret in a file',
    CONSOLE_YAML.replace(/password: .*/, 'password_file: /etc/prometheus/secret'),
    {
      format: yaml,
      key: KEY,
      ids: TWO,
      ignored: [
        'The file /etc/prometheus/secret is not opened: Laglight reads no file that a pasted text names.',
      ],
    },
  ],
  [
    'the header as an authorization',
    CONSOLE_YAML.replace(BASIC_AUTH, `authorization: {type: Basic, credentials: ${encoded(KEY, SECRET)}}\n`),
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'a bearer token',
    CONSOLE_YAML.replace(BASIC_AUTH, 'authorization: {credentials: abcdef}\n'),
    { format: yaml, ids: TWO, ignored: [SAID.notBasic] },
  ],
  [
    'the example as it is printed',
    CONSOLE_YAML.replace(KEY, 'H5BO.....')
      .replace(SECRET, 'RDCgMwguHMy.....')
      .replace(/lkc-\w+/, 'lkc-xxxx')
      .replace(/- lkc-def456/, '- <CLUSTER>'),
    unusable(
      yaml,
      SAID.keyPlaceholder('H5BO.....'),
      SAID.secretPlaceholder,
      SAID.idPlaceholder('lkc-xxxx'),
      SAID.idPlaceholder('<CLUSTER>'),
    ),
  ],
  [
    'variables for key and secret',
    CONSOLE_YAML.replace(KEY, '"${CONFLUENT_API_ID}"').replace(SECRET, '"${CONFLUENT_API_SECRET}"'),
    {
      format: yaml,
      ids: TWO,
      ignored: [SAID.keyPlaceholder('${CONFLUENT_API_ID}'), SAID.secretPlaceholder],
    },
  ],
  [
    'key and secret in each other’s place',
    CONSOLE_YAML.replace(SECRET, '@').replace(KEY, SECRET).replace('@', KEY),
    {
      format: yaml,
      ...BOTH,
      ids: TWO,
      ignored: ['Key and secret stood in each other’s place. Laglight took them the right way round.'],
    },
  ],
  [
    'other resources and settings',
    `${CONSOLE_YAML.replace('interval: 1m', 'interval: 30s')}      resource.connector.id: [lcc-1]
      metric: [io.confluent.kafka.server/received_bytes]
    proxy_url: http://proxy:3128
    tls_config: {insecure_skip_verify: true}
`,
    {
      format: yaml,
      ...BOTH,
      ids: TWO,
      ignored: [
        'resource.connector.id lcc-1 is left aside: Laglight reads Kafka clusters only.',
        'metric io.confluent.kafka.server/received_bytes is left aside: Laglight reads all metrics.',
        SAID.short('scrape_interval 30s'),
        'proxy_url is left aside: Laglight takes the proxy from the variables HTTPS_PROXY and NO_PROXY.',
        'insecure_skip_verify is left aside: Laglight always checks whom it gives the key to.',
      ],
    },
  ],
  [
    'service discovery over HTTP',
    `- job_name: payments\n  http_sd_configs:\n  - url: https://api.telemetry.confluent.cloud/v2/metrics/cloud/discovery\n    basic_auth: {username: ${KEY}, password: "${SECRET}"}\n`,
    { format: yaml, ...BOTH, name: 'payments' },
  ],
  [
    'anchors, aliases and merges',
    `x-auth: &auth {username: ${KEY}, password: "${SECRET}"}
scrape_configs:
  - job_name: payments
    basic_auth: {<<: *auth}
    params: {resource.kafka.id: [lkc-abc123]}
`,
    { format: yaml, ...BOTH, ids: ONE, name: 'payments' },
  ],
  [
    'a Kubernetes manifest',
    `kind: ConfigMap\ndata:\n  prometheus.yml: |\n${CONSOLE_YAML.replaceAll(/^(?=.)/gm, '    ')}`,
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'a page in Markdown',
    `Copy this:\n\n\`\`\`yaml\n${CONSOLE_YAML}\`\`\`\n\nand then run it.\n`,
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'the same as JSON',
    JSON.stringify({ job_name: 'payments', basic_auth: { username: KEY, password: SECRET } }),
    { format: FORMATS.json, ...BOTH, name: 'payments' },
  ],
  [
    'a line out of its column',
    CONSOLE_YAML.replace('    basic_auth:', '   basic_auth:'),
    { format: FORMATS.damaged, ...BOTH, ids: TWO, ignored: [SAID.damaged(yaml, 'line 10')] },
  ],
  [
    'a quote that is never closed',
    CONSOLE_YAML.replace('"resource.kafka.id":', '"resource.kafka.id:'),
    { format: FORMATS.damaged, ...BOTH, ids: TWO, ignored: [SAID.damaged(yaml, 'line 18')] },
  ],
  ['an OpenTelemetry Collector', OPEN_TELEMETRY_YAML, { format: FORMATS.telemetry, ...BOTH, ids: ONE }],
  [
    'a Grafana Agent, whose own password is another',
    GRAFANA_AGENT_YAML,
    {
      format: FORMATS.agent,
      ...BOTH,
      ids: ONE,
      name: 'payments',
      ignored: [
        'A part of the text reads https://prometheus-prod-01.grafana.net/api/prom/push, not Confluent.',
        'resource.connector.id lcc-xyz is left aside: Laglight reads Kafka clusters only.',
        SAID.short('scrape_interval 30s'),
      ],
    },
  ],
  [
    'Grafana Alloy, whose own password is another',
    ALLOY,
    { format: FORMATS.alloy, ...BOTH, ids: TWO, name: 'payments' },
  ],
  [
    'Grafana Alloy with its secret in the environment',
    ALLOY.replace(`"${SECRET}"`, 'sys.env("CONFLUENT_SECRET")').replace('"1m"', '"15s"'),
    {
      format: FORMATS.alloy,
      key: KEY,
      ids: TWO,
      name: 'payments',
      ignored: [SAID.secretPlaceholder, SAID.short('scrape_interval 15s')],
    },
  ],
  ['DataKit’s TOML', DATAKIT_TOML, { format: datakit, ...BOTH, ids: ONE, ignored: [SAID.misplacedInterval] }],
  [
    'DataKit’s TOML as it is printed',
    DATAKIT_TOML.replace(HEADER, 'Basic QkXXXXXXXXXXXX').replace('abc123', 'xxxx'),
    unusable(
      datakit,
      SAID.idPlaceholder('lkc-xxxx'),
      'The Authorization header is a placeholder. Key and secret are still needed.',
      SAID.misplacedInterval,
    ),
  ],
  [
    'DataKit’s TOML with the interval in its place',
    TIDY_TOML.replace('  source', '  interval = "1m0s"\n  source'),
    { format: datakit, ...BOTH, ids: ONE },
  ],
  [
    'DataKit’s TOML with a short interval',
    TIDY_TOML.replace('  source', '  interval = "10s"\n  source'),
    { format: datakit, ...BOTH, ids: ONE, ignored: [SAID.short('interval 10s')] },
  ],
  [
    'a repeated parameter',
    withQuery('resource.kafka.id=lkc-abc123&resource.kafka.id=lkc-def456'),
    { format: datakit, ...BOTH, ids: TWO },
  ],
  [
    'ids joined with a comma in an address',
    withQuery('resource_kafka_id=lkc-abc123,lkc-def456'),
    { format: datakit, ...BOTH, ids: TWO },
  ],
  [
    'ids joined with an encoded comma',
    withQuery('resource.kafka.id=lkc-abc123%2Clkc-def456'),
    { format: datakit, ...BOTH, ids: TWO },
  ],
  [
    'several addresses, the last of them only an id',
    TIDY_TOML.replace('abc123"]', `abc123", "${URL_START}lkc-def456", "lkc-third"]`),
    { format: datakit, ...BOTH, ids: [...TWO, 'lkc-third'] },
  ],
  [
    'a header that is not encoded',
    TIDY_TOML.replace(HEADER, `Basic ${KEY}:${SECRET}`),
    { format: datakit, ...BOTH, ids: ONE },
  ],
  [
    'a header cut short',
    TIDY_TOML.replace(HEADER, 'Basic SDVC'),
    { format: datakit, ids: ONE, ignored: [SAID.undecodable] },
  ],
  [
    'broken TOML',
    TIDY_TOML.replace('abc123"]', 'abc123]'),
    { format: FORMATS.damaged, ...BOTH, ids: ONE, ignored: [SAID.damaged(datakit, 'line 5')] },
  ],
  [
    'Telegraf',
    `[[inputs.prometheus]]\n  urls = ["${URL_START}lkc-abc123"]\n  username = "${KEY}"\n  password = "${SECRET}"\n`,
    { format: FORMATS.telegraf, ...BOTH, ids: ONE },
  ],
];

describe('readPaste, of configurations', () => {
  it.each(texts)('reads %s', (_, text, expected) => {
    expect(outcomeOf(text)).toEqual(expected);
  });
});
