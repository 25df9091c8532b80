import type { Page, Request } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LiveAnswer } from '../../renderer/live-answer.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import * as setup from '../doubles/fake-bridge-setup.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const { CONSOLE_YAML, SECRET } = setup;

/** An application that understands every paste as the console's configuration. */
function understanding(): FakeBridge {
  const fake = new FakeBridge(data.empty);
  fake.afterPaste = () => setup.pastedSetup;
  return fake;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Paste what Confluent gave you' });

async function paste(page: Page, text: string): Promise<void> {
  await field(page).focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

/** Everything the page holds: its markup, what stands in its fields, its address and its storage. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...Array.from(document.querySelectorAll('input, textarea'), (each) => (each as HTMLInputElement).value),
      location.href,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ].join('\n'),
  );
}

/** Notes the questions that carry the secret, from now on. */
function carriersOfTheSecret(page: Page): Set<string> {
  const carriers = new Set<string>();
  page.on('request', (request: Request) => {
    const sent = `${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`;
    if (sent.includes(SECRET)) carriers.add(new URL(request.url()).pathname);
  });
  return carriers;
}

describe('without an account', () => {
  test('set-up comes by itself, ready to be pasted into, with the way through the console', async () => {
    const { page } = await open(new FakeBridge(data.empty));
    await expect.poll(() => field(page).evaluate((each) => each === document.activeElement)).toBe(true);
    expect(new URL(page.url()).hash).toBe('#/setup/paste');
    const aside = await page.getByRole('complementary').innerText();
    for (const word of [
      'Administration',
      'New integration',
      'Prometheus',
      'Cloud API key',
      'MetricsViewer',
    ]) {
      expect(aside).toContain(word);
    }
  });

  test('the demo is one click away', async () => {
    const fake = new FakeBridge(data.empty);
    fake.afterOrder = () => (fake.overviewAnswer = { ...data.healthy, demo: true });
    const { page } = await open(fake);
    await page.getByRole('button', { name: 'Try it with demo clusters' }).click();
    await page.getByText('All 3 clusters are healthy.').waitFor();
    expect(fake.requests('startDemo')).toEqual([null]);
    expect(new URL(page.url()).hash).toBe('#/');
  });
});

describe('pasting', () => {
  test('shows what was understood, left aside and is missing, and asks Confluent nothing', async () => {
    const fake = understanding();
    fake.afterPaste = () => ({ ...setup.pastedSetup, hasSecret: false, clusters: [] });
    const { page } = await open(fake);
    await paste(page, CONSOLE_YAML);
    await page.locator('main').getByText('Prometheus scrape configuration (YAML)').waitFor();
    const main = await page.getByRole('region', { name: 'Paste or type' }).innerText();
    for (const sentence of [...setup.pastedSetup.reading.understood, ...setup.pastedSetup.reading.ignored]) {
      expect(main).toContain(sentence);
    }
    expect(main).toMatch(/Still missing\s+Its secret\..*\s+Cluster ids\./);
    expect(main).toContain('Nothing of it has been sent to Confluent.');
    expect(fake.requests('setupPaste')).toEqual([{ text: CONSOLE_YAML }]);
    expect(fake.requests('setupFind')).toEqual([]);
    expect(fake.requests('setupTest')).toEqual([]);
  });

  test('leaves the secret nowhere in the page, and sends it with the paste alone', async () => {
    const { page } = await open(understanding());
    const carriers = carriersOfTheSecret(page);
    await paste(page, CONSOLE_YAML);
    await page.getByPlaceholder('A secret is held.').waitFor();
    expect(await everything(page)).not.toContain(SECRET);
    await page.keyboard.press('Control+z');
    expect(await everything(page)).not.toContain(SECRET);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Which clusters should Laglight read?').waitFor();
    expect(carriers).toEqual(new Set(['/api/setupPaste']));
  });

  test('offers to clear the clipboard after a secret', async () => {
    const { page } = await open(understanding());
    await paste(page, CONSOLE_YAML);
    await page.getByRole('button', { name: 'Clear the clipboard' }).click();
    await page.getByText('The clipboard is empty.').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('');
  });

  test('keeps a text that was not understood to be mended, and says what to do', async () => {
    const fake = new FakeBridge(data.empty);
    fake.afterPaste = () => setup.unreadableSetup;
    const { page } = await open(fake);
    await paste(page, '<html>');
    await page.getByText(setup.unreadableSetup.problem.advice).waitFor();
    expect(await field(page).inputValue()).toBe('<html>');
    expect(await page.getByRole('button', { name: 'Clear the clipboard' }).count()).toBe(0);
  });

  test('reads a typed text after a pause, and takes it out of the page when the field is left', async () => {
    const fake = understanding();
    const { page } = await open(fake);
    await field(page).pressSequentially(`H5BOQXWYPTNCRAEK ${SECRET}`);
    await expect.poll(() => fake.requests('setupPaste').length).toBe(1);
    expect(await field(page).inputValue()).toContain(SECRET);
    await field(page).blur();
    await expect.poll(() => everything(page)).not.toContain(SECRET);
  });

  test('takes a file', async () => {
    const fake = understanding();
    const { page } = await open(fake);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'api-key.txt', mimeType: 'text/plain', buffer: Buffer.from(CONSOLE_YAML) });
    await page.getByText('Understood').waitFor();
    expect(fake.requests('setupPaste')).toEqual([{ text: CONSOLE_YAML }]);
    expect(await everything(page)).not.toContain(SECRET);
  });
});

