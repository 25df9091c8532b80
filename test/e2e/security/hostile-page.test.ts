import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP_QUESTIONS, desktopChannelOf, QUESTIONS, channelOf } from '../../../preload/names.ts';
import type { Attempts } from '../../doubles/electron/stage/window-page.ts';
import { DoubleDriver, ORIGIN, type RunningInDouble } from '../desktop/double-driver.ts';
import { eventually } from '../desktop/eventually.ts';

const ELSEWHERE = 'https://elsewhere.test';
const MEGABYTE = 1024 * 1024;

/** A page that was taken over: what its scripts can do, and what its whole process could. */
describe('a hostile page, in the double of Electron', () => {
  const driver = new DoubleDriver();
  const folder = mkdtempSync(join(tmpdir(), 'laglight-hostile-'));
  let running: RunningInDouble;
  let page: Page;
  let windowId: number;

  beforeAll(async () => {
    running = await driver.launch({ folder, hasAccount: true, commandLine: ['--hidden'] });
    page = await running.openMain();
    await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
    windowId = (await running.desktop.windows())[0]!.id;
  });
  afterAll(async () => {
    await running.dispose();
    await driver.dispose();
    rmSync(folder, { recursive: true });
  });

  const attempts = (): Attempts => running.double.attempts[0]!;
  const invoke = (
    channel: string,
    args: readonly unknown[],
    frame: { url: string; isMain: boolean } | null = { url: `${ORIGIN}/`, isMain: true },
  ): Promise<unknown> => running.double.call('invoke', { windowId, frame, channel, args });
  const expectUnharmed = async (): Promise<void> => {
    expect(page.url()).toMatch(new RegExp(`^${ORIGIN}/`));
    expect(attempts().network).toEqual([]);
    expect(await running.overview()).toMatchObject({ health: 'healthy' });
  };

  describe('by its scripts', () => {
    it('finds the bridge and nothing else of the application', async () => {
      const found = await page.evaluate(() => ({
        bridge: Object.keys(window.laglight!).sort(),
        globals: [
          'require',
          'process',
          'module',
          'Buffer',
          'electron',
          'ipcRenderer',
          'electronDoubleStage',
        ].filter((name) => name in globalThis),
        isFrozen: Object.isFrozen(window.laglight),
        desktop: Object.keys(window.laglight!.desktop).sort(),
      }));
      expect(found).toEqual({
        bridge: [...QUESTIONS, 'desktop', 'onChanged'].sort(),
        globals: [],
        isFrozen: true,
        desktop: [...DESKTOP_QUESTIONS].sort(),
      });
    });

    it('cannot put another bridge in the place of the real one', async () => {
      const isReplaced = await page.evaluate(() => {
        const real = window.laglight;
        for (const change of [
          () => ((window as { laglight: unknown }).laglight = {}),
          () => Object.defineProperty(window, 'laglight', { value: {} }),
          () => ((window.laglight as unknown as Record<string, unknown>)['overview'] = () => 'forged'),
        ]) {
          try {
            change();
          } catch {
            // Refused.
          }
        }
        return window.laglight !== real || String(window.laglight?.overview).includes('forged');
      });
      expect(isReplaced).toBe(false);
    });

    it('goes nowhere', async () => {
      for (const url of [
        `${ELSEWHERE}/`,
        'http://127.0.0.1:1/',
        'file:///etc/passwd',
        'data:text/html,hello',
      ]) {
        await page.evaluate((target) => void (location.href = target), url);
      }
      await page.evaluate((target) => {
        const link = Object.assign(document.createElement('a'), { href: target, textContent: 'away' });
        document.body.append(link);
        link.click();
        link.remove();
      }, `${ELSEWHERE}/link`);
      await eventually(() => attempts().navigations.map(({ url }) => url)).toContain(`${ELSEWHERE}/link`);
      expect(attempts().navigations.filter(({ isRefused }) => !isRefused)).toEqual([]);
      await expectUnharmed();
    });

    it('opens no window, and no link but to hosts that are known', async () => {
      await page.evaluate((target) => void open(`${target}/window`), ELSEWHERE);
      await page.evaluate(() => void open('https://docs.confluent.io/cloud/current/'));
      await eventually(() => attempts().openings.map(({ isRefused }) => isRefused)).toEqual([true, true]);
      expect(page.context().pages()).toHaveLength(1);
      await eventually(async () => (await running.inspect()).openedLinks).toEqual([
        'https://docs.confluent.io/cloud/current/',
      ]);
      const answers = await page.evaluate(async () => {
        const open = window.laglight!.desktop.openLink;
        const urls = [
          'http://docs.confluent.io/',
          'https://docs.confluent.io.evil.test/',
          'https://user:word@confluent.cloud/',
          'https://confluent.cloud:8443/',
          'file:///etc/passwd',
          'javascript:alert(1)',
          'smb://share/x',
          'https://evil.test/https://confluent.cloud',
        ];
        return Promise.all(urls.map((url) => open({ url })));
      });
      for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { done: false } });
      expect((await running.inspect()).openedLinks).toHaveLength(1);
      await expectUnharmed();
    });

    it('reaches no network: the policy says no before a request is made', async () => {
      const result = await page.evaluate(async (elsewhere) => {
        const violations: string[] = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          violations.push(effectiveDirective),
        );
        const outcome = (promise: Promise<unknown>) =>
          promise.then(
            () => 'done',
            () => 'refused',
          );
        const outcomes = [
          await outcome(fetch(`${elsewhere}/`)),
          await outcome(fetch('/index.html')),
          await outcome(fetch('http://127.0.0.1:1/')),
          navigator.sendBeacon(`${elsewhere}/beacon`, 'x') ? 'queued' : 'refused',
        ];
        try {
          new WebSocket('wss://elsewhere.test/');
        } catch {
          violations.push('connect-src');
        }
        new Image().src = `${elsewhere}/pixel.png`;
        const script = document.createElement('script');
        script.textContent = 'window.wasHere = true';
        document.head.append(script);
        const frame = Object.assign(document.createElement('iframe'), { src: `${elsewhere}/frame` });
        document.body.append(frame);
        const form = Object.assign(document.createElement('form'), {
          action: `${elsewhere}/form`,
          method: 'post',
        });
        document.body.append(form);
        form.submit();
        // In a turn of the page's own: what the debugger runs may evaluate.
        const isEvaluated = await new Promise<boolean>((resolve) => {
          setTimeout(() => {
            try {
              (0, eval)('1');
              resolve(true);
            } catch {
              resolve(false);
            }
          });
        });
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
        for (const element of [script, frame, form]) element.remove();
        return {
          outcomes,
          isEvaluated,
          hasRun: 'wasHere' in window,
          violations: [...new Set(violations)].sort(),
        };
      }, ELSEWHERE);
      expect(result.outcomes.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
      expect(attempts().navigations.filter(({ isRefused }) => !isRefused)).toEqual([]);
      expect(result.isEvaluated).toBe(false);
      expect(result.hasRun).toBe(false);
      expect(result.violations).toEqual(
        expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem']),
      );
      await expectUnharmed();
    });

    it('gets a typed error for a request of five megabytes, and the application stays at work', async () => {
      const answers = await page.evaluate(async (size) => {
        const ask = window.laglight!.setupPaste as (request: unknown) => Promise<unknown>;
        return [await ask({ text: 'x'.repeat(size) }), await ask({ text: ['x'.repeat(size)] })];
      }, 5 * MEGABYTE);
      for (const answer of answers) {
        expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
        expect(JSON.stringify(answer).length).toBeLessThan(1_000);
      }
      await expectUnharmed();
    });
  });

  describe('by its whole process', () => {
    it('finds no channel but those of the contract', async () => {
      const { channels } = await running.inspect();
      expect(channels).toEqual(
        [...QUESTIONS.map(channelOf), ...DESKTOP_QUESTIONS.map(desktopChannelOf)].sort(),
      );
      for (const channel of [
        'laglight:none',
        'laglight:constructor',
        'laglight:__proto__',
        'electron-store-get-data',
      ]) {
        await expect(invoke(channel, [null]), channel).rejects.toThrow('No handler registered');
      }
    });

    it('is answered by nobody but the main frame of our own pages', async () => {
      const frames = [
        null,
        { url: `${ORIGIN}/`, isMain: false },
        { url: `${ELSEWHERE}/`, isMain: true },
        { url: `${ORIGIN}.evil.test/`, isMain: true },
        { url: 'https://laglight.test:8443/', isMain: true },
        { url: 'http://laglight.test/', isMain: true },
        { url: 'about:blank', isMain: true },
        { url: 'file:///etc/passwd', isMain: true },
        { url: 'data:text/html,x', isMain: true },
        { url: '', isMain: true },
      ];
      for (const frame of frames) {
        for (const channel of [channelOf('overview'), desktopChannelOf('quit')]) {
          const answer = await invoke(channel, [null], frame);
          expect(answer, `${channel} from ${JSON.stringify(frame)}`).toMatchObject({
            ok: false,
            error: { code: 'refused' },
          });
        }
      }
      await expectUnharmed();
    });

    it.each([...QUESTIONS.map(channelOf), ...DESKTOP_QUESTIONS.map(desktopChannelOf)])(
      'gets a typed error on %s for whatever is no request',
      async (channel) => {
        const circle: Record<string, unknown> = {};
        circle['itself'] = circle;
        const hostile: readonly (readonly unknown[])[] = [
          [],
          [undefined],
          [null, null],
          ['x'],
          [new Map([['accountId', 'x']])],
          [new Uint8Array(10)],
          [[{}]],
          [circle],
          [{ accountId: { toString: 'x' } }],
          [new Date(0)],
          [Number.NaN],
        ];
        for (const args of hostile) {
          const answer = await invoke(channel, args);
          expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
        }
      },
    );

    it('is refused at once what is too large or too many', async () => {
      const list = Array.from({ length: 600_000 }, () => 0);
      for (const request of [
        { text: 'x'.repeat(5 * MEGABYTE) },
        { edits: list },
        { edits: Array(4_000_000_000) },
      ]) {
        const answer = await invoke(channelOf('setupClusters'), [request]);
        expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
      }
      await expectUnharmed();
    });

    it('is granted no permission, device, screen, webview or download', async () => {
      const permissions = [
        'clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fullscreen', 'geolocation', 'hid',
        'idle-detection', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'openExternal', 'pointerLock',
        'serial', 'storage-access', 'usb', 'window-management', 'unknown', 'fileSystem',
      ]; // prettier-ignore
      for (const permission of permissions) {
        const granted = await running.double.call('permission', { windowId, permission });
        expect(granted, permission).toEqual({ request: false, check: false });
      }
      expect(await running.double.call('hardware', null)).toEqual({ device: false, screen: false });
      expect(await running.double.call('willAttachWebview', { windowId, src: ELSEWHERE })).toBe(true);
      for (const url of [
        `${ELSEWHERE}/tool.exe`,
        'data:text/plain,x',
        `blob:${ELSEWHERE}/1`,
        `${ORIGIN}/index.html`,
      ]) {
        expect(await running.double.call('willDownload', { windowId, url }), url).toBe(true);
      }
    });

    it('is not led elsewhere by a redirect or inside a frame', async () => {
      for (const [isMain, isRedirect] of [
        [true, false],
        [true, true],
        [false, false],
        [false, true],
      ] as const) {
        const frame = { url: `${ORIGIN}/`, isMain };
        const isRefused = await running.double.call('willNavigate', {
          windowId,
          url: `${ELSEWHERE}/`,
          frame,
          isRedirect,
        });
        expect(isRefused).toBe(true);
      }
      const frame = { url: `${ORIGIN}/`, isMain: false };
      expect(
        await running.double.call('willNavigate', { windowId, url: `${ORIGIN}/`, frame, isRedirect: false }),
      ).toBe(true);
    });

    it('is served nothing outside the bundle, whatever the address', async () => {
      const paths = [
        '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%2e%2e%2f%2e%2e%2fetc/passwd', '//etc/passwd',
        '/%00', '/index.html%00.js', '/C:%5cWindows', '/..%5c..%5cpackage.json', '/assets/../../package.json', '/main/index.js',
      ]; // prettier-ignore
      for (const path of paths) {
        const answer = await running.double.call('fetch', { url: ORIGIN + path, method: 'GET', headers: {} });
        expect([400, 404], path).toContain(answer!.status);
      }
      for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
        const answer = await running.double.call('fetch', { url: `${ORIGIN}/`, method, headers: {} });
        expect(answer!.status, method).toBe(405);
      }
    });
  });
});
