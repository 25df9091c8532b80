import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtRenderer } from '../browser/built-renderer.ts';
import { launchBrowser } from '../browser/launch.ts';
import { consoleYaml, datakitToml } from './pasted-texts.ts';
import { Whole } from './whole.ts';

describe('set-up, as a new user does it', () => {
  let browser: Browser;
  let page: Page;
  let whole: Whole;

  beforeAll(async () => {
    await builtRenderer();
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    whole = new Whole();
    await whole.start({ accounts: [] });
    const context = await browser.newContext({
      timezoneId: 'UTC',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    await page.goto(whole.url);
  });
  afterEach(async () => {
    await page.context().close();
    await whole.dispose();
  });
  afterAll(() => browser.close());

  async function paste(text: string): Promise<void> {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.getByRole('textbox', { name: 'Paste what Confluent gave you' }).focus();
    await page.keyboard.press('ControlOrMeta+V');
  }

  const button = (name: string | RegExp) => page.getByRole('button', { name });

  it.each([
    ['the console’s YAML', consoleYaml, 'Prometheus scrape configuration (YAML)', undefined],
    ['DataKit’s TOML', datakitToml, 'DataKit', 'interval'],
  ])('leads from nothing to the dashboard with one paste of %s', async (_, text, format, remark) => {
    const { credentials, clusterIds } = whole.simulator;
    const [first = '', second = ''] = clusterIds;

    await page.getByRole('heading', { name: 'Set up Laglight' }).waitFor();
    await paste(text(credentials, [first]));
    await page.getByText(format).first().waitFor();
    await page.getByText(`API key ${credentials.key}`).waitFor();
    if (remark !== undefined) await page.getByText(remark).first().waitFor();
    expect(await page.content()).not.toContain(credentials.secret);
    expect(whole.simulator.requests.count, 'nothing is sent before the user agrees').toBe(0);
    await button('Clear the clipboard').click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === '');

    await button('Continue').click();
    await button(/^Ask Confluent/).click();
    const others = page.getByRole('checkbox');
    await page.getByText('Dedicated, 4 CKU').waitFor();
    expect(await others.count()).toBe(clusterIds.length);
    await page.getByRole('checkbox', { name: 'prod-us' }).check();
    await button('Continue').click();

    await button('Test the connection').click();
    await page.getByText(/samples, the newest \d min old/).waitFor();
    await button('Save and start reading').click();

    await page.getByRole('heading', { name: 'All 2 clusters are healthy.' }).waitFor();
    expect(await page.locator('.card').count()).toBe(2);
    for (const id of [first, second])
      expect(whole.cluster(id).asOf).toBe(whole.simulator.truth.exportMinute());
    expect(await page.content()).not.toContain(credentials.secret);
  });

  it('shows the demo clusters to those who only look around', async () => {
    await button('Try it with demo clusters').click();
    await page.getByText('Demo data').waitFor();
    await page.locator('.card').nth(2).waitFor();
  });

  it('tells a key of the wrong kind from a good one, and what to do', async () => {
    const { clusterKey } = whole.simulator.keyring;
    const [first = ''] = whole.simulator.clusterIds;
    await paste(consoleYaml(clusterKey, [first]));
    await page.getByText(`API key ${clusterKey.key}`).waitFor();
    await button('Continue').click();
    await button(/^Ask Confluent/).click();
    await page.getByText(`Confluent refuses the API key ${clusterKey.key}.`).first().waitFor();
    await page.getByText('Cloud resource management').first().waitFor();
  });
});
