import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DoubleDriver } from './double-driver.ts';
import { eventually } from './eventually.ts';
import { launching } from './launching.ts';

/** What differs by platform and what the system alone does: only the double can pretend it. */
describe('the desktop on each platform, in the double of Electron', () => {
  const start = launching(new DoubleDriver());

  it('takes a template picture in three sizes and a title on macOS, and a menu with the edit entries', async () => {
    const running = await start({
      machine: { platform: 'darwin', trayBounds: { x: 1500, y: 0, width: 30, height: 24 } },
    });
    await eventually(async () => (await running.desktop.tray()).image).toEqual({
      file: 'healthyTemplate.png',
      isEmpty: false,
      isTemplate: true,
      scaleFactors: [1, 2, 3],
    });
    expect((await running.desktop.tray()).title).toBe('');
    running.simulator.start('hot-partition', { cluster: 'lkc-7r4p2d' });
    await running.passMinutes(6);
    // The cluster that runs hot, and the groups that its traffic leaves behind.
    const problems = async () => String(1 + (await running.overview()).troubled.length);
    await eventually(async () => (await running.desktop.tray()).title === (await problems())).toBe(true);
    const { applicationMenu } = await running.inspect();
    expect(applicationMenu!.map(({ role, label }) => role ?? label)).toEqual([
      'Laglight',
      'editMenu',
      'windowMenu',
    ]);
  });

  it('opens the glance under the icon where the platform tells its place', async () => {
    const running = await start({
      machine: { platform: 'darwin', trayBounds: { x: 1500, y: 0, width: 30, height: 24 } },
    });
    await running.desktop.clickTray();
    await running.desktop.pageOf('#/glance');
    const [window] = await running.desktop.windows();
    const middle = window!.bounds.x + window!.bounds.width / 2;
    expect(Math.abs(middle - 1515)).toBeLessThanOrEqual(1);
    expect(window!.bounds.y).toBeGreaterThanOrEqual(24);
  });

  it('takes an ICO and a short tooltip on Windows, and no application menu', async () => {
    const running = await start({
      machine: { platform: 'win32', trayBounds: { x: 1700, y: 1050, width: 24, height: 24 } },
    });
    await eventually(async () => (await running.desktop.tray()).image.file).toBe('healthy-light.ico');
    expect((await running.desktop.tray()).tooltip.length).toBeLessThanOrEqual(127);
    const { applicationMenu, appUserModelId } = await running.inspect();
    expect({ applicationMenu, appUserModelId }).toEqual({
      applicationMenu: null,
      appUserModelId: 'io.laglight.desktop',
    });
  });

  it('draws the icon for a dark panel when the desktop turns dark', async () => {
    const running = await start();
    await eventually(async () => (await running.desktop.tray()).image.file).toBe('healthy-light-22.png');
    await running.double.call('theme', { isDark: true });
    await eventually(async () => (await running.desktop.tray()).image.file).toBe('healthy-dark-22.png');
  });

  it('follows the theme that the user chose, in the pages too', async () => {
    const running = await start();
    const page = await running.openMain();
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await running.ask('setPreferences', { theme: 'dark' });
    await eventually(isDark).toBe(true);
  });

  it('starts at login by an autostart file on Linux', async () => {
    const running = await start();
    const file = join(running.folder, '.config/autostart/laglight.desktop');
    await running.ask('setPreferences', { startAtLogin: true });
    await eventually(() => existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".*--hidden"$/m);
    await running.ask('setPreferences', { startAtLogin: false });
    await eventually(() => existsSync(file)).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)('starts at login by a login item on %s', async (platform) => {
    const running = await start({ machine: { platform } });
    await running.ask('setPreferences', { startAtLogin: true });
    await eventually(async () => (await running.inspect()).loginItem).toMatchObject({ openAtLogin: true });
    await running.ask('setPreferences', { startAtLogin: false });
    await eventually(async () => (await running.inspect()).loginItem).toMatchObject({ openAtLogin: false });
  });

  it('opens the glance by the global shortcut, and says when that is taken', async () => {
    const running = await start({ machine: { takenShortcuts: ['Control+Alt+K'] } });
    await running.ask('setPreferences', { shortcut: 'Control+Alt+L' });
    await eventually(async () => (await running.inspect()).shortcuts).toEqual(['Control+Alt+L']);
    await running.double.call('pressShortcut', { accelerator: 'Control+Alt+L' });
    await running.desktop.pageOf('#/glance');

    await running.ask('setPreferences', { shortcut: 'Control+Alt+K' });
    const problem = async () => {
      const { value } = (await running.ask('preferences', null)) as {
        value: { problems: { shortcut?: string } };
      };
      return value.problems.shortcut;
    };
    await eventually(problem).toContain('Control+Alt+K is taken by another program');
    expect((await running.inspect()).shortcuts).toEqual([]);
  });

  it('reads nothing while the machine is off line, says so, and comes back', async () => {
    const running = await start();
    await eventually(async () => (await running.desktop.tray()).image.file).toMatch(/^healthy/);
    await running.double.call('network', { isOnline: false });
    await running.advance(10_000);
    await running.passMinutes(8);
    await eventually(async () => (await running.desktop.tray()).image.file).toMatch(/^stale/);
    const before = running.simulator.requests.last.filter(({ path }) => path.includes('/export')).length;
    expect(before).toBe(1);
    await running.double.call('network', { isOnline: true });
    await running.passMinutes(3);
    await eventually(async () => (await running.desktop.tray()).image.file).toMatch(/^healthy/);
  });

  it('hides the glance when its page asks, and fits it to its content within its bounds', async () => {
    const running = await start();
    await running.desktop.clickTray();
    const page = await running.desktop.pageOf('#/glance');
    const fit = (height: number) =>
      page.evaluate((wanted) => window.laglight!.desktop.fitGlance({ height: wanted }), height);
    const height = async () => (await running.desktop.windows())[0]!.bounds.height;
    // The page asks for what its content needs as well; whoever asks, the bounds hold.
    for (const wanted of [300, 10_000, 1]) {
      expect(await fit(wanted)).toEqual({ ok: true, value: { done: true } });
      await eventually(async () => {
        const given = await height();
        return given >= 120 && given <= 520;
      }).toBe(true);
    }
    await page.evaluate(() => window.laglight!.desktop.hide(null));
    await eventually(async () => (await running.desktop.windows())[0]!.isVisible).toBe(false);

    const main = await running.openMain();
    const refused = await main.evaluate(() => window.laglight!.desktop.fitGlance({ height: 200 }));
    expect(refused).toMatchObject({ ok: true, value: { done: false } });
  });

  it('asks the session for the proxy of the system', async () => {
    // Nothing listens there: the read fails, and in the proxy's name.
    const running = await start({
      machine: { proxy: 'PROXY 127.0.0.1:9' },
      environment: { LAGLIGHT_TELEMETRY_URL: 'https://metrics.test' },
    });
    const failure = async () => (await running.overview()).clusters[0]!.failure?.code;
    await eventually(failure).toBe('proxy');
    expect(running.simulator.requests.count).toBe(0);
  });

  it('says why it cannot start, and ends', async () => {
    const running = start({ environment: { LAGLIGHT_TELEMETRY_URL: 'gopher://nowhere' } });
    await expect(running).rejects.toThrow(/Laglight cannot start\nLAGLIGHT_TELEMETRY_URL is no address/);
  });

  it('makes a crashed page anew at once, but not again and again', async () => {
    const running = await start();
    await running.openMain();
    const shownId = async () => (await running.desktop.windows()).map(({ id }) => id);
    const [first] = await shownId();
    await running.double.call('windowEvent', { windowId: first!, event: 'crash' });
    const [second] = await shownId();
    expect(second).not.toBe(first);
    await (await running.desktop.pageOf('#/')).getByRole('heading', { name: /healthy/ }).waitFor();
    await running.double.call('windowEvent', { windowId: second!, event: 'crash' });
    expect(await shownId()).toEqual([]);
  });

  it('hides the glance when another program takes the keyboard, and keeps the main window', async () => {
    const running = await start();
    await running.openMain();
    await running.desktop.clickTray();
    for (const { id } of await running.desktop.windows()) {
      await running.double.call('windowEvent', { windowId: id, event: 'blur' });
    }
    const visible = (await running.desktop.windows()).filter(({ isVisible }) => isVisible);
    expect(visible.map(({ url }) => new URL(url).hash)).toEqual(['#/']);
  });

  it('brings back a minimised window on a second start, and on a click in the dock', async () => {
    const running = await start({ machine: { platform: 'darwin' } });
    await running.openMain();
    const [window] = await running.desktop.windows();
    await running.double.call('windowEvent', { windowId: window!.id, event: 'minimize' });
    await running.desktop.startAgain();
    await eventually(async () => (await running.desktop.windows())[0]).toMatchObject({
      isMinimized: false,
      isFocused: true,
    });
    await running.desktop.closeWindow(window!.id);
    await running.double.call('activate', null);
    await eventually(async () => (await running.desktop.windows())[0]!.isVisible).toBe(true);
  });
});
