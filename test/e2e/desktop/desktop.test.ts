import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels, type Launch, type Running } from './driver.ts';
import { DESKTOP_DRIVERS, title } from './drivers.ts';

describe.each(DESKTOP_DRIVERS)('the desktop in $name', (driver) => {
  describe.skipIf(driver.missing !== undefined)(title(driver), () => {
    let folder: string;
    let running: Running;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'laglight-desktop-'));
    });
    afterEach(async () => {
      await running.dispose();
      rmSync(folder, { recursive: true });
    });
    afterAll(() => driver.dispose());

    const launch = async (different: Partial<Launch> = {}): Promise<Running> => {
      running = await driver.launch({ folder, hasAccount: true, commandLine: ['--hidden'], ...different });
      return running;
    };

    it('starts', async () => {
      const { desktop } = await launch();
      const tray = await desktop!.tray();
      console.log(tray, labels(tray.menu));
      expect(tray.image.file).toBe('healthy');
    });
  });
});
