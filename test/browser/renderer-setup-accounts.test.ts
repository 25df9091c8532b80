import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { SECRET } from '../doubles/fake-bridge-setup.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const accounts = async (fake = new FakeBridge(data.manyAccounts)) => ({
  fake,
  ...(await open(fake, { hash: '#/accounts' })),
});

/** The account at a place of the list, from 0. */
const item = (page: Page, place: number) =>
  page.getByRole('list', { name: 'Accounts in your order' }).locator('> li').nth(place);
const names = (page: Page) => page.locator('.account-item h2').allTextContents();
const valuesOf = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.outerHTML,
    ...Array.from(document.querySelectorAll('input'), ({ value }) => value),
  ]);

describe('the accounts', () => {
  test('stand in the order given, with state, key, age and budget', async () => {
    const { page } = await accounts();
    await item(page, 0).waitFor();
    expect(await names(page)).toEqual(data.manyAccounts.accounts.map(({ name }) => name));
    const text = (await item(page, 0).innerText()).replaceAll(/\s+/g, ' ');
    for (const part of ['healthy', '42 of 80 reads this hour', 'H5BOQXWYPTNCRAEK', 'added 96 days ago']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('This key is older than the 90 days you set. Change it.');
    expect(await item(page, 3).innerText()).toContain('switched off');
    await page.getByText(data.manyAccounts.notices[0]!).waitFor();
  });

  test('that come from elsewhere offer only what can be done about them', async () => {
    const { page } = await accounts();
    await item(page, 4).getByText('Its key comes from the environment').waitFor();
    expect(await item(page, 4).getByRole('button').count()).toBe(0);
    expect(await item(page, 5).getByRole('button').allTextContents()).toEqual(['Remove…']);
  });

  test('are renamed in place: Enter keeps the name, Escape does not', async () => {
    const { page, fake } = await accounts();
    const rename = page.getByRole('button', { name: 'Rename Acme', exact: true });
    await rename.click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Other');
    await name.press('Escape');
    await expect.poll(() => rename.evaluate((each) => each === document.activeElement)).toBe(true);
    fake.orderAnswer = { done: false, reason: 'Another account has this name.' };
    await rename.click();
    await name.fill('Acme staging');
    await name.press('Enter');
    await page.locator('main').getByText('Another account has this name.').waitFor();
    fake.orderAnswer = { done: true };
    await name.press('Enter');
    await rename.waitFor();
    const request = { accountId: 'account-1', name: 'Acme staging' };
    expect(fake.requests('renameAccount')).toEqual([request, request]);
  });

  test('are moved by button and by keyboard, and the focus goes along', async () => {
    const { page, fake } = await accounts();
    const swap = () => {
      const [first, second, ...others] = (fake.overviewAnswer as typeof data.manyAccounts).accounts;
      fake.overviewAnswer = { ...data.manyAccounts, accounts: [second!, first!, ...others] };
    };
    fake.afterOrder = swap;
    const down = page.getByRole('button', { name: 'Move Acme down' });
    await down.click();
    await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['Acme staging', 'Acme']);
    await expect.poll(() => down.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['Acme', 'Acme staging']);
    expect(fake.requests('moveAccount')).toEqual([
      { accountId: 'account-1', place: 1 },
      { accountId: 'account-1', place: 0 },
    ]);
    await page.getByRole('button', { name: 'Move Acme up' }).press('Enter');
    expect(fake.requests('moveAccount')).toHaveLength(2);
  });

  test('are removed only after saying what goes with them', async () => {
    const { page, fake } = await accounts();
    const account = item(page, 0);
    await account.getByRole('button', { name: 'Remove…' }).click();
    const question = page.getByRole('group', { name: 'Remove Acme?' });
    expect(await question.innerText()).toContain('Its key and secret are deleted here, and its 4 clusters');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Keep it');
    await page.keyboard.press('Enter');
    await expect.poll(() => question.count()).toBe(0);
    expect(await page.locator(':focus').textContent()).toBe('Remove…');
    expect(fake.requests('removeAccount')).toEqual([]);
    await account.getByRole('button', { name: 'Remove…' }).click();
    fake.afterOrder = () =>
      (fake.overviewAnswer = { ...data.manyAccounts, accounts: data.manyAccounts.accounts.slice(1) });
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(async () => (await names(page))[0]).toBe('Acme staging');
    expect(fake.requests('removeAccount')).toEqual([{ accountId: 'account-1' }]);
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Accounts');
  });

  test('are switched off and on, and remind of the age of their key', async () => {
    const { page, fake } = await accounts();
    await item(page, 0).getByRole('button', { name: 'Switch off' }).click();
    await item(page, 3).getByRole('button', { name: 'Switch on' }).click();
    await expect
      .poll(() => fake.requests('enableAccount'))
      .toEqual([
        { accountId: 'account-1', isEnabled: false },
        { accountId: 'account-4', isEnabled: true },
      ]);
    await item(page, 0).getByLabel('Remind me of its age').selectOption('after 30 days');
    await item(page, 2).getByLabel('Remind me of its age').selectOption('never');
    await expect
      .poll(() => fake.requests('setKeyReminder'))
      .toEqual([
        { accountId: 'account-1', days: 30 },
        { accountId: 'account-3', days: null },
      ]);
  });
});

