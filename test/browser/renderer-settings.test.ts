import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Preferences, PreferencesView } from '../../preload/contract.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { historyState, preferencesView } from '../doubles/fake-bridge-preferences.ts';
import { FakeDesktop } from '../doubles/fake-desktop.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const hash = '#/settings';

/** An application that keeps what it is told. */
function keeping(changes: Partial<Preferences> = {}, view: Partial<PreferencesView> = {}): FakeBridge {
  const fake = new FakeBridge(data.healthy);
  fake.preferencesAnswer = {
    ...preferencesView,
    ...view,
    preferences: { ...preferencesView.preferences, ...changes },
  };
  fake.afterOrder = () => {
    const chosen = fake.requests('setPreferences').at(-1) as Partial<Preferences> | undefined;
    const { preferences } = fake.preferencesAnswer;
    fake.preferencesAnswer = { ...fake.preferencesAnswer, preferences: { ...preferences, ...chosen } };
    const retention = fake.requests('setRetention').at(-1) ?? fake.historyAnswer.retention;
    fake.historyAnswer = { ...fake.historyAnswer, retention };
  };
  return fake;
}

const settings = async (fake: FakeBridge) => {
  const opened = await open(fake, { hash });
  await opened.page.getByRole('heading', { name: 'About' }).waitFor();
  return opened;
};
const onDesktop = async (fake: FakeBridge) => {
  const desktop = new FakeDesktop();
  const opened = await open(fake, { hash, desktop });
  await opened.page.getByRole('heading', { name: 'About' }).waitFor();
  return { ...opened, desktop };
};
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const choose = (page: Page, setting: string, choice: string) =>
  group(page, setting).getByRole('radio', { name: choice, exact: true }).click();
const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const isFocused = (page: Page, name: string) =>
  page.getByRole('radio', { name }).evaluate((each) => each === document.activeElement);

