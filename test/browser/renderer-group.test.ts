import { describe, expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import * as groups from '../doubles/fake-bridge-groups.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const billing = '#/cluster/lkc-prodeu1/group/billing';
const ledger = '#/cluster/lkc-prodeu1/group/ledger-sync';

describe("a group's page", () => {
  test('says what the group does, since when and why, and how far behind it is', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: billing });
    await page.getByRole('heading', { level: 1, name: 'billing' }).waitFor();
    const header = (await page.locator('.cluster-header').innerText()).replaceAll(/\s+/g, ' ');
    expect(header).toContain('stalled since 11:49');
    expect(header).toContain(groups.STALLED.evidence);
    const figures = (await page.locator('.key-figures').innerText()).replaceAll(/\s+/g, ' ');
    for (const figure of [
      '14 min',
      'furthest behind in orders',
      '353 k records',
      'rising',
      '421 records/s',
      'not draining',
    ]) {
      expect(figures).toContain(figure);
    }
    expect(await page.locator('canvas').count()).toBe(3);
    expect(await page.title()).toContain('Laglight');
  });

  test('says how sure it is, and that a lag is reckoned', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: ledger });
    const figures = page.locator('.key-figures');
    await figures.getByText('more than').waitFor();
    const text = (await figures.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('more than 6 h');
    expect(text).toContain('≈ 12.4 k records');
    expect(await page.locator('.figures-remark').innerText()).toContain('what was produced since');
  });

  test('shows states in the charts, read by the pointer in a word', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: billing });
    const chart = page.getByRole('region', { name: 'Lag in time' });
    const slider = chart.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^12:03, stalled, orders: 14 min/);
    for (let minute = 0; minute < 15; minute += 1) await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^11:48, ok, /);
    expect(await chart.locator('.legend').innerText()).toMatch(/^ok/);
  });

  test('shows its topics worst first, what is not known as a dash, and what it reads no longer', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: billing });
    const topics = page.getByRole('region', { name: 'Topics' });
    const names = topics.getByRole('rowheader');
    await expect.poll(() => names.first().textContent()).toBe('orders');
    const row = async (name: string) =>
      (
        await topics
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
          .innerText()
      ).replaceAll(/\s+/g, ' ');
    expect(await row('orders')).toContain('stalled 14 min 353 k');
    expect(await row('orders.audit')).toContain('caught up');
    expect(await topics.getByRole('gridcell', { name: 'no longer read' }).count()).toBe(1);
    expect(await row('legacy.mirror')).toContain('ok – 240');
  });

  test('shows partitions where they are known, and why not where they are not', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await open(fake, { hash: billing });
    const partitions = page.getByRole('region', { name: 'Partitions' });
    await expect
      .poll(() => partitions.getByRole('row').nth(1).innerText())
      .toMatch(/orders\s+3\s+14 min\s+210/);
    const note = 'Confluent gives no partitions for this cluster.';
    fake.groups.set(
      'billing',
      groups.groupPage(groups.stalledGroup, { partitions: [], partitionsNote: note }),
    );
    fake.announceChange();
    await partitions.getByText(note).waitFor();
    expect(await partitions.getByRole('grid').count()).toBe(0);
  });

  test('lists its states until now with their evidence', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: billing });
    const first = page.getByRole('region', { name: 'States until now' }).getByRole('listitem').first();
    expect((await first.innerText()).replaceAll(/\s+/g, ' ')).toBe(
      `11:49 stalled ${groups.STALLED.evidence} Before: ok.`,
    );
  });

  test('of a group whose name holds anything at all is found under its address', async () => {
    const fake = new FakeBridge(data.manyStates);
    const odd = groups.group(groups.ODD_NAME, groups.STALLED);
    fake.groups.set(groups.ODD_NAME, groups.groupPage(odd));
    const { page } = await open(fake, {
      hash: `#/cluster/lkc-prodeu1/group/${encodeURIComponent(groups.ODD_NAME)}`,
    });
    await page.getByRole('heading', { level: 1, name: groups.ODD_NAME, exact: true }).waitFor();
    expect(fake.requests('group')[0]).toEqual({ clusterId: 'lkc-prodeu1', group: groups.ODD_NAME });
  });

  test('that nobody knows says so', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), {
      hash: '#/cluster/lkc-prodeu1/group/nobody',
    });
    await page.getByRole('heading', { level: 1, name: 'No such consumer group' }).waitFor();
  });
});

describe('what people say of a group', () => {
  test('is sent as it is chosen and shown as the application answers', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await open(fake, { hash: billing });
    const group = { clusterId: 'lkc-prodeu1', group: 'billing' };
    fake.afterOrder = () => {
      const choices = { ...groups.stalledGroup.choices, isPinned: true, name: 'Billing of Europe' };
      fake.groups.set('billing', groups.groupPage({ ...groups.stalledGroup, choices }));
    };
    await page.getByRole('checkbox', { name: /^Pin/ }).check();
    await page.getByRole('heading', { level: 1, name: 'Billing of Europe' }).waitFor();
    await page.getByRole('checkbox', { name: /Expected to be idle/ }).click();
    await page.getByRole('checkbox', { name: /^Hide/ }).click();
    await page.getByLabel('Your name for it').fill('  Money  ');
    await page.getByLabel('Your name for it').press('Enter');
    await expect
      .poll(() => fake.requests('chooseGroup'))
      .toEqual([
        { ...group, isPinned: true },
        { ...group, isExpectedIdle: true },
        { ...group, isHidden: true },
        { ...group, name: 'Money' },
      ]);
  });

  test('is refused with why', async () => {
    const fake = new FakeBridge(data.manyStates);
    fake.orderAnswer = { done: false, reason: 'The settings cannot be written: the disk is full.' };
    const { page } = await open(fake, { hash: billing });
    await page.getByRole('checkbox', { name: /^Pin/ }).click();
    await page.getByRole('region', { name: 'Actions' }).getByText('the disk is full').waitFor();
  });

  test('lets a group that has vanished be forgotten, after a question; one that is there cannot be', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await open(fake, { hash: billing });
    await page.getByRole('checkbox', { name: /^Pin/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Forget' }).count()).toBe(0);
    await page.goto(`${page.url().split('#')[0]}${ledger}`);
    await page.getByRole('button', { name: 'Forget' }).click();
    expect(await page.locator(':focus').textContent()).toBe('Keep it');
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toBe('Forget');
    expect(fake.requests('forgetGroup')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Forget it' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#/cluster/lkc-prodeu1/groups');
    expect(fake.requests('forgetGroup')).toEqual([{ clusterId: 'lkc-prodeu1', group: 'ledger-sync' }]);
  });

  test('goes beyond Laglight: commands are copied, the console is a link', async () => {
    const { page } = await open(new FakeBridge(data.manyStates), { hash: billing });
    const command = groups.groupPage(groups.stalledGroup).commands[0]!.text;
    await page.getByRole('button', { name: command }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
    const link = page.getByRole('link', { name: /console/ });
    expect(await link.getAttribute('href')).toContain('https://confluent.cloud/');
    expect(await link.getAttribute('rel')).toBe('noreferrer');
  });
});
