import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../doubles/electron/calls.ts';
import { DoubleDriver, ORIGIN, type RunningInDouble } from '../desktop/double-driver.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Electron's list of 20 items, by their numbers; SECURITY.md says where each one is shown. */
describe("Electron's security check-list", () => {
  const driver = new DoubleDriver();
  const folder = mkdtempSync(join(tmpdir(), 'laglight-checklist-'));
  let running: RunningInDouble;
  let seen: Inspection;

  beforeAll(async () => {
    running = await driver.launch({ folder, hasAccount: true, commandLine: ['--hidden'] });
    await running.openMain();
    await running.desktop.clickTray();
    await running.desktop.pageOf('#/glance');
    seen = await running.inspect();
  });
  afterAll(async () => {
    await running.dispose();
    await driver.dispose();
    rmSync(folder, { recursive: true });
  });

  const preferences = (): Record<string, unknown>[] =>
    seen.windows.map(({ options }) => options['webPreferences'] as Record<string, unknown>);

  it('1: loads nothing from anywhere else', () => {
    expect(seen.windows).toHaveLength(2);
    for (const { url } of seen.windows) expect(url.startsWith(`${ORIGIN}/`)).toBe(true);
    expect(running.double.attempts.flatMap(({ network }) => network)).toEqual([]);
  });

  it('2, 3, 4, 6, 8, 9, 10, 11: every window has the safe options, and says so', () => {
    for (const options of preferences()) {
      expect(options).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        contextIsolation: true,
        sandbox: true,
        webSecurity: true,
        webviewTag: false,
      });
      for (const unsafe of [
        'allowRunningInsecureContent',
        'experimentalFeatures',
        'enableBlinkFeatures',
        'disableBlinkFeatures',
        'enableWebSQL',
        'additionalArguments',
      ]) {
        expect(options).not.toHaveProperty(unsafe);
      }
    }
  });

  it('4: all processes are sandboxed before the first one is there', () => {
    expect(seen.isSandboxed).toBe(true);
  });

  it('7: every answer has a policy that allows nothing but our own files', async () => {
    for (const path of ['/', '/none', '/%00', '/index.html']) {
      const { headers } = (await running.double.call('fetch', {
        url: ORIGIN + path,
        method: 'GET',
        headers: {},
      }))!;
      const policy = new Map(headers).get('content-security-policy')!;
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("connect-src 'none'");
      expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it('7: our own pages keep to it', () => {
    expect(running.double.attempts.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('16: Electron is one of the three versions that are supported, exactly one', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string };
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(OLDEST_SUPPORTED);
  });

  it('18: the scheme has the rights of a web page and no more', () => {
    expect(Object.keys(seen.schemes)).toEqual([new URL(ORIGIN).protocol.slice(0, -1)]);
    for (const privileges of Object.values(seen.schemes)) {
      expect(privileges).not.toHaveProperty('bypassCSP');
      expect(privileges).not.toHaveProperty('supportFetchAPI', true);
      expect(privileges).not.toHaveProperty('corsEnabled', true);
    }
  });

  it('20: the preload bundle is one file that needs electron alone, and hands out no way to send at will', () => {
    const files = readdirSync(join(ROOT, 'dist/preload'));
    expect(files).toEqual(['index.cjs']);
    const bundle = readFileSync(join(ROOT, 'dist/preload/index.cjs'), 'utf8');
    const required = [...bundle.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name);
    expect(new Set(required)).toEqual(new Set(['electron']));
    expect(bundle).not.toMatch(/sendSync|sendToHost|postMessage|webFrame/);
  });
});

/** In November 2026; see reference of Electron's timelines: the last three majors are kept up. */
const OLDEST_SUPPORTED = 43;
