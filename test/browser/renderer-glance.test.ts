import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { ODD_NAME, STALLED, group } from '../doubles/fake-bridge-groups.ts';
import { FakeDesktop } from '../doubles/fake-desktop.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const hash = '#/glance';
const [prod] = data.manyStates.clusters.map(({ id }) => id);

const inWindow = async (fake: FakeBridge) => {
  const desktop = new FakeDesktop();
  const opened = await open(fake, { hash, width: 360, desktop });
  await opened.page.locator('h1').waitFor();
  return { ...opened, desktop };
};
const inBrowser = async (fake: FakeBridge) => {
  const opened = await open(fake, { hash, width: 360 });
  await opened.page.locator('h1').waitFor();
  return opened;
};
const rows = (page: Page, list: string) =>
  page.getByRole('list', { name: list, exact: true }).getByRole('listitem');
const textOf = async (page: Page, list: string, place: number) =>
  (await rows(page, list).nth(place).innerText()).replaceAll(/\s+/g, ' ');
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

/** As the browser does it when a window or tab goes out of sight, or comes back. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

describe('at a glance', () => {
  test('stands what is wrong, since when and until when, before what is well', async () => {
    const { page } = await inBrowser(new FakeBridge(data.manyStates));
    expect(await page.locator('h1').innerText()).toBe('2 of 6 clusters need attention.');
    expect(await page.locator('header').innerText()).toContain('as of 12:03');
    expect(await page.getByRole('list').evaluateAll((lists) => lists.map((each) => each.ariaLabel))).toEqual([
      '3 groups need a look',
      'Clusters',
      'Pinned groups',
    ]);
    expect(await textOf(page, '3 groups need a look', 1)).toBe(
      `billing 14 min stalled since 11:49 orders in prod-eu ${STALLED.evidence}`,
    );
    expect(await textOf(page, 'Clusters', 0)).toMatch(
      /^prod-eu at least 6 h 24 min behind critical since 11:49 Cluster load is 86 %.*12 groups 3.41 MB\/s in 9.80 MB\/s out 412 conn$/,
    );
    expect(await textOf(page, 'Clusters', 3)).toBe(
      'labs stale since 11:43 Confluent is limiting the reads of this key until 12:20',
    );
    // A pinned group in trouble stands above, and not twice.
    expect(await textOf(page, 'Pinned groups', 0)).toMatch(/^Search at least 2 s ok 240 records/);
    expect(await rows(page, 'Pinned groups').count()).toBe(2);
  });

  test('an account whose key is refused shows even without a cluster', async () => {
    const { page } = await inBrowser(
      new FakeBridge({ ...data.manyAccounts, clusters: [], troubled: [], pinned: [] }),
    );
    const list = 'Accounts that cannot be read';
    expect(await rows(page, list).count()).toBe(2);
    expect(await textOf(page, list, 0)).toBe('Acme staging needs a key Confluent refused the key');
    await rows(page, list).nth(0).getByRole('link').click();
    await page.waitForURL(/#\/accounts$/);
  });

  test('more groups than fit lead to the overview', async () => {
    const troubled = Array.from({ length: 9 }, (_, place) => group(`group-${place}`, STALLED));
    const { page } = await inBrowser(new FakeBridge({ ...data.healthy, troubled }));
    expect(await rows(page, '9 groups need a look').count()).toBe(6);
    await page.getByRole('link', { name: 'and 3 more' }).click();
    await page.waitForURL(/#\/$/);
  });

  test('before anything is set up: the way to set-up, and the demo', async () => {
    const fake = new FakeBridge(data.empty);
    fake.afterOrder = () => (fake.overviewAnswer = { ...data.healthy, demo: true });
    const { page } = await inBrowser(fake);
    expect(await page.getByRole('link', { name: 'Set up an account' }).getAttribute('href')).toBe('#/setup');
    await page.getByRole('button', { name: 'Try it with demo clusters' }).click();
    await page.getByText('All 3 clusters are healthy.').waitFor();
    expect(fake.requests('startDemo')).toHaveLength(1);
  });

  test('reads all accounts that may be read, and says where none may', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await inBrowser(fake);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.locator('header').getByText('Reading now').waitFor();
    expect(fake.requests('refresh')).toEqual([{ accountId: 'account-2' }, { accountId: 'account-1' }]);
    const refusal = 'All 80 reads of this hour are used; the next is free at 12:20.';
    fake.overviewAnswer = { ...data.healthy, accounts: [{ ...data.account, refreshRefusal: refusal }] };
    fake.announceChange();
    await page.getByText('All 3 clusters are healthy.').waitFor();
    const button = page.getByRole('button', { name: 'Refresh' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    // It stays reachable, though Playwright takes it for disabled.
    await button.click({ force: true });
    await page.locator('header').getByText(refusal).waitFor();
    expect(fake.requests('refresh')).toHaveLength(2);
  });

  test('pauses for a while and goes on', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await inBrowser(fake);
    fake.afterOrder = () =>
      (fake.overviewAnswer = { ...data.healthy, pause: { until: data.NOW + 900_000 }, sentence: 'Paused.' });
    await page.locator('summary', { hasText: 'Pause' }).click();
    await page.getByRole('button', { name: '15 minutes' }).click();
    await page.getByText('Paused until 12:18').waitFor();
    expect(fake.requests('pause')).toEqual([{ minutes: 15 }]);
    fake.afterOrder = () => (fake.overviewAnswer = data.healthy);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('summary', { hasText: 'Pause' }).waitFor();
  });
});

describe('in its window', () => {
  test('pages open in the main window, whatever their names hold', async () => {
    const odd = group(ODD_NAME, STALLED);
    const { page, desktop } = await inWindow(new FakeBridge({ ...data.manyStates, troubled: [odd] }));
    await page.getByRole('link', { name: `${ODD_NAME}, stalled` }).click();
    await rows(page, 'Clusters').first().getByText('Cluster load is 86 %').click();
    await page.getByRole('link', { name: 'Open Laglight' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect
      .poll(() => desktop.requests('openMain'))
      .toEqual([
        { path: `/cluster/lkc-prodeu1/group/${encodeURIComponent(ODD_NAME)}` },
        { path: `/cluster/${prod}/groups` },
        { path: '/' },
        { path: '/settings' },
      ]);
    expect(new URL(page.url()).hash).toBe(hash);
  });

  test('it is as high as its content, and grows with what is opened in it', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page, desktop } = await inWindow(fake);
    const wanted = () => desktop.requests('fitGlance').at(-1)?.height;
    const height = () => page.locator('.glance').evaluate((each) => Math.ceil(each.clientHeight));
    await page.getByText('staging').waitFor();
    const low = await height();
    await expect.poll(wanted).toBe(low);
    await page.setViewportSize({ width: 360, height: low });
    await page.locator('summary', { hasText: 'Pause' }).click();
    await expect.poll(height).toBeGreaterThan(low + 60);
    await expect.poll(wanted).toBe(await height());
    // Nothing is cut off: what is asked for is all there is.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(wanted());
  });

  test('Escape hides it, unless it closes a menu', async () => {
    const { page, desktop } = await inWindow(new FakeBridge(data.healthy));
    await page.locator('summary', { hasText: 'Pause' }).click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: '15 minutes' }).isVisible()).toBe(false);
    expect(desktop.requests('hide')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => desktop.requests('hide')).toEqual([null]);
  });

  test('arrow keys go through what can be opened, from the first that matters; Enter opens it', async () => {
    const { page, desktop } = await inWindow(new FakeBridge(data.healthy));
    // The page hears keys a moment after it was drawn.
    await expect
      .poll(async () => {
        await page.keyboard.press('Home');
        return focused(page);
      })
      .toBe('prod-eu, healthy');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('prod-eu, healthy');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('prod-us, healthy');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('Settings');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Refresh');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Settings');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => desktop.requests('openMain'))
      .toEqual([{ path: `/cluster/${data.healthy.clusters[0]!.id}/groups` }]);
  });

  test('hidden it asks nothing; seen again it is current and as if new', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await inWindow(fake);
    await page.locator('summary', { hasText: 'Pause' }).click();
    await setHidden(page, true);
    const before = fake.asked.length;
    fake.overviewAnswer = data.oneCluster;
    for (let minute = 0; minute < 3; minute += 1) fake.announceChange();
    await page.waitForFunction(() => (window as unknown as { changesHeard: number }).changesHeard === 3);
    // Sent now, it arrives after whatever the events would have asked.
    await page.evaluate(() => fetch('/api/search', { method: 'POST', body: '{"text":""}' }));
    expect(fake.asked.slice(before).map(({ question }) => question)).toEqual(['search']);
    await setHidden(page, false);
    await page.getByText('prod-eu is healthy.').waitFor();
    expect(await page.getByRole('button', { name: '15 minutes' }).isVisible()).toBe(false);
    expect(await focused(page)).not.toBe('Pause');
  });
});

test('hidden in a tab it asks for no more than its title says', async () => {
  const fake = new FakeBridge(data.healthy);
  const { page } = await inBrowser(fake);
  await setHidden(page, true);
  const before = fake.asked.length;
  fake.overviewAnswer = data.oneCluster;
  fake.announceChange();
  await expect.poll(() => page.title()).toBe('prod-eu is healthy. · Laglight');
  expect(fake.asked.slice(before).map(({ question }) => question)).toEqual(['overview']);
});
