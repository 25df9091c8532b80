import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const summary = data.healthy.clusters[0]!;
const hash = (tab: string) => `#/cluster/${summary.id}/${tab}`;
const ROWS = 15_000;

function manyRows(): FakeBridge {
  const fake = new FakeBridge(data.healthy);
  fake.pages.set(
    summary.id,
    data.page(summary, { groups: data.groupsTable(ROWS), notes: ['Topics were cut off.'] }),
  );
  return fake;
}

const table = data.groupsTable(ROWS);
const lag = table.values[1]! as readonly number[];
const grid = (page: Page) => page.getByRole('grid');
/** The group names in sight from the top of the table on. */
const firstGroups = async (page: Page, count: number) => {
  const rows = grid(page).getByRole('row');
  const all = await rows.evaluateAll((elements) =>
    elements
      .map((element) => ({
        index: Number(element.getAttribute('aria-rowindex')),
        group: element.querySelector('[role=rowheader]')?.textContent,
      }))
      .filter(({ group }) => group)
      .sort((a, b) => a.index - b.index),
  );
  return all.slice(0, count).map(({ group }) => group);
};
/** Sorts the table by lag, largest first. */
const byLag = (page: Page) => page.getByRole('columnheader', { name: 'Lag' }).getByRole('button').click();
const groupsBy = (order: (a: number, b: number) => number, count: number) =>
  Array.from({ length: ROWS }, (_, row) => row)
    .sort((a, b) => order(a, b) || a - b)
    .slice(0, count)
    .map((row) => table.keys[0]![row]);

describe("a cluster's page", () => {
  test('shows figures, notes, charts and how much is behind each tab', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.getByText('Topics were cut off.').waitFor();
    expect((await page.locator('.key-figures').innerText()).replaceAll(/\s+/g, ' ')).toContain(
      'Partitions 864',
    );
    expect(await page.getByText('next read in 42 s').count()).toBe(1);
    expect(await page.locator('canvas').count()).toBe(7);
    expect(await page.getByRole('tab').allTextContents()).toEqual([
      'Groups15,000',
      'Topics25',
      'Principals12',
      'Requests0',
      'Limits',
      'All metrics7',
    ]);
  });

  test('moves between tabs with the arrow keys, each with its own address', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('25 rows').waitFor();
    expect(new URL(page.url()).hash).toBe(hash('topics'));
    await page.keyboard.press('End');
    await page.getByText('Only dedicated clusters report it.').waitFor();
    expect(await page.locator(':focus').textContent()).toContain('All metrics');
  });

  test('copies the PromQL name of a metric', async () => {
    const { page } = await open(manyRows(), { hash: hash('metrics') });
    await page.getByRole('button', { name: 'confluent_kafka_server_received_bytes' }).click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'confluent_kafka_server_received_bytes',
    );
  });
});

describe('when a part of the page cannot be had', () => {
  test('the rest stays, the part says so and can be asked for again', async () => {
    const fake = manyRows();
    fake.pageFailure = new Error('broken');
    const { page } = await open(fake, { hash: hash('groups') });
    const details = page.getByRole('tabpanel');
    await details.getByText('Laglight could not answer').waitFor();
    expect(await page.locator('canvas').count()).toBe(7);
    expect(await page.locator('.key-figures').innerText()).toContain('864');
    fake.pageFailure = null;
    await details.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('15,000 rows').waitFor();
  });

  test('the charts say so while the tables stay', async () => {
    const fake = manyRows();
    fake.chartsAnswer = new Error('broken');
    const { page } = await open(fake, { hash: hash('groups') });
    await page.getByRole('region', { name: 'Charts' }).getByText('Laglight could not answer').waitFor();
    await page.getByText('15,000 rows').waitFor();
  });
});

