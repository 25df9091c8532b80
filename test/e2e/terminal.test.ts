import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Simulator, type StoryScenario } from '../../main/simulator/simulator.ts';
import { builtRenderer } from '../browser/built-renderer.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { trueFigures } from './figures.ts';

const ENTRY = join(import.meta.dirname, '../../main/hosts/terminal/index.ts');
const HOT: readonly StoryScenario[] = [{ scenario: 'hot-partition', minutesAgo: 20 }];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const started: ChildProcess[] = [];

/** Starts `laglight …` in a process of its own, in an environment of its own. */
function start(commandLine: readonly string[], environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [ENTRY, ...commandLine], { env: { TZ: 'UTC', ...environment } });
  started.push(child);
  return child;
}

async function run(commandLine: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = start(commandLine, environment);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

async function startSimulator(story: readonly StoryScenario[] = []) {
  // Stands still at the present minute: the numbers do not change while they are compared.
  const simulator = new Simulator({ clock: new ManualClock(Date.now()), story });
  const { url } = await simulator.listen();
  const folder = mkdtempSync(join(tmpdir(), 'laglight-terminal-'));
  const place = { XDG_RUNTIME_DIR: folder, HOME: folder };
  const environment = {
    ...place,
    LAGLIGHT_TELEMETRY_URL: url,
    LAGLIGHT_CLOUD_URL: url,
    LAGLIGHT_API_KEY: simulator.credentials.key,
    LAGLIGHT_API_SECRET: simulator.credentials.secret,
    LAGLIGHT_CLUSTERS: simulator.clusterIds.join(','),
  };
  return { simulator, environment, place };
}

beforeAll(() => builtRenderer());
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

describe('laglight status', () => {
  let simulator: Simulator;
  let environment: Record<string, string>;
  beforeAll(async () => ({ simulator, environment } = await startSimulator()));
  afterAll(() => simulator.close());

  it('prints a line for each cluster and ends with 0 when all are healthy', async () => {
    const { code, stdout, stderr } = await run(['status'], environment);
    expect(stderr).toBe('');
    expect(stdout).toContain('All 3 clusters are healthy.');
    expect(stdout.split('\n').filter((line) => line.startsWith('●'))).toHaveLength(3);
    expect(code).toBe(0);
  });

  it('tells machines the truth', async () => {
    const { stdout } = await run(['status', '--json'], environment);
    const [id = ''] = simulator.clusterIds;
    const { clusters } = JSON.parse(stdout) as {
      clusters: {
        id: string;
        asOf: string;
        metrics: Record<string, { value: number }>;
        lag: { group: string; topic: string; lag: number }[];
      }[];
    };
    const cluster = clusters.find((candidate) => candidate.id === id)!;
    const truth = trueFigures(simulator.truth, id);
    expect(Date.parse(cluster.asOf)).toBe(simulator.truth.exportMinute());
    expect(cluster.metrics['confluent_kafka_server_received_bytes']?.value).toBeCloseTo(truth.bytesIn, 6);
    expect(cluster.metrics['confluent_kafka_server_consumer_lag_offsets']?.value).toBe(truth.lag);
    expect(cluster.lag.length).toBeGreaterThan(20);
    for (const { group, topic, lag } of cluster.lag) {
      expect(lag).toBe(simulator.truth.lag(id, { group, topic }, simulator.truth.exportMinute()));
    }
  });

  it('ends with 3 when nothing is known, says why, and not the secret', async () => {
    const { code, stdout, stderr } = await run(['status'], {
      ...environment,
      LAGLIGHT_API_SECRET: 'cflt-wrong',
    });
    expect(stdout).toContain('refuses the API key');
    expect(stdout + stderr).not.toContain('cflt-wrong');
    expect(code).toBe(3);
  });

  it('says how to begin where nothing is set up, and ends with 64', async () => {
    const home = { HOME: mkdtempSync(join(tmpdir(), 'laglight-terminal-')) };
    const { code, stderr } = await run(['status'], home);
    expect(stderr).toContain('No cluster is set up yet.');
    expect(stderr).toContain('LAGLIGHT_API_KEY, LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS');
    expect(code).toBe(64);
    const half = await run(['status'], { ...home, LAGLIGHT_API_KEY: 'ABC' });
    expect(half.stderr).toContain('LAGLIGHT_API_SECRET, LAGLIGHT_CLUSTERS are not set.');
    expect(half.code).toBe(64);
  });

  it('refuses an address that would send the key in clear text', async () => {
    const { code, stderr } = await run(['status'], {
      ...environment,
      LAGLIGHT_TELEMETRY_URL: 'http://example.com',
    });
    expect(stderr).toContain('LAGLIGHT_TELEMETRY_URL uses http');
    expect(code).toBe(64);
  });
});

describe('laglight serve', () => {
  /** Starts it and waits for the address. */
  async function serve(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
    const child = start(['serve', '--port', '0', '--no-open'], environment);
    let text = '';
    for await (const chunk of child.stdout!) {
      text += (chunk as Buffer).toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(text)?.[0];
      if (url !== undefined) return { child, url };
    }
    throw new Error(`No address in: ${text}`);
  }

  it('is found by status, which then reads nothing itself, and goes without a trace', async () => {
    const { simulator, environment, place } = await startSimulator(HOT);
    const { child, url } = await serve(environment);
    const isRead = async (): Promise<boolean> => (await run(['status'], place)).code !== 3;
    while (!(await isRead()));
    const exports = (): number =>
      simulator.requests.last.filter(({ path }) => path.includes('/export')).length;
    const before = exports();
    const found = await run(['status'], place);
    expect(found.stdout).toContain('▲  prod-eu');
    expect(found.stdout).toContain('A partition of orders is hot.');
    expect(found.code).toBe(1);
    expect((await run(['status', '--url', url], { HOME: tmpdir() })).code).toBe(1);
    expect(exports()).toBe(before);

    const file = join(place.XDG_RUNTIME_DIR, 'laglight/running.json');
    expect(existsSync(file)).toBe(true);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(existsSync(file)).toBe(false);
    await simulator.close();
  });

  it('says clearly when its port is taken', async () => {
    const { simulator, environment } = await startSimulator();
    const { url } = await serve(environment);
    const { port } = new URL(url);
    const { code, stderr } = await run(['serve', '--port', port, '--no-open'], environment);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(code).not.toBe(0);
    await simulator.close();
  });
});

describe('laglight simulate', () => {
  it('lists its scenarios and refuses others', async () => {
    expect((await run(['simulate', '--scenario', 'list'])).stdout).toContain('corrupt-gzip');
    const { code, stderr } = await run(['simulate', '--port', '0', '--scenario', 'rain']);
    expect(stderr).toContain('There is no scenario "rain".');
    expect(code).toBe(64);
  });
});
