import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRIVERS, title } from './drivers.ts';
import { eventually } from './eventually.ts';
import { launching } from './launching.ts';

describe.each(DRIVERS)('the first start in $name', (driver) => {
  describe.skipIf(driver.missing !== undefined)(title(driver), () => {
    const start = launching(driver);

    it('offers set-up, and the tray says so where there is one', async () => {
      const running = await start({ hasAccount: false, commandLine: [] });
      // On a desktop the window opens by itself: somebody started Laglight and waits.
      const page = running.desktop ? await running.desktop.pageOf('#/') : await running.openMain();
      await page
        .getByRole('heading', { name: /set up|paste|connect/i })
        .first()
        .waitFor();
      const { sentence, accounts } = await running.overview();
      expect({ sentence, accounts }).toEqual({ sentence: 'No cluster is set up yet.', accounts: [] });
      if (running.desktop) {
        const { image, menu } = await running.desktop.tray();
        expect(image.file).toMatch(/^starting/);
        expect(menu![0]!.label).toContain('No cluster is set up yet.');
        await running.desktop.choose('Set up an account…');
        await eventually(() => page.url()).toContain('#/setup');
      }
      expect(running.simulator.requests.count).toBe(0);
    });

    it('shows the clusters of an account that is there, and their true numbers', async () => {
      const running = await start();
      const page = await running.openMain();
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      expect(await page.locator('.card').count()).toBe(3);
      const minute = running.simulator.truth.exportMinute();
      const { clusters } = await running.overview();
      for (const { id, figures, asOf } of clusters) {
        expect(asOf).toBe(minute);
        expect(figures.connections).toBe(running.simulator.truth.totals(id, minute).connections);
      }
    });

    it('keeps what it keeps to its user alone', async () => {
      const running = await start({ hasAccount: false });
      await running.ask('setPreferences', { theme: 'dark' });
      const { value } = (await running.ask('preferences', null)) as { value: { settingsFile: string } };
      expect(JSON.parse(readFileSync(value.settingsFile, 'utf8'))).toMatchObject({
        preferences: { theme: 'dark' },
      });
      if (process.platform !== 'win32') expect(statSync(value.settingsFile).mode & 0o777).toBe(0o600);
    });

    it('sets a damaged settings file aside, says so, and works', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'laglight-damaged-'));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'settings.json'), '{"accounts": [{"id": "half');
      const running = await start({ folder });
      const page = await running.openMain();
      await page
        .getByText(/could not be read/)
        .first()
        .waitFor();
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      const aside = readdirSync(folder).filter((name) => name.startsWith('settings.damaged-'));
      expect(aside).toHaveLength(1);
      expect(readFileSync(join(folder, aside[0]!), 'utf8')).toContain('"half');
    });

    it('shows the secret nowhere', async () => {
      const running = await start();
      const page = await running.openMain();
      await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
      const { secret } = running.simulator.credentials;
      expect(await page.content()).not.toContain(secret);
      for (const question of ['overview', 'preferences', 'setup', 'saveDiagnostics'] as const) {
        const request = question === 'saveDiagnostics' ? { hashNames: false } : null;
        expect(JSON.stringify(await running.ask(question, request)), question).not.toContain(secret);
      }
    });
  });
});
