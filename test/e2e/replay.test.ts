import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Simulator } from '../../main/simulator/simulator.ts';
import type { ClusterPage, Overview } from '../../preload/contract.ts';
import { builtRenderer } from '../browser/built-renderer.ts';
import { ENTRY, runLaglight } from './terminal.ts';
import { Whole } from './whole.ts';

/** What must be the same in a replay: all numbers and names, no times. */
function numbersOf({ summary, metrics, groups, topics, principals, requests }: ClusterPage) {
  const tables = [groups, topics, principals, requests].map(({ keys, values }) => ({ keys, values }));
  return {
    id: summary.id,
    name: summary.name,
    figures: summary.figures,
    metrics: metrics.map(({ id, value }) => [id, value]),
    tables,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'laglight-replay-e2e-'));
const environment = { HOME: folder, LAGLIGHT_FOLDER: folder, XDG_RUNTIME_DIR: join(folder, 'run') };

/** The pages of a replay of a file, from a process of its own. */
async function replayed(file: string): Promise<{ overview: Overview; pages: ClusterPage[] }> {
  const child = spawn(process.execPath, [ENTRY, 'replay', file, '--port', '0', '--no-open'], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...environment },
  });
  try {
    let printed = '';
    const address = await new Promise<URL>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        printed += data.toString();
        const url = /http:\S+token=\S+/.exec(printed)?.[0];
        if (url !== undefined) resolve(new URL(url));
      });
      child.once('close', () => reject(new Error(`The replay ended: ${printed}`)));
    });
    const ask = async <T>(question: string, body: unknown): Promise<T> => {
      const response = await fetch(`${address.origin}/api/${question}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${address.searchParams.get('token') ?? ''}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return ((await response.json()) as { value: T }).value;
    };
    for (;;) {
      const overview = await ask<Overview>('overview', null);
      if (overview.clusters.every(({ asOf }) => asOf !== null)) {
        const ids = overview.clusters.map(({ id }) => id);
        const pages = ids.map((clusterId) => ask<ClusterPage>('cluster', { clusterId }));
        return { overview, pages: await Promise.all(pages) };
      }
      await delay(50);
    }
  } finally {
    child.kill('SIGTERM');
  }
}

describe('a saved scrape', () => {
  const whole = new Whole();
  const account = { accountId: 'account-1' };
  let original: ClusterPage[] = [];
  beforeAll(async () => {
    await builtRenderer();
    await whole.start();
    const pages = whole.laglight
      .overview()
      .clusters.map(({ id }) => whole.laglight.cluster({ clusterId: id }));
    original = (await Promise.all(pages)).filter((page) => page !== null);
  });
  afterAll(async () => {
    await whole.dispose();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['as text', (text: string) => text],
    ['packed', (text: string) => gzipSync(text)],
  ])('shows the same numbers when it is replayed, %s', async (name, pack) => {
    const saved = await whole.laglight.saveLastScrape({ ...account, hashNames: false });
    const file = join(folder, `${name}.prom`);
    writeFileSync(file, pack(saved?.text ?? ''));
    const { overview, pages } = await replayed(file);
    const byId = (a: ClusterPage, b: ClusterPage): number => a.summary.id.localeCompare(b.summary.id);
    expect(original.length).toBe(3);
    expect(pages.sort(byId).map(numbersOf)).toEqual(original.sort(byId).map(numbersOf));
    expect(overview.notices.join()).toContain(`This is a replay of ${name}.prom`);
    const fresh = overview.clusters.map(({ asOf }) => overview.now - (asOf ?? 0));
    expect(Math.max(...fresh)).toBeLessThan(5 * 60_000);
  });

  it('shows the same numbers with hashes for names', async () => {
    const saved = await whole.laglight.saveLastScrape({ ...account, hashNames: true });
    const file = join(folder, 'hashed.prom');
    writeFileSync(file, saved?.text ?? '');
    const { pages } = await replayed(file);
    const figuresOf = (all: readonly ClusterPage[]) =>
      all
        .map(({ summary: { figures } }) => ({ ...figures, worstGroup: figures.worstGroup?.lag }))
        .sort((a, b) => (a.lag ?? 0) - (b.lag ?? 0));
    expect(figuresOf(pages)).toEqual(figuresOf(original));
    const names = original.flatMap(({ summary, groups, topics, principals }) => [
      summary.id,
      summary.name,
      ...[groups, topics, principals].flatMap(({ keys }) => keys.flat()),
    ]);
    const text = saved?.text ?? '';
    expect(names.filter((known) => known !== '' && text.includes(`"${known}"`))).toEqual([]);
  });

  it('is not there before the first answer, and null is said of no account', async () => {
    expect(await whole.laglight.saveLastScrape({ accountId: 'none', hashNames: false })).toBeNull();
  });
});

describe('in a terminal', () => {
  const simulator = new Simulator();
  let reach: Record<string, string> = {};
  beforeAll(async () => {
    const { url } = await simulator.listen();
    const { key, secret } = simulator.credentials;
    reach = {
      ...environment,
      LAGLIGHT_TELEMETRY_URL: url,
      LAGLIGHT_CLOUD_URL: url,
      LAGLIGHT_API_KEY: key,
      LAGLIGHT_API_SECRET: secret,
      LAGLIGHT_CLUSTERS: simulator.clusterIds.join(','),
    };
  });
  afterAll(() => simulator.close());

  it('“save-scrape” prints the answer, “diagnose” the state, and with --hash no name is in either', async () => {
    const plain = await runLaglight(['save-scrape'], { environment: reach });
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    expect(plain.stdout).toMatch(/^# TYPE /);
    expect(plain.stdout.endsWith('# EOF\n')).toBe(true);
    const groups = new Set(
      [...plain.stdout.matchAll(/consumer_group_id="([^"]+)"/g)].map(([, group = '']) => group),
    );
    expect(groups.size).toBeGreaterThan(5);

    const hashed = await runLaglight(['save-scrape', '--hash'], { environment: reach });
    const report = await runLaglight(['diagnose', '--hash'], { environment: reach });
    expect(JSON.parse(report.stdout)).toMatchObject({ namesAreHashed: true, clusters: [{}, {}, {}] });
    const names = [...groups, ...simulator.clusterIds, simulator.credentials.key];
    for (const { stdout } of [hashed, report]) {
      expect(names.filter((name) => stdout.includes(`"${name}"`))).toEqual([]);
      expect(simulator.clusterIds.filter((id) => stdout.includes(id))).toEqual([]);
    }
    const open = await runLaglight(['diagnose'], { environment: reach });
    expect(open.stdout).toContain(simulator.clusterIds[0]);
  });

  it('“replay” says what is wrong with a file that is none', async () => {
    const file = join(import.meta.dirname, '../../package.json');
    const ended = await runLaglight(['replay', file], { environment });
    expect(ended.status).toBe(64);
    expect(ended.stderr).toContain('is no saved scrape: The answer is JSON');
  });
});
