import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import * as alerts from '../doubles/fake-bridge-alerts.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();

function busy(): FakeBridge {
  const fake = new FakeBridge(data.manyStates);
  fake.alerts.page = alerts.busyAlerts;
  fake.alerts.log = alerts.alertLog;
  return fake;
}

const hashOf = (alertId: string) => `#/alerts/active/${encodeURIComponent(alertId)}`;
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const chosen = (page: Page) => page.getByRole('region', { name: 'Chosen alert' });

describe('the way to the alerts', () => {
  test('counts what fires by severity, and says when notices are quiet', async () => {
    const fake = busy();
    const { page } = await open(fake);
    const link = page.getByRole('banner').getByRole('link', { name: /^Alerts/ });
    await expect.poll(() => link.innerText().then(plain)).toMatch(/^Alerts 2 critical 1 warning$/);
    fake.overviewAnswer = { ...data.manyStates, alerts: { ...alerts.calmAtAGlance, isQuiet: true } };
    fake.announceChange();
    await expect.poll(() => link.innerText().then(plain)).toBe('Alerts quiet');
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
    expect(await link.getAttribute('aria-current')).toBe('page');
  });
});

describe('the alerts page', () => {
  test('shows what is active, worst first, pending ones apart, and who cannot be judged', async () => {
    const { page } = await open(busy(), { hash: '#/alerts' });
    const lines = page.getByRole('region', { name: 'Active' }).getByRole('listitem');
    await lines.first().waitFor();
    expect((await lines.allInnerTexts()).map(plain)).toEqual([
      'critical since 11:49 billing on orders of prod-eu is stalled',
      'critical since 11:41 acknowledged prod-eu: cluster load 86 %',
      'warning since 11:22 recovering snoozed until 12:50 mail-sender on notifications.email of prod-us is 6 min behind',
    ]);
    const pending = page.getByRole('region', { name: 'Pending' }).getByRole('listitem');
    expect(await pending.count()).toBe(1);
    await page.getByText('Acme labs: Rate-limited until 12:20. Nothing is judged since 11:43.').waitFor();
  });

  test('says that nothing is wrong, that it is quiet, and why notices cannot be shown', async () => {
    const fake = new FakeBridge(data.healthy);
    const problem = 'No notification service answers on this desktop.';
    fake.alerts.page = {
      ...alerts.calmAlerts,
      quiet: { until: data.MINUTE + 3_600_000, held: 2 },
      ways: { ...alerts.calmAlerts.ways, problem },
    };
    const { page } = await open(fake, { hash: '#/alerts' });
    await page.getByText('No alert is active.').waitFor();
    await page.getByText('Nothing was logged in this time.').waitFor();
    await page.getByText(/Notices are quiet until 13:03; 2 held back so far/).waitFor();
    await page.getByText(problem).waitFor();
  });

  test('shows the worst until another is chosen: its cause, what clears it, its number at its minute', async () => {
    const { page } = await open(busy(), { hash: '#/alerts' });
    await chosen(page).getByRole('heading', { name: alerts.stalledAlert.title }).waitFor();
    await chosen(page).getByText(alerts.stalledAlert.cause).first().waitFor();
    await page.getByRole('link', { name: /mail-sender on notifications.email of prod-us is 6 min/ }).click();
    await chosen(page).getByRole('heading', { name: alerts.behindAlert.title }).waitFor();
    const facts = await chosen(page).locator('dl').innerText().then(plain);
    expect(facts).toContain('6 min at 12:03');
    expect(facts).toContain('It clears at 7 min or below, for 2 min.');
    expect(new URL(page.url()).hash).toBe(hashOf(alerts.behindAlert.id));
    expect(await chosen(page).getByRole('link', { name: 'Open mail-sender' }).getAttribute('href')).toBe(
      '#/cluster/lkc-produs1/group/mail-sender',
    );
    expect(await chosen(page).getByRole('link', { name: 'Ten minutes behind' }).getAttribute('href')).toBe(
      '#/alerts/rules/behind-warning',
    );
  });

  test('shows the chart at the minute of the alert, with what fired marked', async () => {
    const { page } = await open(busy(), { hash: hashOf(alerts.stalledAlert.id) });
    const slider = chosen(page).getByRole('slider');
    await slider.waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('12:03, firing, billing on orders: 15 min');
    const summaryId = (await slider.getAttribute('aria-describedby')) ?? '';
    const summary = await page.locator(`[id="${summaryId}"]`).textContent();
    expect(summary).toContain('firing: 10:03 to 10:27.');
    expect(summary).toContain('firing: 11:49 to 12:04.');
    await page.locator('.alert-chart canvas').waitFor();
  });

  test('of an alert without a chart or a cause says so; of one that is gone too', async () => {
    const fake = busy();
    const { page, served } = await open(fake, { hash: hashOf(alerts.loadAlert.id) });
    await chosen(page).getByText('There is no chart of this.').waitFor();
    await chosen(page).getByText('The figures do not tell.').waitFor();
    await page.goto(served.url + hashOf('gone'));
    await chosen(page).getByText('This alert is over, and no longer remembered.').waitFor();
  });

  test('follows what the application announces', async () => {
    const fake = busy();
    const { page } = await open(fake, { hash: '#/alerts' });
    await page.getByRole('region', { name: 'Active' }).getByRole('listitem').first().waitFor();
    fake.alerts.page = alerts.calmAlerts;
    fake.announceChange();
    await page.getByText('No alert is active.').waitFor();
  });

  test('that was not answered says so, and asks again', async () => {
    const fake = busy();
    const { page, served } = await open(fake, { hash: '#/' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    served.refuse = true;
    await page.goto(`${served.url}#/alerts`);
    await page.getByText('This page has no access any more').first().waitFor();
  });
});

describe('the log', () => {
  const log = (page: Page) => page.getByRole('region', { name: 'Log', exact: true });

  test('stands by day, newest first, and says what became of each notice', async () => {
    const { page } = await open(busy(), { hash: '#/alerts' });
    await log(page).getByRole('heading', { name: 'Sunday, 22 November 2026' }).waitFor();
    await log(page).getByRole('heading', { name: 'Saturday, 21 November 2026' }).waitFor();
    const lines = (await log(page).getByRole('listitem').allInnerTexts()).map(plain);
    expect(lines).toHaveLength(8);
    expect(lines[5]).toBe(
      '01:03 warning while away orders-dlq of prod-eu: records received 4 records/s It cleared at 01:24. Notice not shown: found later',
    );
    expect(lines[7]).toContain('Notice held back: quiet hours');
  });

  test('is narrowed by severity and text, and reaches further back', async () => {
    const fake = busy();
    const { page } = await open(fake, { hash: '#/alerts' });
    const lines = log(page).getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(8);
    await log(page).getByRole('radio', { name: 'warning' }).check();
    await expect.poll(() => lines.count()).toBe(2);
    await log(page).getByRole('searchbox').fill(' dlq ');
    await expect.poll(() => lines.count()).toBe(1);
    await log(page).getByRole('searchbox').fill('nothing of the kind');
    await log(page).getByText('Nothing in the log matches.').waitFor();
    await log(page).getByRole('button', { name: 'Show older' }).click();
    await log(page).getByText('Last 30 days').waitFor();
    await expect
      .poll(() => fake.requests('alertLog').at(-1))
      .toEqual({
        from: data.NOW - 30 * 86_400_000,
        to: data.NOW,
        text: 'nothing of the kind',
        severity: 'warning',
      });
  });

  test('of a thousand entries says that there may be more', async () => {
    const fake = busy();
    fake.alerts.log = alerts.longLog(1000, 6);
    const { page } = await open(fake, { hash: '#/alerts' });
    await log(page).getByText('These are the newest 1,000 entries.').waitFor();
    expect(await log(page).getByRole('button', { name: 'Show older' }).count()).toBe(0);
  });
});

describe('what is said to an alert', () => {
  test('is acknowledge, snooze and its end, as the application answers', async () => {
    const fake = busy();
    const { page } = await open(fake, { hash: hashOf(alerts.stalledAlert.id) });
    const { id: alertId } = alerts.stalledAlert;
    fake.afterOrder = () => {
      const changed = { ...alerts.stalledAlert, acknowledgedAt: data.NOW, snoozedUntil: 'recovery' as const };
      fake.alerts.page = { ...alerts.busyAlerts, active: [changed] };
    };
    await chosen(page).locator('summary').click();
    expect(await chosen(page).locator('.menu-item').allInnerTexts()).toEqual([
      '15 minutes',
      '1 hour',
      'Until tomorrow, 9:00',
      'Until it recovers',
    ]);
    await chosen(page).getByRole('button', { name: 'Until it recovers' }).click();
    await chosen(page).getByText('snoozed until it recovers').waitFor();
    await chosen(page)
      .getByText(/^Acknowledged at 12:03/)
      .waitFor();
    expect(await chosen(page).getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
    await chosen(page).getByRole('button', { name: 'End the snooze' }).click();
    await expect.poll(() => fake.requests('unsnooze')).toEqual([{ alertId }]);
    expect(fake.requests('snooze')).toEqual([{ alertId, for: 'recovery' }]);
  });

  test('is refused with why', async () => {
    const fake = busy();
    fake.orderAnswer = { done: false, reason: 'This alert is over.' };
    const { page } = await open(fake, { hash: hashOf(alerts.stalledAlert.id) });
    await chosen(page).getByRole('button', { name: 'Acknowledge' }).click();
    await chosen(page).getByText('This alert is over.').waitFor();
    expect(fake.requests('acknowledge')).toEqual([{ alertId: alerts.stalledAlert.id }]);
  });

  test('may be that its group, its cluster or its rule is not to be heard of', async () => {
    const fake = busy();
    const { page } = await open(fake, { hash: hashOf(alerts.stalledAlert.id) });
    const opener = chosen(page).getByRole('button', { name: 'Mute' });
    await opener.click();
    const form = chosen(page).getByRole('form', { name: 'Mute' });
    expect(
      (await form.getByRole('radio').count()) && (await form.locator('label').allInnerTexts()).slice(0, 3),
    ).toEqual(['group billing', 'everything in prod-eu', 'rule “Group stalled”, anywhere']);
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toBe('Mute');
    await opener.click();
    await form.getByRole('button', { name: 'Mute' }).click();
    await form.waitFor({ state: 'detached' });
    await opener.click();
    await form.getByRole('radio', { name: /^rule/ }).check();
    await form.getByLabel('For').selectOption('until taken back');
    await form.getByRole('button', { name: 'Mute' }).click();
    await expect
      .poll(() => fake.requests('mute'))
      .toEqual([
        { clusterId: 'lkc-prodeu1', group: 'billing', ruleId: null, minutes: 60 },
        { clusterId: null, group: null, ruleId: 'group-stalled', minutes: null },
      ]);
  });

  test('can be taken back', async () => {
    const fake = busy();
    const { page } = await open(fake, { hash: '#/alerts' });
    fake.afterOrder = () => (fake.alerts.page = { ...alerts.busyAlerts, mutes: [] });
    await page.getByRole('button', { name: 'Take back: Cluster staging' }).click();
    await page.getByRole('region', { name: 'Muted' }).waitFor({ state: 'detached' });
    expect(fake.requests('unmute')).toEqual([{ muteId: 'mute-2' }]);
  });
});

test('narrow, there is the list or the alert, and a way between them', async () => {
  const { page } = await open(busy(), { hash: '#/alerts', width: 360 });
  await page.getByRole('link', { name: /mail-sender on notifications.email of prod-us is 6 min/ }).click();
  await chosen(page).getByRole('heading', { name: alerts.behindAlert.title }).waitFor();
  expect(await page.getByRole('region', { name: 'Active' }).isVisible()).toBe(false);
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Chosen alert');
  await page.getByRole('link', { name: 'All alerts' }).click();
  await page.getByRole('region', { name: 'Active' }).waitFor();
  expect(await chosen(page).isVisible()).toBe(false);
});

test('the alerts are sound, wide and narrow, light and dark, with names of any length', async () => {
  const fake = busy();
  const long = 'a-name-that-goes-on-'.repeat(12);
  const subject = { ...alerts.stalledAlert.subject, group: long };
  fake.alerts.page = {
    ...alerts.busyAlerts,
    active: [
      { ...alerts.stalledAlert, subject, title: `${long} is stalled`, cause: long },
      alerts.pendingAlert,
    ],
  };
  const opened = await open(fake, { hash: hashOf(alerts.stalledAlert.id) });
  await chosen(opened.page).locator('canvas').waitFor();
  await expectSound(opened);
  await opened.page.setViewportSize({ width: 360, height: 800 });
  await opened.page.getByRole('link', { name: 'All alerts' }).click();
  await expectSound(opened);
});
