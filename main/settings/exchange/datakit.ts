import { stringify } from 'smol-toml';
import type { ExportedFile } from '../../../preload/contract.ts';
import type { AccountSettings, Settings } from '../settings.ts';

/** Where DataKit finds the metrics of Confluent Cloud. */
const EXPORT_URL = 'https://api.telemetry.confluent.cloud/v2/metrics/cloud/export';

/** One `prom` input of DataKit per account. The interval stands above the table of headers: below, it would be a header. */
export function datakitFile({ accounts }: Settings): ExportedFile {
  const inputs = accounts.filter(({ clusters }) => clusters.length > 0).map(inputOf);
  return {
    fileName: 'laglight-datakit.conf',
    mediaType: 'application/toml',
    text:
      '# In each Authorization, put the base64 form of KEY:SECRET in the place of the placeholder:\n' +
      "#   printf %s 'KEY:SECRET' | base64 -w 0\n" +
      '# Confluent allows no interval below 60s.\n\n' +
      stringify({ inputs: { prom: inputs } }),
  };
}

function inputOf({ current, clusters }: AccountSettings): Record<string, unknown> {
  const query = new URLSearchParams(clusters.map(({ id }): [string, string] => ['resource.kafka.id', id]));
  return {
    urls: [`${EXPORT_URL}?${query.toString()}`],
    source: 'confluent_cloud',
    interval: '60s',
    http_headers: { Authorization: `Basic <base64 of ${current.key}:SECRET>` },
  };
}
