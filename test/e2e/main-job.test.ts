import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtRenderer } from '../browser/built-renderer.ts';
import { launchBrowser } from '../browser/launch.ts';
import { trueFigures } from './figures.ts';
import { Whole } from './whole.ts';

/** How the figures are called on a cluster's page. */
const LABELS = {
  lag: 'Lag',
  groups: 'Groups',
  bytesIn: 'Bytes in',
  bytesOut: 'Bytes out',
  recordsIn: 'Records in',
  recordsOut: 'Records out',
  connections: 'Connections',
  partitions: 'Partitions',
} as const satisfies Record<keyof ReturnType<typeof trueFigures>, string>;

/** The exact numbers that hovering over the figures of a cluster's page shows. */
async function shownFigures(page: Page): Promise<Record<string, number>> {
  const figures = page.locator('.key-figures > div');
  const entries = await figures.evaluateAll((elements) =>
    elements.map((element) => [
      element.querySelector('dt')?.textContent ?? '',
      element.querySelector('dd [title]')?.getAttribute('title') ?? '',
    ]),
  );
  return Object.fromEntries(entries.map(([label, title]) => [label!, exact(title!)]));
}

/** Each row of the table of groups on screen: its keys and its lag in records, which stands behind that in time. */
async function shownRows(table: Locator): Promise<Map<string, number>> {
  const rows = await table
    .locator('.body-row')
    .evaluateAll((elements) =>
      elements.map((row) => [
        [...row.querySelectorAll('.key')].map((cell) => cell.textContent).join(' · '),
        row.querySelectorAll('.number')[1]?.getAttribute('title') ?? '',
      ]),
    );
  return new Map(rows.map(([key, title]) => [key!, exact(title!)]));
}

const exact = (title: string): number => Number(/^-?[\d,]+(\.\d+)?/.exec(title)?.[0].replaceAll(',', ''));

describe('the main job: simulator, scrape, screen', () => {
  const whole = new Whole();
  const { simulator } = whole;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await builtRenderer();
    browser = await launchBrowser();
    await whole.start({ fetchesPast: true });
  });
  beforeEach(async () => {
    const context = await browser.newContext({ timezoneId: 'UTC', viewport: { width: 1280, height: 3000 } });
    page = await context.newPage();
    await page.goto(whole.url);
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await whole.dispose();
  });

  const clock = (): string => new Date(simulator.truth.exportMinute()).toISOString().slice(11, 16);

  async function expectTruthOnScreen(cluster: string): Promise<void> {
    await page.getByText(`as of ${clock()}`).first().waitFor();
    const shown = await shownFigures(page);
    for (const [figure, value] of Object.entries(trueFigures(simulator.truth, cluster))) {
      const label = LABELS[figure as keyof typeof LABELS];
      expect(shown[label], `${label} of ${cluster}`).toBeCloseTo(value, 6);
    }
    const rows = await shownRows(page.getByRole('grid'));
    const minute = simulator.truth.exportMinute();
    const expected = simulator.truth
      .groups(cluster)
      .flatMap(({ group, topics }) =>
        topics.map(
          (topic) => [`${group} · ${topic}`, simulator.truth.lag(cluster, { group, topic }, minute)] as const,
        ),
      );
    expect(rows).toEqual(new Map(expected));
  }

  it('shows a card for each cluster', async () => {
    await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
    expect(await page.locator('.card').count()).toBe(3);
  });

  it.each(simulator.clusterIds)('shows the numbers of %s as they truly are', async (cluster) => {
    await page.evaluate((hash) => (location.hash = hash), `#/cluster/${cluster}`);
    await expectTruthOnScreen(cluster);
  });

  it('follows minute by minute without being asked', async () => {
    const [cluster = ''] = simulator.clusterIds;
    await page.evaluate((hash) => (location.hash = hash), `#/cluster/${cluster}`);
    await expectTruthOnScreen(cluster);
    for (let minute = 0; minute < 2; minute += 1) {
      const before = clock();
      await whole.passMinute();
      expect(clock()).not.toBe(before);
      await expectTruthOnScreen(cluster);
    }
  });

  it('fills the hour before its start from the past', async () => {
    const [cluster = ''] = simulator.clusterIds;
    const to = simulator.truth.exportMinute();
    const from = to - 59 * 60_000;
    const panelOf = async (id: string) => {
      const page = await whole.laglight.charts({ clusterId: cluster, from, to, compare: 'none' });
      return page!.panels.find((panel) => panel.id === id)!;
    };
    const isFull = async () => {
      const panels = await Promise.all(['throughput', 'lag-time'].map(panelOf));
      return panels.every(({ lines }) => lines[0]!.values.every((value) => value !== null));
    };
    await whole.fetchPast(isFull);
    const [bytesIn] = (await panelOf('throughput')).lines;
    bytesIn!.values.forEach((value, index) => {
      const { receivedBytes } = simulator.truth.totals(cluster, from + index * 60_000);
      expect(value).toBeCloseTo(receivedBytes / 60, 6);
    });
    expect((await panelOf('lag-time')).lines[0]!.values).not.toContain(null);
  });

  it('reveals the secret in no answer', async () => {
    const [cluster = ''] = simulator.clusterIds;
    const to = simulator.truth.exportMinute();
    const answers = JSON.stringify([
      whole.laglight.overview(),
      await whole.laglight.cluster({ clusterId: cluster }),
      await whole.laglight.charts({ clusterId: cluster, from: to - 3_600_000, to, compare: 'none' }),
    ]);
    expect(answers).not.toContain(simulator.credentials.secret);
    expect(await page.content()).not.toContain(simulator.credentials.secret);
  });
});