describe('typing', () => {
  test('hands on key, secret and name; the secret leaves its field and stays held', async () => {
    const fake = new FakeBridge(data.empty);
    const { page } = await open(fake);
    const carriers = carriersOfTheSecret(page);
    const go = page.getByRole('button', { name: 'Continue' });
    await page.getByText('Key and secret are missing.').waitFor();
    expect(await go.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('API key').fill(' H5BOQXWYPTNCRAEK ');
    await page.getByLabel('Secret', { exact: true }).fill(SECRET);
    await page.getByText('The secret is missing.').waitFor();
    await page.getByLabel('Name of the account').fill('Acme');
    await page.getByPlaceholder('A secret is held.').waitFor();
    expect(await everything(page)).not.toContain(SECRET);
    await go.click();
    await page.getByText('Which clusters should Laglight read?').waitFor();
    expect(fake.requests('setupEdit')).toEqual([
      { key: 'H5BOQXWYPTNCRAEK' },
      { secret: SECRET },
      { name: 'Acme' },
    ]);
    expect(carriers).toEqual(new Set(['/api/setupEdit']));
  });

  test('what was typed is kept when the page is left in the middle of it, the secret is not', async () => {
    const fake = new FakeBridge(data.empty);
    const { page } = await open(fake);
    await page.getByLabel('Secret', { exact: true }).fill(SECRET);
    await page.getByLabel('Name of the account').fill('Acme');
    await page.getByLabel('Secret', { exact: true }).fill(SECRET);
    await page.evaluate(() => (location.hash = '#/accounts'));
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await page.getByRole('link', { name: 'Add an account' }).click();
    await expect.poll(() => page.getByLabel('Name of the account').inputValue()).toBe('Acme');
    expect(await everything(page)).not.toContain(SECRET);
  });

  test('set-up is resumed at the step it was left at, and can be started over', async () => {
    const fake = new FakeBridge(data.empty, setup.foundSetup);
    const { page } = await open(fake, { hash: '#/setup' });
    await page.getByText('Which clusters should Laglight read?').waitFor();
    expect(new URL(page.url()).hash).toBe('#/setup/clusters');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => page.getByLabel('API key').inputValue()).toBe('');
    expect(fake.requests('setupDiscard')).toEqual([null]);
  });
});

