import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import * as alerts from '../doubles/fake-bridge-alerts.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const banners = (page: Page) => page.getByRole('log', { name: 'Notices of alerts' });
const { notice, stalledAlert } = alerts;

/** Opens the overview and waits until it listens. */
async function listening(fake: FakeBridge) {
  const opened = await open(fake);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

describe('a notice on the page', () => {
  test('says what and since when, leads to its page, and is gone then', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await listening(fake);
    fake.announceNotice(notice());
    const banner = banners(page).getByRole('alert');
    await banner.waitFor();
    expect(plain(await banner.innerText())).toBe(
      `critical: ${stalledAlert.title} ${stalledAlert.cause} As of 12:03, since 11:49. Acknowledge Snooze 15 min Close`,
    );
    await banner.getByRole('link', { name: stalledAlert.title }).click();
    await page.getByRole('heading', { level: 1, name: 'billing' }).waitFor();
    expect(await banner.count()).toBe(0);
  });

  test('is acknowledged or snoozed at once, and stays with the reason where that is refused', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await listening(fake);
    fake.announceNotice(notice());
    await banners(page).getByRole('button', { name: 'Acknowledge' }).click();
    await expect.poll(() => banners(page).getByRole('link').count()).toBe(0);
    expect(fake.requests('acknowledge')).toEqual([{ alertId: stalledAlert.id }]);
    fake.orderAnswer = { done: false, reason: 'This alert is over.' };
    fake.announceNotice(notice({ id: 'incident-2', title: 'Another' }));
    await banners(page).getByRole('button', { name: 'Snooze 15 min' }).click();
    await page.getByText('This alert is over.').waitFor();
    expect(await banners(page).getByRole('link', { name: 'Another' }).count()).toBe(1);
    expect(fake.requests('snooze')).toEqual([{ alertId: stalledAlert.id, for: '15-minutes' }]);
  });

  test('makes a stack of three at most; a recovery takes the place of its alert', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await listening(fake);
    for (const number of [1, 2, 3, 4]) {
      fake.announceNotice(notice({ id: `incident-${number}`, title: `Alert ${number}` }));
      await banners(page)
        .getByRole('link', { name: `Alert ${number}` })
        .waitFor();
    }
    const titles = () => banners(page).locator('.notice-title a').allInnerTexts();
    expect(await titles()).toEqual(['Alert 4', 'Alert 3', 'Alert 2']);
    expect(await banners(page).getByRole('link', { name: '1 more in the log' }).getAttribute('href')).toBe(
      '#/alerts',
    );
    fake.announceNotice(notice({ id: 'incident-3', kind: 'recovery', title: 'Over: Alert 3', actions: [] }));
    await expect.poll(titles).toEqual(['Over: Alert 3', 'Alert 4', 'Alert 2']);
  });

  test('stays while it is critical; another goes by itself, but not from under a hand', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await open(fake);
    await page.clock.install({ time: data.NOW });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    fake.announceNotice(notice({ id: 'a', title: 'Critical one' }));
    fake.announceNotice(notice({ id: 'b', title: 'Warning', severity: 'warning' }));
    const warning = banners(page).getByRole('link', { name: 'Warning' });
    await warning.waitFor();
    await warning.focus();
    await page.clock.runFor(60_000);
    expect(await warning.count()).toBe(1);
    await warning.blur();
    await expect
      .poll(async () => {
        await page.clock.runFor(21_000);
        return warning.count();
      })
      .toBe(0);
    expect(await banners(page).getByRole('link', { name: 'Critical one' }).count()).toBe(1);
  });

  test('stands in one page only, however many are open', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page, served } = await listening(fake);
    const others = await Promise.all([1, 2].map(() => page.context().newPage()));
    for (const other of others) {
      await other.goto(served.url);
      await other.getByRole('heading', { level: 1 }).waitFor();
    }
    const shown = async () => {
      const counts = await Promise.all(
        [page, ...others].map((each) => banners(each).locator('.notice-title').count()),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };
    for (const number of [1, 2, 3]) {
      fake.announceNotice(notice({ id: `incident-${number}` }));
      await expect.poll(shown).toBe(number);
    }
    // A page that heard of the last one late would show it by now.
    await page.getByRole('link', { name: 'Alerts' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
    expect(await shown()).toBe(3);
  });

  test('is sound, wide and narrow, light and dark', async () => {
    const fake = new FakeBridge(data.healthy);
    const opened = await listening(fake);
    fake.announceNotice(notice({ title: 'a-name-that-goes-on-'.repeat(12) }));
    fake.announceNotice(
      notice({ id: 'b', kind: 'digest', severity: null, body: 'One\nTwo', actions: [], minute: null }),
    );
    await banners(opened.page).locator('.notice-title').nth(1).waitFor();
    await expectSound(opened);
  });
});

