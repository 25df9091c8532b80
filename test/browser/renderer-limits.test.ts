import { expect, test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { limits, unknownLimits } from '../doubles/fake-bridge-groups.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const summary = data.healthy.clusters[0]!;
const hash = `#/cluster/${summary.id}/limits`;

test('each limit is a bar with its numbers, where it comes from, and whether it is only advised', async () => {
  const { page } = await open(new FakeBridge(data.healthy), { hash });
  const items = page.getByRole('region', { name: 'Limits of the cluster' }).getByRole('listitem');
  await items.nth(4).waitFor();
  const texts = (await items.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  expect(texts[2]).toBe('Partitions 14.9 k of 18.0 k 82.6 % 4,500 for each of 4 CKU, before replication.');
  expect(texts[3]).toBe('Connections 41.2 k of 72.0 k 57.2 % guideline 18,000 for each of 4 CKU.');
  expect(texts[4]).toContain('– of 2.00 k');
  expect(await items.nth(4).getByRole('meter').count()).toBe(0);
  const width = (place: number) =>
    items
      .nth(place)
      .locator('.load-fill')
      .evaluate((fill) => fill.clientWidth / fill.parentElement!.clientWidth);
  expect(await width(2)).toBeCloseTo(14_864 / 18_000, 2);
  expect(await width(5)).toBe(1);
  expect(await page.getByRole('region', { name: 'Cluster load' }).innerText()).toContain('74 %');
  expect(await page.getByRole('region', { name: 'Topics with hot partitions' }).innerText()).toContain(
    'clickstream.web',
  );
});

test('a cluster whose type is not known is told to be of one, which shows its limits', async () => {
  const fake = new FakeBridge(data.healthy);
  fake.pages.set(summary.id, data.page(summary, { limits: unknownLimits, type: null, units: null }));
  fake.afterOrder = () => fake.pages.set(summary.id, data.page(summary, { limits }));
  const { page } = await open(fake, { hash });
  await page.getByText('Choose the cluster’s type to see its limits.').waitFor();
  await page.getByLabel('Type', { exact: true }).selectOption('Dedicated');
  await page.getByLabel('CKU or eCKU').fill('four');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Units are a whole number from 1 to 1,000.').waitFor();
  expect(fake.requests('editCluster')).toEqual([]);
  await page.getByLabel('CKU or eCKU').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('4,500 for each of 4 CKU').waitFor();
  expect(fake.requests('editCluster')).toEqual([{ id: summary.id, type: 'Dedicated', units: 4 }]);
});
