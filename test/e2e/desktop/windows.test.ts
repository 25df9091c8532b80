import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../doubles/electron/calls.ts';
import type { Running } from './driver.ts';
import { DESKTOP_DRIVERS, title } from './drivers.ts';
import { launching } from './launching.ts';
import { eventually } from './eventually.ts';

const isShown = async (running: Running): Promise<WindowView[]> =>
  (await running.desktop!.windows()).filter(({ isVisible }) => isVisible);

describe.each(DESKTOP_DRIVERS)('the windows of $name', (driver) => {
  describe.skipIf(driver.missing !== undefined)(title(driver), () => {
    const start = launching(driver);

    it('opens the main window by the tray, hides it on closing, and brings the same one back', async () => {
      const running = await start();
      const page = await running.openMain();
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      const [window] = await isShown(running);

      await running.desktop!.closeWindow(window!.id);
      await eventually(() => isShown(running)).toEqual([]);
      expect(page.isClosed()).toBe(false);

      await running.passMinutes(1);
      await running.openMain();
      expect((await isShown(running)).map(({ id }) => id)).toEqual([window!.id]);
      // It heard nothing while it was hidden, and has asked since.
      const { clusters } = await running.overview();
      await eventually(() => page.getByText(/as of/).first().textContent()).toContain(
        clock(clusters[0]!.asOf!),
      );
    });

    it('gives the page of a hidden window up after ten minutes, and makes it anew when wanted', async () => {
      const running = await start();
      const page = await running.openMain();
      const [window] = await isShown(running);
      await running.desktop!.closeWindow(window!.id);
      await running.passMinutes(9);
      expect(await running.desktop!.windows()).toHaveLength(1);
      await running.passMinutes(2);
      await eventually(() => running.desktop!.windows()).toEqual([]);
      await eventually(() => page.isClosed()).toBe(true);

      const again = await running.openMain();
      await again.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      expect((await isShown(running))[0]!.id).not.toBe(window!.id);
    });

    it('opens the page of a cluster from its line in the menu', async () => {
      const running = await start();
      const menu = async () => (await running.desktop!.tray()).menu!.map(({ label }) => label);
      await eventually(async () => (await menu())[2]).toMatch(/^● prod-eu/);
      await running.desktop!.choose((await menu())[2]!);
      const page = await running.desktop!.pageOf('#/cluster/lkc-7r4p2d');
      await page.getByRole('heading', { name: 'prod-eu' }).waitFor();
    });

    it('shows the glance window at a click on the tray, and hides it when one turns elsewhere', async () => {
      const running = await start();
      await running.desktop!.clickTray();
      await running.desktop!.pageOf('#/glance');
      const [window] = await isShown(running);
      expect(window!.bounds.width).toBe(360);
      expect(window!.bounds.height).toBeLessThanOrEqual(520);

      const page = await running.openMain();
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      await eventually(async () => (await isShown(running)).map(({ url }) => url)).toEqual([
        expect.not.stringContaining('#/glance'),
      ]);
    });

    it('lets a second start bring up the main window of the first', async () => {
      const running = await start();
      expect(await isShown(running)).toEqual([]);
      await running.desktop!.startAgain();
      await eventually(async () => (await isShown(running)).map(({ isFocused }) => isFocused)).toEqual([
        true,
      ]);
      const page = await running.desktop!.pageOf('#/');
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      await running.desktop!.startAgain();
      expect(await isShown(running)).toHaveLength(1);
    });

    it('opens the main window where there is no tray, and says how to come back', async () => {
      const running = await start({ hasTray: false });
      const page = await running.desktop!.pageOf('#/');
      await page.getByText(/shows no tray icons/i).waitFor();
      expect(await isShown(running)).toHaveLength(1);
    });

    it('leaves within two seconds, and leaves no process, whatever is going on', async () => {
      const running = await start();
      await running.openMain();
      const refusal = async () => (await running.overview()).accounts[0]!.refreshRefusal;
      await eventually(refusal).toBeNull();
      running.simulator.start('slow-body');
      await running.desktop!.choose('Refresh now');
      await eventually(refusal).toContain('right now');

      const begun = performance.now();
      await running.desktop!.choose('Quit Laglight');
      expect(await running.desktop!.ended).toBe(0);
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(() => process.kill(running.desktop!.pid, 0)).toThrow();
    });
  });
});

const clock = (minute: number): string => new Date(minute).toISOString().slice(11, 16);
