import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { ChartPage } from '../../preload/contract.ts';
import { clusterCharts, GAP } from '../doubles/fake-bridge-charts.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { rendererPages } from './renderer-page.ts';

const open = rendererPages();
const MINUTE_MS = 60_000;
const NEWEST = data.MINUTE;
const { id } = data.healthy.clusters[0]!;
const hash = `#/cluster/${id}`;
const TITLE = 'Connections';

const chart = (page: Page, title = TITLE) => page.getByRole('region', { name: title, exact: true });
const plot = (page: Page, title = TITLE) => chart(page, title).getByRole('slider');
const canvas = (page: Page, title = TITLE) => chart(page, title).locator('canvas');
const picture = (page: Page, title = TITLE) =>
  canvas(page, title).evaluate((element: HTMLCanvasElement) => element.toDataURL());
const shown = (page: Page) => page.locator('.range-shown').innerText();
/** From when to when all charts show; fails where they are not all alike. */
const range = async (page: Page) => {
  const all = await page
    .getByRole('slider')
    .evaluateAll((plots) => plots.map((one) => `${one.ariaValueMin} ${one.ariaValueMax}`));
  expect(new Set(all).size).toBe(1);
  const [from, to] = all[0]!.split(' ').map(Number);
  return { from: from!, to: to! };
};
const span = async (page: Page) => {
  const { from, to } = await range(page);
  return (to - from) / MINUTE_MS;
};
/** The page once its charts are drawn: a bitmap is larger than its default then. */
const openDrawn = async (fake = new FakeBridge(data.healthy), view: Parameters<typeof open>[1] = {}) => {
  const opened = await open(fake, { hash, ...view });
  await expect
    .poll(() => canvas(opened.page).evaluate((element: HTMLCanvasElement) => element.width))
    .not.toBe(300);
  return { ...opened, fake };
};
const connectionsAt = (minute: number): string => {
  const page = clusterCharts({ from: minute, to: minute, compare: 'none' });
  return String(page.panels.find(({ title }) => title === TITLE)!.lines[0]!.values[0]);
};

