import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scrapeFile } from '../../main/diagnosis/scrape-file.ts';
import { ReplayServer } from '../../main/replay/replay-server.ts';
import { readScrapeFile } from '../../main/replay/scrape-text.ts';
import { Simulator } from '../../main/simulator/simulator.ts';

const isInstalled = spawnSync('prometheus', ['--version']).status === 0;

/** The answers of a simulator, one for each cluster, as a source that splits its requests gets them. */
async function answersOf(simulator: Simulator, accept: string) {
  const { url } = await simulator.listen();
  const { key, secret } = simulator.credentials;
  const answers = simulator.clusterIds.map(async (id) => {
    const response = await fetch(`${url}/v2/metrics/cloud/export?resource.kafka.id=${id}`, {
      headers: { authorization: `Basic ${btoa(`${key}:${secret}`)}`, accept },
    });
    return { contentType: response.headers.get('content-type') ?? '', text: await response.text() };
  });
  return Promise.all(answers);
}

/** Sample lines of Kafka's metrics. */
const samplesOf = (text: string): number =>
  text.split('\n').filter((line) => line.startsWith('confluent_kafka_server_')).length;

describe.skipIf(!isInstalled)('Debian’s Prometheus on a saved scrape', () => {
  const simulator = new Simulator();
  const folder = mkdtempSync(join(tmpdir(), 'laglight-prometheus-'));
  let server: ReplayServer;
  let prometheus: ChildProcess;
  let url = '';
  let samples = 0;

  beforeAll(async () => {
    const answers = await answersOf(simulator, 'application/openmetrics-text');
    samples = answers.reduce((sum, { text }) => sum + samplesOf(text), 0);
    const file = await scrapeFile({ at: Date.now(), answers }, true);
    expect(samplesOf(file.text)).toBe(samples);
    const path = join(folder, file.fileName);
    writeFileSync(path, file.text);

    server = new ReplayServer(await readScrapeFile(path));
    const target = new URL((await server.listen()).url).host;
    const { key, secret } = server.credentials;
    const configuration = {
      scrape_configs: [
        {
          job_name: 'replay',
          scrape_interval: '1s',
          static_configs: [{ targets: [target] }],
          metrics_path: '/v2/metrics/cloud/export',
          params: { 'resource.kafka.id': server.clusterIds },
          basic_auth: { username: key, password: secret },
        },
      ],
    };
    // JSON is YAML too.
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration));
    prometheus = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        '--web.listen-address=127.0.0.1:0',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    url = await listeningAt(prometheus);
  }, 60_000);

  afterAll(async () => {
    prometheus.kill('SIGKILL');
    await once(prometheus, 'close');
    await server.close();
    await simulator.close();
  });

  it('reads every sample of it, joined of several answers and with hashes for names', async () => {
    const query = 'scrape_samples_scraped{job="replay"}';
    const access = simulator.clusterIds.length;
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`).catch(
        () => undefined,
      );
      const { data } = ((await response?.json()) ?? {}) as {
        data?: { result: { value: [number, string] }[] };
      };
      const read = data?.result[0]?.value[1];
      if (read !== undefined && read !== '0') {
        expect(Number(read)).toBe(samples + access);
        return;
      }
      await delay(300);
    }
    expect.unreachable('Prometheus read nothing.');
  }, 60_000);
});

/** The address that Prometheus says it listens at. */
function listeningAt(prometheus: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    prometheus.stderr?.on('data', (data: Buffer) => {
      told += data.toString();
      const address = /Listening on"? address=(127\.0\.0\.1:\d+)/.exec(told)?.[1];
      if (address !== undefined) resolve(`http://${address}`);
    });
    prometheus.once('close', () => reject(new Error(`Prometheus ended: ${told}`)));
  });
}
