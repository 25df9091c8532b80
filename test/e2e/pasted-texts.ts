/** A key of the simulator. */
interface Key {
  readonly key: string;
  readonly secret: string;
}

/** What Confluent's console shows after "Generate Cloud API key", as the seed document has it. */
export function consoleYaml({ key, secret }: Key, clusterIds: readonly string[]): string {
  return `scrape_configs:
  - job_name: Confluent Cloud
    scrape_interval: 1m
    scrape_timeout: 1m
    honor_timestamps: true
    static_configs:
      - targets:
        - api.telemetry.confluent.cloud
    scheme: https
    basic_auth:
      username: ${key}
      password: ${secret}
    metrics_path: /v2/metrics/cloud/export
    params:
      "resource.kafka.id":
${clusterIds.map((id) => `        - ${id}`).join('\n')}
`;
}

/** The DataKit input that the seed document makes of it, with its misplaced interval. */
export function datakitToml({ key, secret }: Key, clusterIds: readonly string[]): string {
  return `[[inputs.prom]]
  ## Exporter URLs.
  urls = ["https://api.telemetry.confluent.cloud/v2/metrics/cloud/export?resource.kafka.id=${clusterIds.join(',')}"]

  source = "confluent_cloud"

  ## Add HTTP headers to data pulling (Example basic authentication).
  [inputs.prom.http_headers]
     Authorization = "Basic ${btoa(`${key}:${secret}`)}"

  interval = "60s"
`;
}