describe('the pointer', () => {
  test('reads the exact value and minute, in all charts at once', async () => {
    const { page } = await openDrawn();
    const box = (await canvas(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 60);
    const said = await plot(page).getAttribute('aria-valuetext');
    const [time] = said!.split(',');
    expect(time).toMatch(/^11:\d\d$/);
    const minute = Date.UTC(2026, 10, 22, 11, Number(time!.slice(3)));
    expect(said).toBe(`${time}, Connections: ${connectionsAt(minute)}`);
    expect(await chart(page).locator('.legend .quantity').first().innerText()).toBe(connectionsAt(minute));
    expect(await plot(page, 'Throughput').getAttribute('aria-valuetext')).toContain(`${time}, In: `);
    expect(await page.locator('.pointed').innerText()).toBe(time);
    await page.mouse.move(0, 0);
    await expect.poll(() => page.locator('.pointed').count()).toBe(0);
  });

  test('dragged over a stretch narrows all charts to it; a double click leads back', async () => {
    const { page, fake } = await openDrawn();
    const box = (await canvas(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 4 });
    await page.mouse.up();
    expect(await span(page)).toBeLessThan(30);
    expect((await range(page)).to).toBeLessThan(NEWEST);
    await expect
      .poll(() => fake.requests('charts').at(-1))
      .toMatchObject({ ...(await range(page)), clusterId: id });
    expect(fake.requests('charts')).toHaveLength(2);
    await plot(page).dblclick();
    expect(await range(page)).toEqual({ from: NEWEST - 59 * MINUTE_MS, to: NEWEST });
  });

  test('pans with Shift, and what was grabbed stays under it', async () => {
    const { page } = await openDrawn();
    const before = await range(page);
    const box = (await canvas(page).boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + 100, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 60, { steps: 10 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const after = await range(page);
    expect(after.to - after.from).toBe(before.to - before.from);
    const moved = ((before.from - after.from) / (before.to - before.from)) * (box.width - 68);
    expect(Math.abs(moved - 100)).toBeLessThan(8);
  });

  test('zooms by the wheel with Ctrl held or once the chart has the focus, and leaves it to the page else', async () => {
    const { page } = await openDrawn();
    await canvas(page).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(() => span(page)).toBeLessThan(40);
    const closer = await span(page);
    await plot(page).focus();
    // What has the focus is brought into view; that is no scrolling by the wheel.
    const top = await page.evaluate(() => scrollY);
    await canvas(page).hover();
    await page.mouse.wheel(0, -300);
    await expect.poll(() => span(page)).toBeLessThan(closer);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    const closest = await span(page);
    await plot(page).blur();
    await page.mouse.wheel(0, 120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top);
    expect(await span(page)).toBe(closest);
  });
});

test('two fingers zoom and one pans', async () => {
  const { page } = await openDrawn();
  const box = (await canvas(page).boundingBox())!;
  const protocol = await page.context().newCDPSession(page);
  const y = box.y + 60;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', xs: number[]) =>
    protocol.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: xs.map((x, finger) => ({ x: box.x + x, y, id: finger })),
    });
  await touch('touchStart', [150, 250]);
  for (const by of [10, 20, 30, 40, 50]) await touch('touchMove', [150 - by, 250 + by]);
  await touch('touchEnd', []);
  await expect.poll(() => span(page)).toBeLessThan(40);
  const closer = await range(page);
  await touch('touchStart', [150]);
  for (const by of [20, 40, 60, 80, 100]) await touch('touchMove', [150 + by]);
  await touch('touchEnd', []);
  await expect.poll(async () => (await range(page)).from).toBeLessThan(closer.from);
  expect(await span(page)).toBe((closer.to - closer.from) / MINUTE_MS);
});

test('the keyboard points, zooms, pans, goes to the ends and back', async () => {
  const { page } = await openDrawn();
  await plot(page).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await plot(page).getAttribute('aria-valuetext')).toBe(
    `12:03, Connections: ${connectionsAt(NEWEST)}`,
  );
  await page.keyboard.press('ArrowLeft');
  const before = NEWEST - MINUTE_MS;
  expect(await plot(page).getAttribute('aria-valuetext')).toBe(
    `12:02, Connections: ${connectionsAt(before)}`,
  );
  await page.keyboard.press('+');
  expect(await span(page)).toBeLessThan(31);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  expect(await span(page)).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await range(page)).toEqual({ from: NEWEST - 59 * MINUTE_MS, to: NEWEST });
  await page.keyboard.press('PageDown');
  expect((await range(page)).to).toBe(NEWEST - 59 * MINUTE_MS);
  await page.keyboard.press('Shift+ArrowLeft');
  expect((await range(page)).to).toBeLessThan(NEWEST - 70 * MINUTE_MS);
  await page.keyboard.press('Home');
  expect((await range(page)).from).toBe(NEWEST - 365 * 24 * 60 * MINUTE_MS);
  await page.keyboard.press('End');
  expect((await range(page)).to).toBe(NEWEST);
});

