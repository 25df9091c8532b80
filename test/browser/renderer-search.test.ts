import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../../preload/contract.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import * as groups from '../doubles/fake-bridge-groups.ts';
import { axeViolations, rendererPages } from './renderer-page.ts';

const open = rendererPages();

describe('the search', () => {
  test('opens by keys and by a button, closes by Escape and a click beside it, and gives the focus back', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    const dialog = page.getByRole('dialog');
    const button = page.getByRole('button', { name: 'Search' });
    await button.waitFor();
    await page.keyboard.press('Control+k');
    await dialog.waitFor();
    expect(await page.locator(':focus').getAttribute('role')).toBe('combobox');
    await page.keyboard.press('Control+k');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.keyboard.press('Meta+k');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await button.click();
    await dialog.waitFor();
    await page.mouse.click(5, 400);
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Search');
  });

  test('finds clusters, groups and topics, and leads to each by the keyboard', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    await page.getByRole('button', { name: 'Search' }).waitFor();
    const find = async (text: string, downs: number) => {
      await page.keyboard.press('Control+k');
      // At once, as people do.
      await page.keyboard.type(text);
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      return () => new URL(page.url()).hash;
    };
    await expect.poll(await find('prod', 0)).toBe('#/cluster/lkc-prodeu1/groups');
    await expect.poll(await find('bill', 0)).toBe('#/cluster/lkc-prodeu1/group/billing');
    await expect
      .poll(await find('bill', 1))
      .toBe(`#/cluster/lkc-prodeu1/group/${encodeURIComponent(groups.ODD_NAME)}`);
    await expect.poll(await find('billing.events', 0)).toBe('#/cluster/lkc-prodeu1/topics/billing.events.v0');
    await page.getByText('1 of 25 rows').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('billing.events.v0');
  });

  test('goes round at both ends, opens by a click, and says to screen readers where it is', async () => {
    const { page } = await open(new FakeBridge(data.manyStates));
    await page.getByRole('button', { name: 'Search' }).click();
    const field = page.getByRole('combobox', { name: /Find/ });
    await field.fill('bill');
    const options = page.getByRole('dialog').getByRole('option');
    await expect.poll(() => options.count()).toBe(3);
    await field.press('ArrowUp');
    expect(await options.nth(2).getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.nth(2).getAttribute('id'));
    await field.press('ArrowDown');
    expect(await options.nth(0).getAttribute('aria-selected')).toBe('true');
    expect(await axeViolations(page)).toEqual([]);
    await options.nth(0).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#/cluster/lkc-prodeu1/group/billing');
  });

  test('says what to do, that nothing was found, that it is slow, and that it failed', async () => {
    const fake = new FakeBridge(data.manyStates);
    const { page } = await open(fake);
    await page.getByRole('button', { name: 'Search' }).click();
    const note = page.getByRole('dialog').getByRole('status');
    const field = page.getByRole('combobox', { name: /Find/ });
    expect(await note.innerText()).toBe('Type part of a name or id.');
    await field.fill('zzz');
    await expect.poll(() => note.innerText()).toBe('Nothing is called like “zzz”.');
    const { promise, resolve } = Promise.withResolvers<readonly SearchHit[]>();
    fake.searchAnswer = () => promise;
    await field.fill('slow');
    await expect.poll(() => note.innerText()).toBe('Searching');
    // What is on screen does not belong to these words yet.
    await field.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(1);
    resolve([groups.searchable[0]!]);
    await expect.poll(() => note.innerText()).toBe('1 result');
    fake.searchAnswer = () => {
      throw new Error('broken');
    };
    await field.fill('broken');
    await expect.poll(() => note.innerText()).toBe('Laglight could not answer.');
  });
});
