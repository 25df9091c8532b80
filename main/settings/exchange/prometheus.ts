import { stringify } from 'yaml';
import type { ExportedFile } from '../../../preload/contract.ts';
import type { AccountSettings, Settings } from '../settings.ts';

/** One scrape job per account, as Confluent's console writes it. Accounts without clusters have nothing to scrape. */
export function prometheusFile({ accounts }: Settings): ExportedFile {
  const names = new Set<string>();
  const jobs = accounts
    .filter(({ clusters }) => clusters.length > 0)
    .map((account) => jobOf(account, uniqueName(account, names)));
  return {
    fileName: 'laglight-prometheus.yml',
    mediaType: 'application/yaml',
    text:
      '# Put the secret of each key in the place of its placeholder.\n' +
      stringify({ scrape_configs: jobs }, { lineWidth: 0 }),
  };
}

/** Prometheus refuses two jobs of one name. */
function uniqueName({ name, current }: AccountSettings, taken: Set<string>): string {
  const free = [name, `${name} ${current.key}`].find((one) => !taken.has(one)) ?? `${name} ${taken.size + 1}`;
  taken.add(free);
  return free;
}

function jobOf({ current, clusters }: AccountSettings, name: string): object {
  return {
    job_name: name,
    scrape_interval: '1m',
    scrape_timeout: '1m',
    honor_timestamps: true,
    static_configs: [{ targets: ['api.telemetry.confluent.cloud'] }],
    scheme: 'https',
    basic_auth: { username: current.key, password: `<secret of ${current.key}>` },
    metrics_path: '/v2/metrics/cloud/export',
    params: { 'resource.kafka.id': clusters.map(({ id }) => id) },
  };
}
