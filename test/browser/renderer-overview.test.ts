import { describe, expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();

describe('the overview', () => {
  test('shows a card for each cluster in the order given, each with its state in words', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const cards = page.getByRole('list', { name: 'Clusters' }).getByRole('listitem');
    await expect
      .poll(() => cards.getByRole('heading').allTextContents())
      .toEqual(['prod-eu', 'partner-feed', 'prod-us', 'labs', 'new-cluster', 'dev']);
    expect(await cards.locator('.card-header .state-word').allInnerTexts()).toEqual([
      expect.stringMatching(/critical\s*since 11:49/),
      expect.stringMatching(/needs a key\s*since 11:58/),
      expect.stringMatching(/warning\s*since 11:52/),
      expect.stringMatching(/stale\s*since 11:43/),
      expect.stringMatching(/starting/),
      expect.stringMatching(/healthy\s*since 08:15/),
    ]);
  });

  test('shows figures with three digits and a unit, every digit on hover', async () => {
    const { page } = await open(new FakeBridge(data.healthy));
    const card = page.getByRole('listitem').filter({ hasText: 'prod-eu' });
    const text = (await card.innerText()).replaceAll(/\s+/g, ' ');
    for (const figure of [
      'at least 14 min',
      '48.2 k records',
      '3.41 MB/s',
      '4.21 k records/s',
      '412',
      '42 %',
      'as of 12:03',
    ]) {
      expect(text).toContain(figure);
    }
    expect(await card.getByTitle('48,213 records').count()).toBe(1);
    expect(await card.getByRole('link', { name: 'billing-indexer' }).count()).toBe(1);
    expect(await card.getByTitle('3,412,345.5 bytes/s').count()).toBe(1);
  });

  test('shows what is not known as a dash with the reason, never as zero', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const card = page.getByRole('listitem').filter({ hasText: 'new-cluster' });
    const unknown = card.locator('.unknown');
    expect(new Set(await unknown.allTextContents())).toEqual(new Set(['–']));
    expect(await unknown.first().getAttribute('title')).not.toBe('');
  });

  test('explains a failing account: cause, advice, budget, and why it cannot be read now', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const account = page.getByRole('list', { name: 'Accounts' }).locator('> li').nth(1);
    const text = await account.innerText();
    for (const part of [
      data.RATE_LIMITED.title,
      data.RATE_LIMITED.advice,
      'until 12:20',
      '80 of 80 reads this hour',
    ]) {
      expect(text).toContain(part);
    }
    const refresh = account.getByRole('button', { name: 'Refresh' });
    expect(await refresh.getAttribute('aria-disabled')).toBe('true');
    expect(await refresh.getAttribute('title')).toContain('All 80 reads of this hour are used');
  });

  test('reads an account on request, and says why when that is refused after all', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake);
    const refresh = page.getByRole('button', { name: 'Refresh' });
    await refresh.click();
    await page.getByText('Reading now').first().waitFor();
    expect(fake.asked).toContainEqual({ question: 'refresh', request: { accountId: 'account-1' } });

    fake.refreshAnswer = { accepted: false, reason: 'The budget is used up until 12:20.' };
    await refresh.click();
    await page.getByText('The budget is used up until 12:20.').first().waitFor();
  });

  test('narrows to problems and by text, and finds the way back', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const names = page.getByRole('list', { name: 'Clusters' }).getByRole('heading');
    await page.getByRole('radio', { name: 'Problems' }).check();
    await expect.poll(() => names.allTextContents()).toEqual(['prod-eu', 'partner-feed', 'prod-us', 'labs']);
    await page.getByRole('searchbox').fill('PROD');
    await expect.poll(() => names.allTextContents()).toEqual(['prod-eu', 'prod-us']);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No cluster matches this filter.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => names.count()).toBe(6);
  });

  test('copies a cluster id by a click without leaving the page', async () => {
    const { page } = await open(new FakeBridge(data.healthy));
    await page.getByRole('button', { name: 'lkc-prodeu1' }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('lkc-prodeu1');
    expect(new URL(page.url()).hash).toBe('#/');
  });

  test('takes one cluster alone straight to its page', async () => {
    const { page } = await open(new FakeBridge(data.oneCluster));
    await page.getByRole('heading', { level: 1, name: 'prod-eu' }).waitFor();
    await page.getByRole('tab', { name: /Groups/ }).waitFor();
  });

  test('says on the page of the only cluster what happened while one was away', async () => {
    const { page } = await open(new FakeBridge({ ...data.oneCluster, away: data.manyStates.away }));
    await page.getByRole('region', { name: /While you were away/ }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'prod-eu' }).waitFor();
  });

  test('asks again when something changed, and only then', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake);
    await page.getByText(data.healthy.sentence).waitFor();
    const before = fake.asked.length;
    fake.overviewAnswer = { ...data.healthy, sentence: 'prod-us is warning.' };
    fake.announceChange();
    await page.getByText('prod-us is warning.').waitFor();
    await expect
      .poll(() => fake.asked.slice(before))
      .toEqual([
        { question: 'overview', request: null },
        { question: 'preferences', request: null },
      ]);
  });
});

