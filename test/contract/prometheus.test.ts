import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExpositionParser } from '../../main/metrics/exposition-parser.ts';
import { Simulator } from '../../main/simulator/simulator.ts';
import { ManualClock } from '../doubles/manual-clock.ts';

const isInstalled = spawnSync('prometheus', ['--version']).status === 0;

/** The scrape configuration of the seed document; target, scheme, interval and time-out are ours. */
function configuration(simulator: Simulator, target: string): string {
  return `
scrape_configs:
  - job_name: Confluent Cloud
    scrape_interval: 2s
    scrape_timeout: 2s
    honor_timestamps: true
    static_configs:
      - targets:
        - ${target}
    scheme: http
    basic_auth:
      username: ${simulator.credentials.key}
      password: ${simulator.credentials.secret}
    metrics_path: /v2/metrics/cloud/export
    params:
      "resource.kafka.id":
${simulator.clusterIds.map((id) => `        - ${id}`).join('\n')}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

type Values = Map<string, number>;
interface InstantVector {
  readonly data: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
}

const seriesKey = (labels: readonly (readonly [string, string])[]): string =>
  labels
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');

/** Reads the answer with our own parser. */
function parse(text: string): Values {
  const values: Values = new Map();
  const sink = {
    resolve: (metric: string, labels: readonly string[]) => {
      const pairs: [string, string][] = [['__name__', metric]];
      for (let i = 0; i < labels.length; i += 2) pairs.push([labels[i]!, labels[i + 1]!]);
      return { key: seriesKey(pairs) };
    },
    sample: ({ key }: { key: string }, value: number) => values.set(key, value),
  };
  const parser = new ExpositionParser(sink, { format: 'text' });
  parser.write(Buffer.from(text));
  expect(parser.end().badLines).toBe(0);
  return values;
}

describe.skipIf(!isInstalled)('Debian’s Prometheus on the simulator', () => {
  const clock = new ManualClock(Math.floor(Date.now() / 60_000) * 60_000 + 20_000);
  const simulator = new Simulator({ clock });
  let prometheus: ChildProcess;
  let prometheusUrl: string;
  let url: string;

  beforeAll(async () => {
    ({ url } = await simulator.listen());
    const folder = mkdtempSync(join(tmpdir(), 'laglight-prometheus-'));
    writeFileSync(join(folder, 'prometheus.yml'), configuration(simulator, new URL(url).host));
    const port = await freePort();
    prometheusUrl = `http://127.0.0.1:${port}`;
    prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
  }, 60_000);

  afterAll(async () => {
    prometheus.kill('SIGKILL');
    await simulator.close();
  });

  /** Asks until Prometheus has scraped; it starts within seconds. */
  async function ask(query: string, time: number): Promise<InstantVector['data']['result']> {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const address = `${prometheusUrl}/api/v1/query?${new URLSearchParams({ query, time: String(time / 1000) })}`;
      const answer = await fetch(address).catch(() => undefined);
      const result = answer?.ok ? ((await answer.json()) as InstantVector).data.result : [];
      if (result.length > 0) return result;
      await delay(500);
    }
    throw new Error(`Prometheus has no result for ${query}`);
  }

  it('reads the same values as our parser, sample by sample', async () => {
    const minute = Math.floor(clock.now() / 60_000) * 60_000 - 3 * 60_000;
    const vector = await ask('{__name__=~"confluent_kafka_server_.+"}', minute);
    const prometheusValues: Values = new Map(
      vector.map(({ metric, value }) => {
        const labels = Object.entries(metric).filter(([name]) => name !== 'job' && name !== 'instance');
        return [seriesKey(labels), Number(value[1])];
      }),
    );
    const { key, secret } = simulator.credentials;
    const query = simulator.clusterIds.map((id) => `resource.kafka.id=${id}`).join('&');
    const answer = await fetch(`${url}/v2/metrics/cloud/export?${query}`, {
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
        accept: 'text/plain;version=0.0.4',
      },
    });
    const ours = parse(await answer.text());
    for (const name of ours.keys()) if (!name.includes('confluent_kafka_server_')) ours.delete(name);
    expect(ours.size).toBeGreaterThan(1_000);
    expect(prometheusValues).toEqual(ours);
  }, 60_000);
});