describe('a table of 15,000 rows', () => {
  test('has elements only for the rows in sight, and the right ones wherever it is scrolled to', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await grid(page).waitFor();
    expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    expect(await grid(page).getByRole('row').count()).toBeLessThan(80);
    await byLag(page);
    const expected = groupsBy((a, b) => lag[b]! - lag[a]!, ROWS);
    await expect.poll(() => firstGroups(page, 20)).toEqual(expected.slice(0, 20));
    await grid(page).evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect.poll(async () => (await firstGroups(page, 200)).at(-1)).toBe(expected.at(-1));
  });

  test('sorts by any column, the other way on a second click, and says so', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const header = (name: string) => page.getByRole('columnheader', { name });
    await byLag(page);
    expect(await header('Lag').getAttribute('aria-sort')).toBe('descending');
    await header('Lag').getByRole('button').click();
    await expect.poll(() => firstGroups(page, 5)).toEqual(groupsBy((a, b) => lag[a]! - lag[b]!, 5));
    expect(await header('Lag').getAttribute('aria-sort')).toBe('ascending');
    await header('Group').getByRole('button').click();
    await expect
      .poll(() => firstGroups(page, 3))
      .toEqual(['audit-consumer-3', 'audit-consumer-10', 'audit-consumer-17']);
  });

  test('filters as one types over all keys', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.getByRole('searchbox').fill('BILLING-consumer-149 events.v1');
    const matching = table.keys[0]!.filter(
      (group, row) => group.includes('billing-consumer-149') && table.keys[1]![row]!.includes('events.v1'),
    );
    await page.getByText(`${matching.length} of 15,000 rows`).waitFor();
    expect((await firstGroups(page, 100)).toSorted()).toEqual(matching.toSorted());
    await page.getByRole('searchbox').fill('no such group');
    await page.getByText('No row matches this filter.').waitFor();
  });

  test('is walked by the keyboard, which copies the row with every digit', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await byLag(page);
    await grid(page).focus();
    const activeGroup = () => page.locator('[aria-selected=true] [role=rowheader]').textContent();
    const expected = groupsBy((a, b) => lag[b]! - lag[a]!, ROWS);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(activeGroup).toBe(expected[1]);
    await page.keyboard.press('End');
    await expect.poll(activeGroup).toBe(expected.at(-1));
    await page.keyboard.press('PageUp');
    await expect.poll(activeGroup).not.toBe(expected.at(-1));
    await page.keyboard.press('Home');
    await expect.poll(activeGroup).toBe(expected[0]);
    await page.keyboard.press('Control+c');
    await page.getByText('Copied').first().waitFor();
    const row = table.keys[0]!.indexOf(expected[0]!);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      [...table.keys, table.states!, ...table.values]
        .map((column) => column[row]?.toString() ?? '')
        .join('\t'),
    );
  });

  test('keeps its place when new values arrive', async () => {
    const fake = manyRows();
    const { page } = await open(fake, { hash: hash('groups') });
    await grid(page).evaluate((element) => (element.scrollTop = 28_000));
    fake.pages.set(summary.id, data.page(summary, { groups: data.groupsTable(ROWS - 1) }));
    fake.announceChange();
    await page.getByText('14,999 rows').waitFor();
    expect(await grid(page).evaluate((element) => element.scrollTop)).toBe(28_000);
  });

  test('marks a row that is no longer reported', async () => {
    const { page } = await open(manyRows(), { hash: hash('topics') });
    await page.getByRole('searchbox').fill('audit.events.v3');
    const row = page.locator('[role=row][aria-rowindex="2"]');
    await expect.poll(() => row.innerText()).toContain('no longer reported since 11:41, last value');
    expect(await row.getByRole('rowheader').textContent()).toBe('audit.events.v3');
  });

  test('begins with the worst groups, and shows of one that has vanished what it is reckoned to be behind', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const states = () =>
      page
        .locator('.body-row:not([hidden]) .cell.state')
        .evaluateAll((cells) => cells.map((cell) => cell.textContent));
    expect(await page.getByRole('columnheader', { name: 'State' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await expect.poll(async () => (await states())[0]).toBe('vanished');
    const first = page.locator('[role=row][aria-rowindex="2"]');
    expect(await first.getByRole('rowheader').textContent()).toBe('audit-consumer-3');
    expect(await first.locator('.cell.state').getAttribute('title')).toBe('since 11:41');
    expect(await first.locator('.cell.number').nth(1).innerText()).toMatch(/^≈ /);
    expect(await page.locator('[role=row][aria-rowindex="3"] .cell.state').innerText()).toBe('stalled');
  });

  test('says how sure a lag in time is, by a sign and on hover', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.getByRole('searchbox').fill('billing-consumer-28 ');
    const cell = page.locator('[role=row][aria-rowindex="2"] .cell.number').first();
    await expect.poll(() => cell.innerText()).toMatch(/^≥ \d+/);
    expect(await cell.getAttribute('title')).toContain('at least');
    expect(await cell.getAttribute('title')).toContain(' ms');
  });

  test("leads to a group's page by its name, by Enter and by a double click", async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const address = () => new URL(page.url()).hash;
    const target = `#/cluster/${summary.id}/group/audit-consumer-3`;
    const first = page.locator('[role=row][aria-rowindex="2"]');
    await first.getByRole('link').click();
    await expect.poll(address).toBe(target);
    await page.goBack();
    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(address).toBe(target);
    await page.goBack();
    await first.locator('.cell.number').first().dblclick();
    await expect.poll(address).toBe(target);
  });

  test('exports the rows and columns shown', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Produced' }).uncheck();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('columnheader').allTextContents()).toHaveLength(7);
    await page.getByRole('searchbox').fill('fraud-consumer-1499');
    await page.getByText(/of 15,000 rows/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(download.suggestedFilename()).toBe(`${summary.id}-groups.csv`);
    expect(lines[0]).toBe(
      'Group,Topic,State,Behind by (milliseconds),Lag (records),Consumed (records/s),Caught up in (milliseconds)',
    );
    const rows = table.keys[0]!.flatMap((group, row) => (group.includes('fraud-consumer-1499') ? [row] : []));
    expect(lines.slice(1).toSorted()).toEqual(
      rows
        .map((row) =>
          [...table.keys, table.states!, ...[0, 1, 3, 4].map((column) => table.values[column]!)]
            .map((column) => column[row]?.toString() ?? '')
            .join(','),
        )
        .toSorted(),
    );
  });
});