describe('the keys', () => {
  test('are changed by a new one beside the old, whose secret leaves the page at once', async () => {
    const { page, fake } = await accounts();
    const account = item(page, 0);
    await account.getByRole('button', { name: 'Change key…' }).click();
    await account.getByLabel('New API key').fill('NEWKEYNEWKEYNEWK');
    await account.getByLabel('Its secret').fill(SECRET);
    fake.orderAnswer = { done: false, reason: 'This key is in use by another account.' };
    await page.keyboard.press('Enter');
    await account.getByText('This key is in use by another account.').waitFor();
    expect((await valuesOf(page)).join()).not.toContain(SECRET);
    fake.orderAnswer = { done: true };
    await account.getByLabel('Its secret').fill(SECRET);
    await account.getByRole('button', { name: 'Put it beside the old key' }).click();
    await account.getByRole('button', { name: 'Change key…' }).waitFor();
    const request = { accountId: 'account-1', key: 'NEWKEYNEWKEYNEWK', secret: SECRET };
    expect(fake.requests('rotateKey')).toEqual([request, request]);
    expect((await valuesOf(page)).join()).not.toContain(SECRET);
  });

  test('that wait to take over say so, with their failure, and can be taken back', async () => {
    const { page, fake } = await accounts();
    const waiting = await item(page, 1).innerText();
    expect(waiting).toContain('New key ZK3MHD8SJW6PQFUA');
    expect(waiting).toContain('takes over after its first good read');
    await item(page, 3).getByText(data.REFUSED.advice).waitFor();
    await item(page, 3).getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(() => fake.requests('cancelRotation')).toEqual([{ accountId: 'account-4' }]);
  });

  test('whose secret is lost take it again, and it leaves the page at once', async () => {
    const { page, fake } = await accounts();
    const account = item(page, 2);
    await account.getByText('The keychain has no secret for this key.').waitFor();
    await account.getByLabel('Secret of this key').fill(SECRET);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => fake.requests('giveSecret'))
      .toEqual([{ accountId: 'account-3', secret: SECRET }]);
    expect((await valuesOf(page)).join()).not.toContain(SECRET);
  });

  test('that fail on the overview lead here', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    await page.getByRole('link', { name: 'Mend it under Accounts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Accounts');
  });
});

describe('the settings', () => {
  test('go out as a file in each of three forms', async () => {
    const { page, fake } = await accounts();
    const text = 'scrape_configs: []\n';
    fake.exportAnswer = { fileName: 'laglight.yml', mediaType: 'application/yaml', text };
    const section = page.getByRole('region', { name: 'Export' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: 'Prometheus' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('laglight.yml');
    expect(await readFile(await download.path(), 'utf8')).toBe(text);
    await section.getByRole('button', { name: 'Laglight settings' }).click();
    await section.getByRole('button', { name: 'DataKit' }).click();
    await expect
      .poll(() => fake.requests('exportSettings'))
      .toEqual([{ format: 'prometheus' }, { format: 'laglight' }, { format: 'datakit' }]);
  });

  test('come in from a file or a paste, or say why not', async () => {
    const { page, fake } = await accounts();
    const section = page.getByRole('region', { name: 'Import' });
    fake.orderAnswer = { done: false, reason: 'This is not a file that Laglight wrote.' };
    await section.getByRole('textbox').fill('nonsense');
    await section.getByRole('button', { name: 'Import' }).click();
    await section.getByText('This is not a file that Laglight wrote.').waitFor();
    expect(await section.getByRole('textbox').inputValue()).toBe('nonsense');
    fake.orderAnswer = { done: true };
    await section
      .locator('input[type=file]')
      .setInputFiles({ name: 'laglight.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await section.getByText('Taken in.').waitFor();
    expect(fake.requests('importSettings')).toEqual([{ text: 'nonsense' }, { text: '{}' }]);
  });
});
