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
const lag = table.values[0]! as readonly number[];
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
    expect(await page.locator('canvas').count()).toBe(3);
    expect(await page.getByRole('tab').allTextContents()).toEqual([
      'Groups15,000',
      'Topics25',
      'Principals12',
      'Requests0',
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

  test('gives the keyboard the minute that the charts point at', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const slider = page.getByRole('slider', { name: 'Minute shown in all charts' });
    await slider.focus();
    expect(await slider.getAttribute('aria-valuetext')).toBe('12:03');
    const legend = page.getByRole('region', { name: 'Connections' }).locator('.legend');
    const newest = await legend.innerText();
    await slider.press('ArrowLeft');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('12:02');
    expect(await legend.innerText()).not.toBe(newest);
  });

  test('narrows all charts to the stretch dragged over in one', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const canvases = page.locator('canvas');
    await expect.poll(() => canvases.first().getAttribute('aria-label')).toContain('from 11:04 to 12:03');
    // The bitmap is larger than its default once the chart library has drawn.
    await expect
      .poll(() => canvases.first().evaluate((canvas: HTMLCanvasElement) => canvas.width))
      .not.toBe(300);
    const box = (await canvases.first().boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 60);
    await page.mouse.up();
    const labels = await canvases.evaluateAll((all) =>
      all.map((canvas) => canvas.getAttribute('aria-label')),
    );
    const stretches = labels.map((label) => label?.match(/from .*/)?.[0]);
    expect(new Set(stretches).size).toBe(1);
    expect(stretches[0]).not.toContain('12:03');
  });

  test('leaves a line out of a chart on request, and its scale with it', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const chart = page.getByRole('region', { name: 'Lag by group' });
    const canvas = chart.locator('canvas');
    await expect.poll(() => canvas.evaluate((element: HTMLCanvasElement) => element.width)).not.toBe(300);
    const picture = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
    const before = await picture();
    const worst = chart.getByRole('button', { name: 'billing-consumer-0' });
    await worst.click();
    expect(await worst.getAttribute('aria-pressed')).toBe('false');
    expect(await picture()).not.toBe(before);
    await worst.click();
    await expect.poll(picture).toBe(before);
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
    expect(await page.locator('canvas').count()).toBe(3);
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
    const expected = groupsBy((a, b) => lag[b]! - lag[a]!, ROWS);
    expect(await firstGroups(page, 20)).toEqual(expected.slice(0, 20));
    await grid(page).evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect.poll(async () => (await firstGroups(page, 200)).at(-1)).toBe(expected.at(-1));
  });

  test('sorts by any column, the other way on a second click, and says so', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    const header = (name: string) => page.getByRole('columnheader', { name });
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
      [...table.keys, ...table.values].map((column) => String(column[row])).join('\t'),
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
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.getByRole('columnheader', { name: 'Group' }).getByRole('button').click();
    const first = page.locator('[role=row][aria-rowindex="2"]');
    await expect.poll(() => first.innerText()).toContain('no longer reported since 11:41, last value');
    expect(await first.getByRole('rowheader').textContent()).toBe('audit-consumer-3');
  });

  test('exports the rows and columns shown', async () => {
    const { page } = await open(manyRows(), { hash: hash('groups') });
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Produced' }).uncheck();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('columnheader').allTextContents()).toHaveLength(4);
    await page.getByRole('searchbox').fill('fraud-consumer-1499');
    await page.getByText(/of 15,000 rows/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(download.suggestedFilename()).toBe(`${summary.id}-groups.csv`);
    expect(lines[0]).toBe('Group,Topic,Lag (records),Consumed (records/s)');
    const rows = table.keys[0]!.flatMap((group, row) => (group.includes('fraud-consumer-1499') ? [row] : []));
    expect(lines.slice(1).toSorted()).toEqual(
      rows
        .map((row) => [table.keys[0]![row], table.keys[1]![row], lag[row], table.values[2]![row]].join(','))
        .toSorted(),
    );
  });
});
