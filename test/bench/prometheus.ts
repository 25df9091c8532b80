import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from './target.ts';

const POLL_MS = 250;
const PATIENCE_MS = 30_000;
/** What `getconf CLK_TCK` says on every Linux of today. */
const TICK_MS = 10;

/** Debian's Prometheus in a process of its own, with a data folder that goes with it. */
export class Prometheus {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #url: string;

  private constructor(process: ChildProcess, folder: string, url: string) {
    this.#process = process;
    this.#folder = folder;
    this.#url = url;
  }

  /** Whether there is one on this machine whose CPU time can be read. */
  static isThere(): boolean {
    return process.platform === 'linux' && spawnSync('prometheus', ['--version']).status === 0;
  }

  /** Starts it with nothing to scrape. */
  static async start(): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'laglight-bench-'));
    const address = `127.0.0.1:${await freePort()}`;
    writeFileSync(join(folder, 'prometheus.yml'), '');
    const process = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
    const prometheus = new Prometheus(process, folder, `http://${address}`);
    try {
      await prometheus.appendedSamples();
      return prometheus;
    } catch (error) {
      await prometheus[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Lets it scrape the target, once in each of the target's minutes. */
  scrape({ url, credentials, clusterIds, time }: Target): void {
    const seconds = time.minuteLasts / 1000;
    writeFileSync(
      join(this.#folder, 'prometheus.yml'),
      JSON.stringify({
        scrape_configs: [
          {
            job_name: 'Confluent Cloud',
            scrape_interval: `${seconds}s`,
            scrape_timeout: `${seconds}s`,
            honor_timestamps: true,
            static_configs: [{ targets: [new URL(url).host] }],
            scheme: 'http',
            basic_auth: { username: credentials.key, password: credentials.secret },
            metrics_path: '/v2/metrics/cloud/export',
            params: { 'resource.kafka.id': clusterIds },
          },
        ],
      }),
    );
    this.#process.kill('SIGHUP');
  }

  /** CPU time of the whole process so far, in milliseconds. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.#process.pid ?? ''}/stat`, 'utf8');
    // After the name, which may hold anything, in parentheses: state is field 3, utime 14 and stime 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  /** Samples it has taken in so far; asks until it answers. */
  async appendedSamples(): Promise<number> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const answer = await fetch(`${this.#url}/metrics`, { signal: patience }).catch(() => undefined);
      if (answer?.ok === true) {
        const found = /^prometheus_tsdb_head_samples_appended_total\{type="float"\} (\S+)$/m.exec(
          await answer.text(),
        );
        // There is no such line before the first sample.
        return Number(found?.[1] ?? 0);
      }
      await delay(POLL_MS, undefined, { signal: patience });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#process, 'exit');
    if (this.#process.kill('SIGKILL')) await exited;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