describe('the clusters', () => {
  test('are asked for on a click that says it sends the key, and show what is known of them', async () => {
    const fake = new FakeBridge(data.empty, setup.pastedSetup);
    fake.afterFind = setup.foundSetup;
    const { page } = await open(fake, { hash: '#/setup/clusters' });
    await page.getByText('This sends the key to Confluent.').waitFor();
    expect(fake.requests('setupFind')).toEqual([]);
    await page.getByRole('button', { name: 'Ask Confluent which clusters this key may read' }).click();
    const list = page.getByRole('list', { name: 'Clusters' });
    await list.getByText('prod-eu').waitFor();
    const text = await list.innerText();
    for (const part of ['lkc-1a2b3c', 'Dedicated, 4 CKU · AWS eu-central-1 · production', 'type not known']) {
      expect(text).toContain(part);
    }
    expect(fake.requests('setupFind')).toEqual([null]);
    await page.getByText('1 more cluster found: lkc-7g8h9i.').waitFor();
    expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(2);
  });

  test('are chosen, named, coloured and typed', async () => {
    const fake = new FakeBridge(data.empty, setup.foundSetup);
    const { page } = await open(fake, { hash: '#/setup/clusters' });
    const choice = page.getByRole('listitem').filter({ hasText: 'lkc-7g8h9i' });
    await choice.getByRole('checkbox').check();
    await page.getByText('3 of 3 chosen').waitFor();
    await choice.getByText('Name, colour, type').click();
    await choice.getByLabel('Type', { exact: true }).selectOption('Dedicated');
    await choice.getByRole('radio', { name: 'Purple' }).check();
    await choice.getByLabel('CKU or eCKU').fill('6');
    await choice.getByLabel('Nickname').fill('Staging');
    await page.keyboard.press('Enter');
    await choice.getByText('Dedicated, 6 CKU · staging').waitFor();
    await page.getByRole('checkbox', { name: 'Staging' }).waitFor();
    await choice.getByRole('img', { name: 'Purple environment' }).waitFor();
    expect(fake.requests('setupClusters').flatMap(({ edits }) => edits)).toEqual([
      { id: 'lkc-7g8h9i', isChosen: true },
      { id: 'lkc-7g8h9i', type: 'Dedicated' },
      { id: 'lkc-7g8h9i', colour: 'purple' },
      { id: 'lkc-7g8h9i', units: 6 },
      { id: 'lkc-7g8h9i', nickname: 'Staging' },
    ]);
  });

  test('are added by id, several at once', async () => {
    const fake = new FakeBridge(data.empty, { ...setup.pastedSetup, clusters: [] });
    const { page } = await open(fake, { hash: '#/setup/clusters' });
    expect(await page.getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Add clusters by id').fill('lkc-1, lkc-2;lkc-3');
    await page.keyboard.press('Enter');
    await page.getByText('3 of 3 chosen').waitFor();
    expect(fake.requests('setupClusters').map(({ edits }) => edits.map(({ id }) => id))).toEqual([
      ['lkc-1', 'lkc-2', 'lkc-3'],
    ]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Does it work?').waitFor();
  });

  test('can be chosen all or none where there are many', async () => {
    const { page } = await open(new FakeBridge(data.empty, setup.longSetup), { hash: '#/setup/clusters' });
    await page.getByRole('button', { name: 'Choose none' }).click();
    await page.getByText('0 of 30 chosen').waitFor();
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByText('30 of 30 chosen').waitFor();
  });

  test('that Confluent does not tell are a failure with causes and advice', async () => {
    const { page } = await open(new FakeBridge(data.empty, setup.notFoundSetup), {
      hash: '#/setup/clusters',
    });
    const failure = page.getByRole('group', { name: data.REFUSED.title });
    const text = await failure.innerText();
    for (const part of [...data.REFUSED.causes, data.REFUSED.advice]) expect(text).toContain(part);
  });
});

describe('the test', () => {
  test('fills stage by stage as the application tells', async () => {
    const fake = new FakeBridge(data.empty, setup.foundSetup);
    fake.afterTest = setup.testingSetup;
    const { page } = await open(fake, { hash: '#/setup/test' });
    await page.getByRole('button', { name: 'Test the connection' }).click();
    const stages = page.getByRole('list', { name: 'Stages of the test' }).getByRole('listitem');
    const words = async () => (await stages.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    await expect
      .poll(words)
      .toEqual([
        'Name resolution passed api.telemetry.confluent.cloud is 52.31.8.4 18.2 ms',
        'Connection passed 31.7 ms',
        'Proxy skipped No proxy is set',
        "Encryption passed Issued by Let's Encrypt 64.9 ms",
        'Key accepted running',
        'Role present waiting',
        'Clusters readable waiting',
        'First samples waiting',
      ]);
    fake.setup = setup.passedSetup;
    fake.announceChange();
    await expect.poll(async () => (await words()).at(-1)).toBe('First samples passed 1.20 s');
    expect(fake.requests('setupTest')).toEqual([null]);
  });

  test('opens a failure under its stage, to be copied for a colleague without the secret', async () => {
    const { page } = await open(new FakeBridge(data.empty, setup.failedSetup), { hash: '#/setup/test' });
    const stage = page
      .getByRole('list', { name: 'Stages of the test' })
      .locator('> li')
      .filter({ hasText: 'Key accepted' });
    await stage.getByText(data.REFUSED.advice).waitFor();
    await stage.getByRole('button', { name: 'Copy for a colleague' }).click();
    await stage.getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatchInlineSnapshot(`
      "Laglight could not read Confluent Cloud.
      Confluent refused the key

      API key: H5BOQXWYPTNCRAEK
      Clusters: lkc-1a2b3c, lkc-4d5e6f

      - Name resolution: passed. api.telemetry.confluent.cloud is 52.31.8.4
      - Connection: passed
      - Proxy: skipped. No proxy is set
      - Encryption: passed. Issued by Let's Encrypt
      - Key accepted: failed
      - Role present: waiting
      - Clusters readable: waiting
      - First samples: waiting

      Possible causes:
      - The secret does not belong to this key.
      - It is a key for one cluster; the metrics need a Cloud API key.
      - The key was deleted.

      What to do: Create a Cloud API key with the MetricsViewer role and start Laglight with it.
      Seen: 401 from api.telemetry.confluent.cloud
      "
    `);
  });

  test('says why set-up cannot be finished yet, and finishes it when it can', async () => {
    const fake = new FakeBridge(data.empty, setup.failedSetup);
    const { page } = await open(fake, { hash: '#/setup/test' });
    const save = page.getByRole('button', { name: 'Save and start reading' });
    await page.getByText(setup.failedSetup.unfinished).waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    fake.setup = setup.passedSetup;
    fake.orderAnswer = { done: false, reason: 'The keychain did not take the secret.' };
    fake.announceChange();
    await expect.poll(() => save.getAttribute('aria-disabled')).toBe('false');
    await save.click();
    await page.locator('main').getByText('The keychain did not take the secret.').waitFor();
    fake.orderAnswer = { done: true };
    fake.afterOrder = () => (fake.overviewAnswer = data.healthy);
    await save.click();
    await page.getByText('All 3 clusters are healthy.').waitFor();
    expect(new URL(page.url()).hash).toBe('#/');
  });
});

test('an answer that a newer one overtook is asked again, not shown', async () => {
  let current = 'first';
  const answer = new LiveAnswer(() => Promise.resolve(current));
  const slow = Promise.withResolvers<string>();
  const ordered = answer.order(() => slow.promise);
  current = 'second';
  await answer.refresh();
  current = 'third';
  slow.resolve('first');
  await ordered;
  expect(answer.state.value).toEqual({ value: 'third', answered: true, failure: null });
});
