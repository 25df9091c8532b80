import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../preload/contract.ts';
import * as alerts from '../doubles/fake-bridge-alerts.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const preview = (page: Page) => page.getByRole('region', { name: 'Its last seven days' });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true }).first();
const select = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true }).first();

describe('the rules', () => {
  test('are sentences: default, changed, off, muted, active, one’s own', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules' });
    const defaults = page
      .getByRole('region', { name: 'Rules that come with Laglight' })
      .getByRole('listitem');
    await defaults.first().waitFor();
    const lines = (await defaults.allInnerTexts()).map(plain);
    expect(lines[0]).toContain('Group stalled critical 1 active Any group on any topic stalled: critical.');
    expect(lines[0]).toContain('Lag stays while records arrive');
    expect(lines[1]).toContain('Ten minutes behind warning changed 1 active');
    expect(lines[2]).toContain('Cluster overloaded critical off changed muted');
    const own = page.getByRole('region', { name: 'Your rules' }).getByRole('listitem');
    expect((await own.allInnerTexts()).map(plain)[0]).toContain(
      'Payments late critical Any group on any topic in',
    );
  });

  test('are switched on and off, and stay where they were when that is refused', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake, { hash: '#/alerts/rules' });
    const [stalled] = alerts.ruleViews;
    fake.afterOrder = () => {
      const rules = [{ ...stalled!, rule: { ...stalled!.rule, isEnabled: false } }];
      fake.alerts.rules = { ...alerts.rulesPage, rules };
    };
    await page.getByRole('checkbox', { name: 'Group stalled: enabled' }).click();
    await page.getByText('off', { exact: true }).waitFor();
    expect(fake.requests('saveRule')).toEqual([{ rule: { ...stalled!.rule, isEnabled: false } }]);
    fake.orderAnswer = { done: false, reason: 'The settings cannot be written.' };
    await page.getByRole('checkbox', { name: 'Group stalled: enabled' }).click();
    await page.getByText('The settings cannot be written.').first().waitFor();
    expect(await page.getByRole('checkbox', { name: 'Group stalled: enabled' }).isChecked()).toBe(false);
  });
});