describe('above the cards', () => {
  test('stand the groups that need a look, worst first, each with its state, lag and evidence', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const lines = page.getByRole('list', { name: 'Groups that need a look' }).getByRole('listitem');
    const texts = (await lines.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    expect(texts[0]).toMatch(
      /^vanished since 11:22 ledger-sync in prod-eu more than 6 h ≈ 12.4 k records None of/,
    );
    expect(texts[1]).toMatch(
      /^stalled since 11:49 billing · ?orders in prod-eu 14 min 353 k records Lag rose/,
    );
    expect(texts).toHaveLength(3);
    await lines.nth(1).getByRole('link', { name: 'billing' }).click();
    await page.getByRole('heading', { level: 1, name: 'billing' }).waitFor();
  });

  test('stand the pinned groups by their own names, without those that stand above', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const pinned = page.getByRole('list', { name: 'Pinned groups' }).getByRole('link');
    await expect.poll(() => pinned.allTextContents()).toEqual(['Search', 'nightly-export']);
  });

  test('stands what happened while one was away, until it was read', async () => {
    const fake = new FakeBridge(data.manyStates);
    fake.afterOrder = () => (fake.overviewAnswer = { ...data.manyStates, away: null });
    const { page } = await open(fake);
    const away = page.getByRole('region', { name: /While you were away, 05:43 to 11:53/ });
    const text = (await away.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('2 groups stalled, 1 is well again. Part of it is still being fetched.');
    expect(text).toContain('11:49 stalled billing in prod-eu');
    await away.getByRole('button', { name: 'Dismiss' }).click();
    await away.waitFor({ state: 'detached' });
    expect(fake.requests('dismissAway')).toHaveLength(1);
  });

  test('stands how far the fetching of missed minutes is', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const bar = page.getByRole('progressbar', { name: 'Fetching what was missed' });
    expect(await bar.getAttribute('aria-valuenow')).toBe('42');
    await page.getByText('now at 02:08 to 07:53').waitFor();
  });
});

describe('a pause', () => {
  test('is chosen from a menu, shown with its end, and ended', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake);
    fake.afterOrder = () => {
      fake.overviewAnswer = { ...data.healthy, pause: { until: data.NOW + 15 * 60_000 }, health: 'paused' };
      fake.afterOrder = () => (fake.overviewAnswer = data.healthy);
    };
    await page.locator('summary', { hasText: 'Pause' }).click();
    await page.getByRole('button', { name: '15 minutes' }).click();
    await page.getByText('Paused until 12:18').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('summary', { hasText: 'Pause' }).waitFor();
    expect(fake.requests('pause')).toEqual([{ minutes: 15 }]);
    expect(fake.requests('resume')).toHaveLength(1);
  });

  test('without an end is one of the choices', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake);
    await page.locator('summary', { hasText: 'Pause' }).click();
    await page.getByRole('button', { name: 'Until resumed' }).click();
    await expect.poll(() => fake.requests('pause')).toEqual([{ minutes: null }]);
  });
});

test('limits of which more than half is used are bars on the card, with their number', async () => {
  const { page } = await open(new FakeBridge(data.manyStates));
  const card = page.getByRole('list', { name: 'Clusters' }).locator('> li').first();
  const meters = card.getByRole('meter');
  await expect
    .poll(() => meters.evaluateAll((all) => all.map((one) => `${one.ariaLabel} ${one.ariaValueText}`)))
    .toEqual(['Load 86 %', 'Partitions 82.6 %', 'Requests 102 %']);
});

describe('when the application is gone', () => {
  test('says since when, keeps the values hatched, and recovers by itself', async () => {
    const { page, served } = await open(new FakeBridge(data.healthy));
    await page.getByText(data.healthy.sentence).waitFor();
    served.setReachable(false);
    await page.getByText('Laglight is not answering since 12:03; values are as of 12:03.').waitFor();
    const hatched = page.locator('.card .values').first();
    expect(await hatched.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain(
      'gradient',
    );
    expect(await page.getByText('48.2').count()).toBeGreaterThan(0);

    served.setReachable(true);
    await page.getByText('Laglight is not answering').waitFor({ state: 'detached', timeout: 20_000 });
  });

  test('tells a page whose access has ended to open the printed URL again', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page, served } = await open(fake);
    await page.getByText(data.healthy.sentence).waitFor();
    served.refuse = true;
    fake.announceChange();
    await page.getByText('Open the URL it printed in the terminal.').waitFor();
  });
});