test('where the browser may, a notice is one of its notifications, and a click on it leads there', async () => {
  const fake = new FakeBridge(data.manyStates);
  const { page } = await open(fake);
  await page.context().grantPermissions(['notifications']);
  // No browser without a desktop shows them: what it is told to show is kept.
  await page.addInitScript(() => {
    const Real = Notification;
    const made: Notification[] = [];
    Object.assign(window, {
      made,
      Notification: class extends Real {
        constructor(...told: ConstructorParameters<typeof Notification>) {
          super(...told);
          made.push(this);
        }
      },
    });
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  fake.announceNotice(notice());
  const told = () =>
    page.evaluate(() =>
      (window as unknown as { made: Notification[] }).made.map(
        ({ title, body, tag, silent, requireInteraction }) => ({
          title,
          body,
          tag,
          silent,
          requireInteraction,
        }),
      ),
    );
  await expect.poll(told).toEqual([
    {
      title: stalledAlert.title,
      body: `${stalledAlert.cause} As of 12:03, since 11:49.`,
      tag: 'laglight incident-1',
      silent: false,
      requireInteraction: true,
    },
  ]);
  expect(await banners(page).locator('.notice-title').count()).toBe(0);
  await page.evaluate(() =>
    (window as unknown as { made: Notification[] }).made[0]!.dispatchEvent(new Event('click')),
  );
  await page.getByRole('heading', { level: 1, name: 'billing' }).waitFor();
});

describe('quiet and notices', () => {
  const quiet = (fake: FakeBridge) => open(fake, { hash: '#/alerts/quiet' });

  test('asks for the browser’s permission by a click only', async () => {
    const { page } = await quiet(new FakeBridge(data.healthy));
    await page.getByText('This browser refuses notifications for this page').waitFor();
    await page.context().clearPermissions();
    await page.reload();
    await page.getByText('This browser has not been asked yet').waitFor();
    await page.context().grantPermissions(['notifications']);
    await page.getByRole('button', { name: 'Allow notifications' }).click();
    await page.getByText('This browser may show notifications.').waitFor();
  });

  test('chooses which notices come and whether with a sound, and sends a test', async () => {
    const fake = new FakeBridge(data.healthy);
    fake.alerts.page = {
      ...alerts.calmAlerts,
      ways: { kind: 'desktop', problem: 'This build is not signed.', isOnlyCritical: false, hasSound: true },
    };
    const { page } = await quiet(fake);
    await page.getByText('This build is not signed.').waitFor();
    expect(await page.getByRole('button', { name: 'Allow notifications' }).count()).toBe(0);
    fake.afterOrder = () => {
      const ways = { ...alerts.calmAlerts.ways, isOnlyCritical: true };
      fake.alerts.page = { ...alerts.calmAlerts, ways };
    };
    await page.getByRole('checkbox', { name: /^Only critical ones/ }).click();
    await expect
      .poll(() => page.getByRole('checkbox', { name: /^Only critical ones/ }).isChecked())
      .toBe(true);
    await page.getByRole('checkbox', { name: /^Sound/ }).click();
    await expect
      .poll(() => fake.requests('setNoticeWays'))
      .toEqual([{ isOnlyCritical: true }, { hasSound: false }]);
    await page.getByRole('button', { name: 'Send a test notice' }).click();
    await page
      .getByText(/^Sent\. If nothing appeared/)
      .first()
      .waitFor();
    expect(fake.requests('testNotice')).toEqual([null]);
  });

  test('sets quiet hours by weekday, over midnight too, and none without a day', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await quiet(fake);
    await page.getByText('Never quiet.').waitFor();
    await page.getByRole('button', { name: 'Add a quiet time' }).click();
    const first = page.getByRole('group', { name: 'Quiet time 1' });
    await first.getByText('on the next day').waitFor();
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
      await first.getByRole('checkbox', { name: day }).click({ force: true });
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await first.getByText('Choose at least one day.').waitFor();
    expect(fake.requests('setQuietHours')).toEqual([]);
    await first.getByRole('checkbox', { name: 'Sunday' }).click({ force: true });
    await first.getByLabel('From').fill('09:30');
    await first.getByLabel('To').fill('12:00');
    await first.getByRole('checkbox', { name: 'Critical ones come through' }).uncheck();
    expect(await first.getByText('on the next day').count()).toBe(0);
    fake.afterOrder = () => (fake.alerts.quietHours = [alerts.weeknights]);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => first.getByLabel('From').inputValue()).toBe('22:00');
    expect(fake.requests('setQuietHours')).toEqual([
      { hours: [{ days: [0], from: 570, to: 720, isCriticalLetThrough: false }] },
    ]);
    await page.getByRole('button', { name: 'Remove quiet time 1' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => fake.requests('setQuietHours').at(-1)).toEqual({ hours: [] });
  });

  test('tells others: the address goes in and never comes back', async () => {
    const fake = new FakeBridge(data.healthy);
    const secret = 'https://hooks.slack.com/services/T0/B0/very-secret';
    const { page } = await quiet(fake);
    await page.getByText('Nobody else is told.').waitFor();
    await page.getByRole('button', { name: 'Add one' }).click();
    const form = page.getByRole('form', { name: 'Add one' });
    await form.getByLabel('Name').fill('Team channel');
    await form.getByLabel('Kind').selectOption('Slack');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Give it a name, and an address or a program.').waitFor();
    expect(await form.getByLabel('Address').getAttribute('type')).toBe('password');
    await form.getByLabel('Address').fill(secret);
    fake.afterOrder = () => (fake.alerts.hooks = alerts.hooks);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('https://hooks.slack.com/services/…').waitFor();
    expect(fake.requests('saveHook')).toEqual([
      {
        id: null,
        name: 'Team channel',
        kind: 'slack',
        address: secret,
        command: null,
        isEnabled: true,
        isOnlyCritical: false,
      },
    ]);
    expect(await page.content()).not.toContain('very-secret');
  });

  test('changes, tries and removes one who is told; the last outcome stands beside it', async () => {
    const fake = new FakeBridge(data.healthy);
    fake.alerts.hooks = alerts.hooks;
    const { page } = await quiet(fake);
    const hooks = page.getByRole('region', { name: 'Tell others' });
    await hooks.getByText('Ended with 1: no lamp was found.').waitFor();
    await hooks.getByRole('button', { name: 'Edit Team channel' }).click();
    const form = page.getByRole('form', { name: 'Edit Team channel' });
    await form
      .getByText('Leave it empty to keep https://hooks.slack.com/services/…', { exact: false })
      .waitFor();
    await form.getByRole('checkbox', { name: 'Only critical ones' }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await hooks.getByRole('button', { name: 'Edit Blink the lamp' }).click();
    const command = page.getByRole('form', { name: 'Edit Blink the lamp' });
    expect(await command.getByLabel('Program and arguments').inputValue()).toBe(
      '/usr/local/bin/blink\n--colour\ndark red',
    );
    await page.keyboard.press('Escape');
    await hooks.getByRole('button', { name: 'Test Blink the lamp' }).click();
    await hooks.getByText('Sent.').first().waitFor();
    await hooks.getByRole('checkbox', { name: 'Blink the lamp: enabled' }).click();
    await hooks.getByRole('button', { name: 'Remove Blink the lamp' }).click();
    fake.afterOrder = () => (fake.alerts.hooks = alerts.hooks.slice(0, 1));
    await hooks.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => hooks.getByRole('listitem').count()).toBe(1);
    expect(fake.requests('saveHook')).toMatchObject([
      { id: 'hook-1', address: null, command: null, isOnlyCritical: true, isEnabled: true },
      {
        id: 'hook-2',
        address: null,
        command: ['/usr/local/bin/blink', '--colour', 'dark red'],
        isEnabled: true,
      },
    ]);
    expect(fake.requests('testHook')).toEqual([{ hookId: 'hook-2' }]);
    expect(fake.requests('removeHook')).toEqual([{ hookId: 'hook-2' }]);
  });

  test('is sound, wide and narrow, light and dark', async () => {
    const fake = new FakeBridge(data.healthy);
    fake.alerts.page = alerts.busyAlerts;
    fake.alerts.hooks = alerts.hooks;
    fake.alerts.quietHours = [alerts.weeknights];
    const opened = await quiet(fake);
    await opened.page.getByRole('button', { name: 'Edit Team channel' }).click();
    await opened.page.getByRole('button', { name: 'Remove Blink the lamp' }).click();
    await expectSound(opened);
  });
});
