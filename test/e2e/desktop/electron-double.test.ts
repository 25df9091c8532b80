import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../browser/launch.ts';
import { aMachine } from '../../doubles/electron/stage/a-machine.ts';
import { ElectronDouble } from '../../doubles/electron/stage/electron-double.ts';
import { eventually } from './eventually.ts';

const ENTRY = join(import.meta.dirname, '../../doubles/electron/sample/main.ts');

interface Sample {
  double(number: unknown): Promise<number>;
  getFunction(): Promise<unknown>;
  who(): Promise<{ isMain: boolean; url: string; origin: string }>;
  none(): Promise<unknown>;
  canRequire(name: string): boolean;
}
declare const sample: Sample;

let browser: Browser;
let folder: string;
let double: ElectronDouble;

const start = (): ElectronDouble =>
  new ElectronDouble({ browser, entry: ENTRY, environment: {}, machine: aMachine({ folder }) });
const tray = async () => (await double.inspect()).trays[0]!;
const choose = (...path: string[]) => double.call('clickMenu', { menu: 'tray', path });

async function openPage(): Promise<Page> {
  await choose('Open');
  const page = await double.page(1);
  await page.getByText('42').waitFor();
  return page;
}

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laglight-double-'));
  double = start();
  await eventually(async () => (await double.inspect()).trays.length).toBe(1);
});
afterEach(async () => {
  await double.dispose();
  rmSync(folder, { recursive: true });
});
afterAll(() => browser.close());

describe('the double of Electron', () => {
  it('shows what the tray shows, and clicks its menu as a person can', async () => {
    expect(await tray()).toMatchObject({ tooltip: 'Sample', image: { file: 'none.png', isEmpty: true } });
    expect((await tray()).menu!.map(({ label }) => label)).toContain('More & more');
    await expect(choose('Never')).rejects.toThrow('greyed out');
    await expect(choose('Nowhere')).rejects.toThrow('has no "Nowhere"');
    await choose('Notify');
    expect((await double.inspect()).notifications).toEqual([{ title: 'Hello', body: 'R & D' }]);
    await double.call('clickNotification', { title: 'Hello' });
    expect((await tray()).tooltip).toBe('Clicked');
  });

  it('throws, with the name, when it is asked for what it has not', async () => {
    await expect(choose('Wrong member')).rejects.toThrow('The double of Electron has no app.getGPUInfo.');
    await expect(choose('Wrong event')).rejects.toThrow(`powerMonitor has no event "on-battery"`);
  });

  it('runs the preload script before the page, answers its questions, and posts to it', async () => {
    const page = await openPage();
    await choose('More & more', 'Tick');
    await eventually(() => page.title()).toBe('tick 1');
    expect(await page.evaluate(() => sample.who())).toEqual({
      isMain: true,
      url: 'https://sample.test/',
      origin: 'https://sample.test',
    });
    expect(await page.evaluate(() => 'electronDoubleStage' in globalThis)).toBe(false);
    expect(
      await page.evaluate(() => ['electron', 'fs', 'node:fs'].map((name) => sample.canRequire(name))),
    ).toEqual([true, false, false]);
    expect(await page.evaluate(() => Object.isFrozen(sample))).toBe(true);
  });

  it('lets pass only what can be cloned, and of errors only their words', async () => {
    const page = await openPage();
    const failure = (code: string): Promise<string> =>
      page.evaluate(
        `Promise.try(() => ${code}).then(() => 'none', (error) => error.name + ' ' + error.message)`,
      );
    expect(await failure('sample.double("x")')).toBe(
      "Error Error invoking remote method 'double': Error: Not a number.",
    );
    expect(await failure('sample.getFunction()')).toContain('could not be cloned');
    expect(await failure('sample.double(Promise.resolve(1))')).toContain('could not be cloned');
    expect(await failure('sample.none()')).toContain("No handler registered for 'none'");
  });

  it('serves pages by the registered handler under its headers, and nothing else', async () => {
    const page = await openPage();
    const tried = await page.evaluate(() =>
      Promise.all(
        ['/none', 'https://elsewhere.test/'].map((url) => fetch(url).then(String, () => 'refused')),
      ),
    );
    // The handler's policy allows no connections at all.
    expect(tried).toEqual(['refused', 'refused']);
    await page.evaluate(() => (location.href = 'https://elsewhere.test/'));
    await eventually(() => double.attempts[0]!.navigations).toEqual([
      { url: 'https://elsewhere.test/', isRefused: true },
    ]);
    await page.evaluate(() => void open('https://elsewhere.test/window'));
    await eventually(() => double.attempts[0]!.openings.length).toBe(1);
    expect(double.attempts[0]!.openings[0]!.isRefused).toBe(true);
    expect(page.url()).toBe('https://sample.test/');
    expect(page.context().pages()).toHaveLength(1);
  });

  it('tells the page whether its window is seen, and forgets it when the window closes', async () => {
    const page = await openPage();
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await double.call('windowEvent', { windowId: 1, event: 'close' });
    await eventually(() => page.isClosed()).toBe(true);
    expect((await double.inspect()).windows).toEqual([]);
    expect(double.process.exitCode).toBeNull();
  });

  it('sends the machine to sleep and changes its theme', async () => {
    await double.call('power', { event: 'suspend' });
    await double.call('theme', { isDark: true });
    expect(await tray()).toMatchObject({ tooltip: 'Asleep', title: 'dark' });
  });

  it('lets only one instance live, and tells it of the second', async () => {
    const second = start();
    second.onSecondInstance = (request) => void double.call('secondInstance', request);
    expect(await second.ended).toBe(0);
    await eventually(async () => (await tray()).tooltip).toBe('Asked: {"path":"/second"}');
  });

  it('ends with the application', async () => {
    await openPage();
    await choose('Quit');
    expect(await double.ended).toBe(0);
    expect(browser.contexts()).toEqual([]);
  });
});