describe('the stretch of time', () => {
  test('is chosen by its length, and by two times of one’s own', async () => {
    const { page, fake } = await openDrawn();
    for (const [label, minutes] of [
      ['24 h', 1439],
      ['1 y', 525_599],
    ] as const) {
      await page.getByRole('radio', { name: label }).check();
      expect(await span(page)).toBe(minutes);
    }
    await page.getByText('From … to').click();
    await page.getByLabel('From', { exact: true }).fill('2026-11-20T06:00');
    await page.getByLabel('To', { exact: true }).fill('2026-11-20T05:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('The beginning has to be before the end.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2026-11-20T09:30');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const chosen = { from: Date.UTC(2026, 10, 20, 6), to: Date.UTC(2026, 10, 20, 9, 30) };
    expect(await range(page)).toEqual(chosen);
    await expect.poll(() => fake.requests('charts').at(-1)).toMatchObject(chosen);
    expect(await shown(page)).toContain('20 Nov, 06:00 to 09:30');
    await page.getByRole('button', { name: 'Now' }).click();
    expect((await range(page)).to).toBe(NEWEST);
  });

  test('goes with the newest minute, and stays where one has gone back', async () => {
    const { page, fake } = await openDrawn();
    const later = {
      ...data.healthy,
      clusters: data.healthy.clusters.map((one) => ({ ...one, asOf: NEWEST + MINUTE_MS })),
    };
    await plot(page).focus();
    fake.overviewAnswer = later;
    fake.announceChange();
    await expect.poll(async () => (await range(page)).to).toBe(NEWEST + MINUTE_MS);
    await page.keyboard.press('PageDown');
    const back = await range(page);
    fake.overviewAnswer = data.healthy;
    fake.announceChange();
    await page.waitForResponse(/overview/);
    expect(await range(page)).toEqual(back);
  });

  test('keeps the last picture until the answer is there, and says where it could not be had', async () => {
    const { page, fake } = await openDrawn();
    fake.chartsAnswer = new Error('broken');
    await page.getByRole('radio', { name: '6 h' }).check();
    await page.getByText('The charts show the last answer.').waitFor();
    expect(await canvas(page).count()).toBe(1);
    fake.chartsAnswer = clusterCharts;
    fake.announceChange();
    await page.getByText('The charts show the last answer.').waitFor({ state: 'detached' });
  });
});

test('a comparison is asked for, drawn beside the line and read beside its value', async () => {
  const { page, fake } = await openDrawn();
  const alone = await picture(page);
  await page.getByLabel('Compare with').selectOption('yesterday');
  await expect.poll(() => fake.requests('charts').at(-1)).toMatchObject({ compare: 'yesterday' });
  const compared = chart(page).locator('.compared');
  await compared.waitFor();
  expect(await compared.innerText()).toBe(connectionsAt(NEWEST - 24 * 60 * MINUTE_MS));
  expect(await compared.getAttribute('title')).toBe('Same time yesterday');
  await expect.poll(() => picture(page)).not.toBe(alone);
});

test('a gap is a gap: no line crosses it, the pointer says so, the words count it', async () => {
  const { page } = await openDrawn();
  const middle = (GAP.from + GAP.to) / 2;
  const box = (await canvas(page).boundingBox())!;
  const { from, to } = await range(page);
  /** How many pixels of a column of the picture are of the line's colour. */
  const linePixels = (at: number) =>
    canvas(page).evaluate(
      (element: HTMLCanvasElement, share: number) => {
        const left = 64;
        const x = Math.round(left + share * (element.clientWidth - left - 4));
        const { data: pixels } = element.getContext('2d')!.getImageData(x, 0, 1, element.height);
        let count = 0;
        for (let place = 0; place < pixels.length; place += 4) {
          // The first colour of lines is a dark blue-green.
          if (pixels[place + 1]! - pixels[place]! > 40 && pixels[place + 3]! > 100) count += 1;
        }
        return count;
      },
      (at - from) / (to - from),
    );
  expect(await linePixels(middle)).toBe(0);
  expect(await linePixels(GAP.from - 10 * MINUTE_MS)).toBeGreaterThan(0);
  await page.mouse.move(box.x + 64 + ((middle - from) / (to - from)) * (box.width - 68), box.y + 60);
  expect(await plot(page).getAttribute('aria-valuetext')).toMatch(/Connections: –$/);
  const described = await plot(page).getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described}"]`).innerText()).toContain('1 gap.');
});

