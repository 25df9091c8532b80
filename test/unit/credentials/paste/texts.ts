import { consoleYaml } from '../../../e2e/pasted-texts.ts';

/** A Cloud API key of the form that Confluent gives, which belongs to nobody. */
export const KEY = 'H5BO7QWERTZUIOP2';
/** Its secret, in the newer form. */
export const SECRET = 'cfltRDCgMwguHMy0nT1xVd+Zq7/PbWeKs5uJhGf3aLmYoB9cXi2NQvE8rT6pDkA';
/** Another account's key and secret, in the older form. */
export const OTHER_KEY = 'ZZ99YY88XX77WW66';
export const OTHER_SECRET = '0wJ2mX+uYb8QkVtZ5r/LhPsN1cGd7eFa3iKoRxTqUyWzM6BvCnHjA4lE9pSgDf2K';

export const HEADER = `Basic ${encoded(KEY, SECRET)}`;

export function encoded(key: string, secret: string): string {
  return Buffer.from(`${key}:${secret}`).toString('base64');
}

/** What Confluent's console gives. */
export const CONSOLE_YAML = consoleYaml({ key: KEY, secret: SECRET }, ['lkc-abc123', 'lkc-def456']);

/** The form in which DataKit's documentation gives its input. */
export const DATAKIT_TOML = `# {"version": "1.61.0", "desc": "do NOT edit this line"}

[[inputs.prom]]
  ## Exporter URLs.
  urls = ["https://api.telemetry.confluent.cloud/v2/metrics/cloud/export?resource.kafka.id=lkc-abc123"]

  source = "confluent_cloud"

  ## Add HTTP headers to data pulling (Example basic authentication).
  [inputs.prom.http_headers]
     Authorization = "${HEADER}"

  interval = "60s"
`;

/** One call of the API. */
export const CURL = `curl -u ${KEY}:${SECRET} 'https://api.telemetry.confluent.cloud/v2/metrics/cloud/export?resource.kafka.id=lkc-abc123'`;

export const OPEN_TELEMETRY_YAML = `extensions:
  basicauth/confluent:
    client_auth:
      username: ${KEY}
      password: ${SECRET}
receivers:
  kafkametrics:
    brokers: ["pkc-1.confluent.cloud:9092"]
    auth:
      sasl: { username: "${OTHER_KEY}", password: "${OTHER_SECRET}", mechanism: PLAIN }
  prometheus:
    config:
      scrape_configs:
        - job_name: confluent
          scrape_interval: 60s
          static_configs:
            - targets: ["api.telemetry.confluent.cloud"]
          scheme: https
          metrics_path: /v2/metrics/cloud/export
          params:
            "resource.kafka.id": [lkc-abc123]
exporters:
  debug: {}
`;

export const GRAFANA_AGENT_YAML = `metrics:
  wal_directory: /tmp/agent
  global:
    remote_write:
      - url: https://prometheus-prod-01.grafana.net/api/prom/push
        basic_auth:
          username: 123456
          password: glc_abcdefghij
  configs:
    - name: integrations
      scrape_configs:
        - job_name: payments
          scrape_interval: 30s
          static_configs:
            - targets: [api.telemetry.confluent.cloud]
          scheme: https
          basic_auth:
            username: ${KEY}
            password: ${SECRET}
          metrics_path: /v2/metrics/cloud/export
          params:
            resource.kafka.id: ["lkc-abc123"]
            resource.connector.id: ["lcc-xyz"]
`;

export const ALLOY = `// metrics of Confluent Cloud
prometheus.scrape "payments" {
  targets = [{
    "__address__" = "api.telemetry.confluent.cloud",
  }]
  forward_to      = [prometheus.remote_write.default.receiver]
  scheme          = "https"
  metrics_path    = "/v2/metrics/cloud/export"
  scrape_interval = "1m"
  params          = {
    "resource.kafka.id" = ["lkc-abc123", "lkc-def456"],
  }
  basic_auth {
    username = "${KEY}"
    password = "${SECRET}"
  }
}

prometheus.remote_write "default" {
  endpoint {
    url = "https://prometheus-prod-01.grafana.net/api/prom/push"
    basic_auth {
      username = "123456"
      password = "glc_abcdefghij"
    }
  }
}
`;

/** The file that the console offers with a new Cloud API key. */
export const KEY_FILE = `=== Confluent Cloud API key ===

API key:
${KEY}

API secret:
${SECRET}

`;

export const ENVIRONMENT = `# Confluent
export CONFLUENT_CLOUD_API_KEY="${KEY}"
export CONFLUENT_CLOUD_API_SECRET="${SECRET}"
KAFKA_API_KEY=${OTHER_KEY}
KAFKA_API_SECRET=${OTHER_SECRET}
LAGLIGHT_CLUSTERS=lkc-abc123,lkc-def456
`;

export const CLI_TABLE = `It may take a couple of minutes for the API key to be ready.
Save the API key and secret. The secret is not retrievable later.
+------------+------------------------------------------------------------------+
| API Key    | ${KEY}                                                 |
| API Secret | ${SECRET} |
+------------+------------------------------------------------------------------+
`;

/** Texts that are understood in full, for tests of what damage does to them. */
export const GOOD_TEXTS: readonly string[] = [
  CONSOLE_YAML,
  DATAKIT_TOML,
  CURL,
  OPEN_TELEMETRY_YAML,
  GRAFANA_AGENT_YAML,
  ALLOY,
  KEY_FILE,
  ENVIRONMENT,
  CLI_TABLE,
  `${KEY}\n${SECRET}\nlkc-abc123`,
  JSON.stringify({ api_key: KEY, api_secret: SECRET }),
];