describe('a change', () => {
  test('of the theme is saved at once, takes effect, says so, and is taken back', async () => {
    const fake = keeping();
    const { page } = await settings(fake);
    const light = await background(page);
    await choose(page, 'Theme', 'Dark');
    await group(page, 'Theme').getByText('Saved.').waitFor();
    expect(await background(page)).not.toBe(light);
    await page.getByRole('button', { name: 'Undo Theme' }).click();
    await group(page, 'Theme').getByText('Taken back.').waitFor();
    expect(await background(page)).toBe(light);
    await expect.poll(() => isFocused(page, 'Like the system')).toBe(true);
    expect(fake.requests('setPreferences')).toEqual([{ theme: 'dark' }, { theme: 'system' }]);
  });

  test('of the units shows in every number, at once and after the next start', async () => {
    const fake = keeping();
    const { page, served } = await settings(fake);
    await page.getByText('84.2 MB of at most 2.00 GB').waitFor();
    await choose(page, 'Bytes', 'MiB, powers of 1024');
    await page.getByText('80.3 MiB of at most 1.86 GiB').waitFor();
    await page.goto(`${served.url}#/`);
    await page.reload();
    await page.getByText('3.25 MiB/s').first().waitFor();
    expect(await page.getByText('MB/s').count()).toBe(0);
  });

  test('chosen elsewhere arrives without being asked for', async () => {
    const fake = keeping();
    const { page } = await settings(fake);
    const { preferences } = fake.preferencesAnswer;
    fake.preferencesAnswer = {
      ...fake.preferencesAnswer,
      preferences: { ...preferences, theme: 'dark', units: 'binary' },
    };
    fake.announceChange();
    await page.getByText('80.3 MiB of at most 1.86 GiB').waitFor();
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });

  test('that is refused says why at its field, and what holds is shown again', async () => {
    const fake = keeping();
    fake.orderAnswer = { done: false, reason: 'The settings file cannot be written: the disk is full.' };
    const { page } = await settings(fake);
    await choose(page, 'Log', 'Every detail');
    await group(page, 'Log').getByText('The settings file cannot be written').waitFor();
    await expect.poll(() => page.getByRole('radio', { name: 'What happens' }).isChecked()).toBe(true);
    fake.orderAnswer = { done: true };
    await choose(page, 'Log', 'Every detail');
    await group(page, 'Log').getByText('Saved.').waitFor();
    expect(await page.getByText('The settings file cannot be written').count()).toBe(0);
  });

  test('right after another is not lost', async () => {
    const fake = keeping();
    const { page } = await settings(fake);
    await page.getByRole('radio', { name: 'Like the system' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => fake.requests('setPreferences')).toEqual([{ theme: 'light' }, { theme: 'dark' }]);
    await expect.poll(() => page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });
});

describe('the network', () => {
  test('takes a proxy of one’s own once its address is there; what was refused stays to be mended', async () => {
    const fake = keeping();
    const { page } = await settings(fake);
    await choose(page, 'Proxy', 'Another');
    const field = page.getByRole('textbox', { name: 'Address of the proxy' });
    await field.waitFor();
    expect(fake.requests('setPreferences')).toEqual([]);
    fake.orderAnswer = { done: false, reason: 'A proxy is an http or https address.' };
    await field.fill('proxy.example.com');
    await field.press('Enter');
    await page.locator('main').getByText('A proxy is an http or https address.').waitFor();
    expect(await field.inputValue()).toBe('proxy.example.com');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    fake.orderAnswer = { done: true };
    await field.fill('http://proxy.example.com:3128');
    await field.press('Enter');
    await page.locator('main').getByText('Saved.').waitFor();
    await choose(page, 'Proxy', 'None');
    await expect.poll(() => fake.requests('setPreferences').at(-1)).toEqual({ proxy: 'none' });
    expect(await field.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo Proxy' }).click();
    await expect.poll(() => field.inputValue()).toBe('http://proxy.example.com:3128');
  });

  test('names what could not be carried out', async () => {
    const problem = 'The file /etc/ca.pem is not there any more.';
    const { page } = await settings(keeping({ caFile: '/etc/ca.pem' }, { problems: { caFile: problem } }));
    await page.getByText(problem).waitFor();
    const field = page.getByRole('textbox', { name: 'Further certificate authorities' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  });

  test('an emptied path is none', async () => {
    const fake = keeping({ caFile: '/etc/ca.pem' });
    const { page } = await settings(fake);
    const field = page.getByRole('textbox', { name: 'Further certificate authorities' });
    await field.fill('');
    await field.blur();
    await expect.poll(() => fake.requests('setPreferences')).toEqual([{ caFile: null }]);
  });
});

describe('the history', () => {
  test('says how much is kept and since when, and keeps longer by choice', async () => {
    const fake = keeping();
    const { page } = await settings(fake);
    await page.getByText('4 Oct, 07:30').waitFor();
    const field = page.getByRole('textbox', { name: 'Minutes, in days', exact: true });
    await field.fill('31');
    await field.press('Enter');
    await page.locator('main').getByText('Give a whole number from 1 to 30.').waitFor();
    expect(fake.requests('setRetention')).toEqual([]);
    await field.fill('14');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Undo Minutes, in days', exact: true }).waitFor();
    const hours = page.getByRole('textbox', { name: 'Hours, in days' });
    await hours.fill('730');
    await hours.press('Enter');
    await page.getByRole('button', { name: 'Undo Hours, in days' }).waitFor();
    // Taking back the one leaves the other.
    await page.getByRole('button', { name: 'Undo Minutes, in days', exact: true }).click();
    await page.locator('main').getByText('Taken back.').waitFor();
    const { retention } = historyState;
    expect(fake.requests('setRetention')).toEqual([
      { ...retention, minuteDays: 14 },
      { ...retention, minuteDays: 14, hourDays: 730 },
      { ...retention, hourDays: 730 },
    ]);
  });

  test('says why nothing is kept, and what is being fetched', async () => {
    const fake = keeping();
    const problem = 'Another Laglight writes this history. Close it, or choose another folder.';
    fake.historyAnswer = { ...historyState, problem, backFill: data.manyStates.backFill };
    const { page } = await settings(fake);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText(problem).waitFor();
    expect(await history.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('42');
  });
});

describe('diagnosis', () => {
  test('makes files with names hidden unless they are wanted', async () => {
    const fake = keeping();
    fake.exportAnswer = {
      fileName: 'laglight-diagnostics.json',
      mediaType: 'application/json',
      text: '{"a":1}',
    };
    const { page } = await settings(fake);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save diagnostics' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('laglight-diagnostics.json');
    expect(await readFile(await download.path(), 'utf8')).toBe('{"a":1}');
    await page.locator('main').getByText('Made laglight-diagnostics.json.').waitFor();
    await page.getByRole('checkbox', { name: 'Hide names' }).uncheck();
    await page.getByRole('button', { name: 'Save that of Acme' }).click();
    await expect
      .poll(() => fake.requests('saveLastScrape'))
      .toEqual([{ accountId: 'account-1', hashNames: false }]);
    expect(fake.requests('saveDiagnostics')).toEqual([{ hashNames: true }]);
  });

  test('says where an account has not been read yet', async () => {
    const fake = keeping();
    fake.scrapeAnswer = null;
    const { page } = await settings(fake);
    await page.getByRole('button', { name: 'Save that of Acme' }).click();
    await page.locator('main').getByText('Nothing of this account has been read yet.').waitFor();
  });
});

describe('on a desktop', () => {
  test('tray, start and shortcut are there; in a browser a sentence says where they are', async () => {
    const { page } = await onDesktop(keeping({}, { isDesktop: true }));
    const titles = () => page.getByRole('heading', { level: 2 }).allTextContents();
    const common = ['Look', 'Network', 'History', 'Log and diagnosis', 'About'];
    expect(await titles()).toEqual(['What the tray shows', 'Start', ...common]);
    expect(await group(page, 'Beside the icon').count()).toBe(0);
    const browser = await settings(keeping());
    expect(await browser.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(common);
    await browser.page.getByText('belong to the desktop application').waitFor();
  });

  test('macOS has room beside the icon', async () => {
    const fake = keeping({}, { isDesktop: true, platform: 'darwin' });
    const { page } = await onDesktop(fake);
    await choose(page, 'Beside the icon', 'First pinned group');
    await expect.poll(() => fake.requests('setPreferences')).toEqual([{ trayTitle: 'pinned' }]);
  });

  test('start at login is arranged, and says what is in its way', async () => {
    const fake = keeping({}, { isDesktop: true });
    const { page } = await onDesktop(fake);
    const keep = fake.afterOrder;
    fake.afterOrder = () => {
      keep();
      const startAtLogin = 'The start at login could not be arranged: EACCES.';
      fake.preferencesAnswer = { ...fake.preferencesAnswer, problems: { startAtLogin } };
    };
    await page.getByRole('checkbox', { name: 'Start at login' }).check();
    await page.getByText('The start at login could not be arranged').waitFor();
    expect(fake.requests('setPreferences')).toEqual([{ startAtLogin: true }]);
  });

  test('a shortcut is recorded by pressing it; what cannot be one is told', async () => {
    const fake = keeping({}, { isDesktop: true });
    const { page } = await onDesktop(fake);
    const record = page.getByRole('button', { name: 'Record a shortcut' });
    const field = page.getByRole('textbox', { name: 'Press the keys.' });
    await record.click();
    await page.keyboard.press('l');
    await group(page, 'Shortcut').getByText('would take the key from every other program').waitFor();
    await page.keyboard.press('Escape');
    expect(await field.count()).toBe(0);
    expect(await record.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await field.waitFor();
    await page.keyboard.press('Control+Alt+l');
    await group(page, 'Shortcut').getByText('Ctrl + Alt + L').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await group(page, 'Shortcut').getByText('None').waitFor();
    await page.getByRole('button', { name: 'Undo Shortcut' }).click();
    await group(page, 'Shortcut').getByText('Ctrl + Alt + L').waitFor();
    expect(fake.requests('setPreferences').map(({ shortcut }) => shortcut)).toEqual([
      'Control+Alt+L',
      null,
      'Control+Alt+L',
    ]);
  });

  test('a file is chosen from the disk', async () => {
    const fake = keeping({}, { isDesktop: true });
    const { page, desktop } = await onDesktop(fake);
    const choosing = page.getByRole('region', { name: 'Network' }).getByRole('button', { name: 'Choose…' });
    await choosing.click();
    await expect.poll(() => desktop.requests('choosePath')).toEqual([{ kind: 'file' }]);
    expect(fake.requests('setPreferences')).toEqual([]);
    desktop.answers.choosePath = '/etc/ssl/company.pem';
    await choosing.click();
    await page.locator('main').getByText('Saved.').waitFor();
    expect(fake.requests('setPreferences')).toEqual([{ caFile: '/etc/ssl/company.pem' }]);
  });
});