test('stretches that were fetched later are marked, in a word as well', async () => {
  const { page } = await openDrawn();
  expect(await page.getByText('hatched: fetched later').count()).toBe(0);
  await page.getByRole('radio', { name: '24 h' }).check();
  await page.getByText('hatched: fetched later').waitFor();
});

test('a line can be left out of a chart, and its scale with it', async () => {
  const { page } = await openDrawn();
  const title = 'Lag in time by group';
  const before = await picture(page, title);
  const worst = chart(page, title).getByRole('button', { name: 'billing-consumer-0' });
  await worst.click();
  expect(await worst.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(() => picture(page, title)).not.toBe(before);
  await worst.click();
  await page.mouse.move(0, 0);
  await expect.poll(() => picture(page, title)).toBe(before);
});

test('a chart can be enlarged, and Escape makes it one of many again', async () => {
  const { page } = await openDrawn();
  const width = async () => (await canvas(page).boundingBox())!.width;
  const small = await width();
  await page.getByRole('button', { name: `Enlarge ${TITLE}` }).click();
  await expect.poll(width).toBeGreaterThan(small * 2);
  expect(await page.locator('canvas').count()).toBe(7);
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(small);
});

describe('what is on screen', () => {
  const save = async (page: Page, name: string) => {
    await page.locator('summary', { hasText: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return { fileName: download.suggestedFilename(), content: await readFile(await download.path()) };
  };

  test('is exported as CSV: the stretch, the lines and the digits that are shown, gaps as empty cells', async () => {
    const { page } = await openDrawn();
    await chart(page, 'Throughput').getByRole('button', { name: 'Out' }).click();
    const { fileName, content } = await save(page, 'Numbers (CSV)');
    expect(fileName).toBe(`${id}.csv`);
    const lines = content
      .toString('utf8')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(lines[0]).toContain('Throughput: In (bytes/s)');
    expect(lines[0]).not.toContain('Throughput: Out (bytes/s)');
    expect(lines).toHaveLength(61);
    expect([lines[1]![0], lines.at(-1)![0]]).toEqual([
      '2026-11-22T11:04:00.000Z',
      '2026-11-22T12:03:00.000Z',
    ]);
    const known: ChartPage = clusterCharts({ from: NEWEST - 59 * MINUTE_MS, to: NEWEST, compare: 'none' });
    const connections = known.panels.find(({ title }) => title === TITLE)!.lines[0]!.values;
    const column = lines[0]!.indexOf(`${TITLE}: ${TITLE} (count)`);
    expect(lines.slice(1).map((line) => line[column])).toEqual(
      connections.map((value) => value?.toString() ?? ''),
    );
    expect(connections).toContain(null);
  });

  test('is exported as a PNG of all charts at twice their size, whatever the window', async () => {
    const { page } = await openDrawn(new FakeBridge(data.healthy), { width: 800, colorScheme: 'dark' });
    const { fileName, content } = await save(page, 'Picture (PNG)');
    expect(fileName).toBe(`${id}.png`);
    expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Three columns of 480 with gaps of 32 and margins of 24; rows as high as their longest legend.
    expect(content.readUInt32BE(16)).toBe(2 * (3 * 480 + 2 * 32 + 2 * 24));
    const row = (legend: number) => 24 + 220 + 18 * legend;
    expect(content.readUInt32BE(20)).toBe(2 * (2 * 24 + 56 + row(5) + 32 + row(5) + 32 + row(2)));
    const colours = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const different = (x: number, y: number, width: number, height: number) => {
        const { data: pixels } = context.getImageData(x, y, width, height);
        return new Set(new Uint32Array(pixels.buffer)).size;
      };
      return {
        title: different(48, 40, 400, 60),
        plot: different(200, 200, 800, 400),
        margin: different(0, 0, 40, 40),
      };
    }, content.toString('base64'));
    expect(colours.margin).toBe(1);
    expect(colours.title).toBeGreaterThan(3);
    expect(colours.plot).toBeGreaterThan(3);
  });
});