describe('the editor of a rule', () => {
  test('shows it as a sentence of fields in units people use', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/own-1' });
    await field(page, 'Name').waitFor();
    expect(await field(page, 'Name').inputValue()).toBe('Payments late');
    expect(await select(page, 'Subject').inputValue()).toBe('group-topic');
    expect(await select(page, 'Measure').inputValue()).toBe('lag-time');
    expect(await field(page, 'Level').inputValue()).toBe('2');
    expect(await select(page, 'Unit of level').locator('option:checked').innerText()).toBe('min');
    expect(await field(page, 'Clearing level').inputValue()).toBe('1');
    expect(await field(page, 'Records of lag it needs').inputValue()).toBe('100');
    expect(await field(page, 'Only groups').inputValue()).toBe('payments*');
    const exception = page.getByRole('group', { name: 'Exception 1' });
    expect(await exception.getByRole('textbox', { name: 'Level', exact: true }).inputValue()).toBe('1');
    expect(await page.getByRole('group', { name: 'Exception 2' }).getByRole('checkbox').isChecked()).toBe(
      true,
    );
  });

  test('tries the rule as it is typed, once, and saves it', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake, { hash: '#/alerts/rules/own-1' });
    await preview(page).getByText('Would have fired 3 times in the last 7 days.').waitFor();
    expect(fake.requests('previewRule')).toEqual([{ rule: alerts.rule() }]);
    await field(page, 'Level').press('End');
    await field(page, 'Level').pressSequentially('5.5');
    const changed: Rule = { ...alerts.rule(), level: 25.5 * 60_000, severity: 'warning' };
    await select(page, 'Severity').selectOption('warning');
    await expect.poll(() => fake.requests('previewRule').at(-1)).toEqual({ rule: changed });
    expect(fake.requests('previewRule').length).toBeLessThan(5);
    await page.getByText('Not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#/alerts/rules');
    expect(fake.requests('saveRule')).toEqual([{ rule: changed }]);
  });

  test('shows when the rule would have fired, on the chart and in words', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/behind-warning' });
    const lines = preview(page).locator('.firing-line');
    await lines.first().waitFor();
    expect((await lines.allInnerTexts()).map(plain)).toEqual([
      'since 11:49 billing on orders of prod-eu',
      '11:22 to 11:51 mail-sender on notifications.email of prod-us',
      '21 Nov, 09:23 to 10:03 billing on orders of prod-eu',
    ]);
    const slider = preview(page).getByRole('slider');
    const summary = page.locator(`[id="${(await slider.getAttribute('aria-describedby')) ?? ''}"]`);
    const text = (await summary.textContent()) ?? '';
    // Only those of the subject on the chart.
    expect(text.match(/firing:/g)).toHaveLength(2);
    expect(text).toContain('fires above at 10 min.');
  });

  test('takes over the level that history suggests', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/behind-warning' });
    await preview(page).getByRole('button', { name: 'Take over 15 min' }).click();
    expect(await field(page, 'Level').inputValue()).toBe('15');
  });

  test('shows mistakes at their fields, the application’s and its own', async () => {
    const fake = new FakeBridge(data.healthy);
    const sentence = 'The clearing level has to be at or below the level, or it could never clear.';
    fake.alerts.preview = ({ clearLevel, level }) => ({
      ...alerts.rulePreview,
      mistakes: clearLevel !== null && clearLevel > level ? { clearLevel: sentence } : {},
    });
    const { page } = await open(fake, { hash: '#/alerts/rules/own-1' });
    await field(page, 'Clearing level').fill('30');
    await page.getByText(sentence).waitFor();
    const clearing = field(page, 'Clearing level');
    expect(await clearing.getAttribute('aria-invalid')).toBe('true');
    const describedBy = (await clearing.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${describedBy}"]`).innerText()).toBe(sentence);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Something above is not right yet.').first().waitFor();
    const asked = fake.requests('previewRule').length;
    await field(page, 'Level').fill('soon');
    await page.getByText('This has to be a number.').waitFor();
    await preview(page).getByText('The preview shows once the rule is right.').waitFor();
    expect(fake.requests('saveRule')).toEqual([]);
    expect(fake.requests('previewRule')).toHaveLength(asked);
  });

  test('keeps what was typed while other pages are looked at, until it is discarded', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/own-1' });
    await field(page, 'Name').fill('Payments very late');
    await page.getByRole('link', { name: 'All rules' }).click();
    await page.getByRole('link', { name: 'Payments late', exact: true }).click();
    await expect.poll(() => field(page, 'Name').inputValue()).toBe('Payments very late');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await expect.poll(() => field(page, 'Name').inputValue()).toBe('Payments late');
    expect(await page.getByText('Not saved yet.').count()).toBe(0);
  });

  test('writes a new rule about anything there is', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake, { hash: '#/alerts/rules' });
    await page.getByRole('link', { name: 'New rule' }).click();
    await select(page, 'Measure').selectOption('Bytes in');
    await select(page, 'Comparison').selectOption('below');
    await field(page, 'Level').fill('2,5');
    await select(page, 'Unit of level').selectOption('kB/s');
    await field(page, 'Not topics').fill('*-dlq');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Give the rule a name.').waitFor();
    expect(fake.requests('saveRule')).toEqual([]);
    await field(page, 'Name').fill('Feed is thin');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => fake.requests('saveRule').length).toBe(1);
    expect(fake.requests('saveRule')[0]!.rule).toMatchObject({
      id: '',
      name: 'Feed is thin',
      subject: 'topic',
      measure: 'confluent_kafka_server_received_bytes',
      comparison: 'below',
      level: 2500,
      clearLevel: null,
      exclude: { cluster: null, group: null, topic: '*-dlq' },
    });
  });

  test('has no level where a rule is yes or no', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/group-stalled' });
    await select(page, 'Measure').waitFor();
    expect(await page.getByRole('textbox', { name: 'Level', exact: true }).count()).toBe(0);
    await page.getByText('Records wait, and nobody consumes them.').waitFor();
    expect(await page.getByRole('button', { name: 'Remove…' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Reset to the default…' }).count()).toBe(0);
  });

  test('duplicates a rule under a name of its own', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake, { hash: '#/alerts/rules' });
    await page.getByRole('link', { name: 'Duplicate Payments late' }).click();
    await expect.poll(() => field(page, 'Name').inputValue()).toBe('Payments late, copy');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => fake.requests('saveRule'))
      .toEqual([{ rule: { ...alerts.rule(), id: '', name: 'Payments late, copy' } }]);
  });

  test('resets a default rule and removes one’s own, after a question', async () => {
    const fake = new FakeBridge(data.healthy);
    const { page } = await open(fake, { hash: '#/alerts/rules/behind-warning' });
    await page.getByRole('button', { name: 'Reset to the default…' }).click();
    expect(await page.locator(':focus').textContent()).toBe('Keep it');
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toBe('Reset to the default…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reset it' }).click();
    await page.getByRole('link', { name: 'Payments late', exact: true }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect
      .poll(() => fake.requests('removeRule'))
      .toEqual([{ ruleId: 'behind-warning' }, { ruleId: 'own-1' }]);
  });

  test('says that there is no such rule', async () => {
    const { page } = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules/nothing' });
    await page.getByText('There is no such rule.').waitFor();
  });
});

test('the rules and their editor are sound, wide and narrow, light and dark', async () => {
  const opened = await open(new FakeBridge(data.healthy), { hash: '#/alerts/rules' });
  await opened.page.getByRole('link', { name: 'Payments late', exact: true }).waitFor();
  await expectSound(opened);
  await opened.page.getByRole('link', { name: 'Payments late', exact: true }).click();
  await preview(opened.page).locator('canvas').waitFor();
  await field(opened.page, 'Level').fill('soon');
  await opened.page.getByText('This has to be a number.').waitFor();
  await expectSound(opened);
  await field(opened.page, 'Level').fill('3');
  await preview(opened.page).locator('canvas').waitFor();
  await expectSound(opened);
});
