import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../main/simulator/scenarios.ts';
import { builtRenderer } from '../browser/built-renderer.ts';
import { launchBrowser } from '../browser/launch.ts';
import { Whole } from './whole.ts';

/** Short enough to wait for, long enough for a busy machine. */
const LIMITS = { deadlineMs: 8_000, headersMs: 4_000, bodyMs: 1_000 };

interface Fault {
  readonly scenario: ScenarioName;
  readonly code: string;
  /** Part of the sentence that tells of it. */
  readonly told: string;
  readonly word: 'stale' | 'needs a key';
}

const FAULTS: readonly Fault[] = [
  { scenario: 'revoked-key', code: 'key-refused', told: 'refuses the API key', word: 'needs a key' },
  { scenario: 'rate-limited', code: 'rate-limited', told: 'used up', word: 'stale' },
  { scenario: 'server-error', code: 'server-error', told: 'status 500', word: 'stale' },
  { scenario: 'slow-body', code: 'time-out', told: 'did not end in time', word: 'stale' },
  { scenario: 'cut-off-body', code: 'cut-off', told: 'cut off', word: 'stale' },
  { scenario: 'html-page', code: 'not-metrics', told: 'Something else than Confluent', word: 'stale' },
  { scenario: 'corrupt-gzip', code: 'cut-off', told: 'damaged', word: 'stale' },
];

let browser: Browser;
let page: Page;
let whole: Whole;

beforeAll(async () => {
  await builtRenderer();
  browser = await launchBrowser();
});
beforeEach(async () => {
  whole = new Whole();
  const context = await browser.newContext({ timezoneId: 'UTC' });
  page = await context.newPage();
});
afterEach(async () => {
  await page.context().close();
  await whole.dispose();
});
afterAll(() => browser.close());

const first = (): string => whole.simulator.clusterIds[0]!;

async function startAndOpen(): Promise<void> {
  await whole.start({ network: { environment: {}, limits: LIMITS } });
  await page.goto(whole.url);
}

describe.each(FAULTS)('$scenario', ({ scenario, code, told, word }) => {
  it(`ends as ${code} on screen with the last values kept, and passes without a restart`, async () => {
    await startAndOpen();
    await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
    const before = whole.cluster(first());

    whole.simulator.start(scenario);
    await whole.passMinutesUntil(() => whole.cluster(first()).failure !== null);
    const during = whole.cluster(first());
    expect(during.failure).toMatchObject({ code });
    expect(during.failure?.causes.length).toBeGreaterThan(0);
    expect(during.failure?.title.toLowerCase()).toContain(told.toLowerCase());
    expect(during.figures).toEqual(before.figures);
    expect(during.asOf).toBe(before.asOf);
    await page.getByText(during.failure!.title).first().waitFor();
    await page.locator('.card.stale .state-word', { hasText: word }).first().waitFor();

    whole.simulator.stop(scenario);
    await whole.passMinutesUntil(() => whole.cluster(first()).health === 'healthy');
    await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
    expect(whole.cluster(first()).asOf).toBeGreaterThan(during.asOf!);
    expect(whole.cluster(first()).failure).toBeNull();
  });

  it('is told as well when it meets the very first read', async () => {
    whole.simulator.start(scenario);
    await startAndOpen();
    expect(whole.cluster(first()).failure).toMatchObject({ code });
    expect(whole.cluster(first()).figures.lag).toBeNull();
    await page.getByText(whole.cluster(first()).failure!.title).first().waitFor();
  });
});

describe('deleted-cluster', () => {
  it('marks that cluster alone, says why, and takes it back when it is there again', async () => {
    await startAndOpen();
    whole.simulator.start('deleted-cluster', { cluster: first() });
    await whole.passMinutesUntil(() => whole.cluster(first()).failure !== null);
    expect(whole.cluster(first())).toMatchObject({ health: 'stale', failure: { code: 'unknown-cluster' } });
    const [, ...others] = whole.simulator.clusterIds;
    for (const id of others) expect(whole.cluster(id)).toMatchObject({ health: 'healthy', failure: null });
    await page.getByRole('heading', { name: 'prod-eu has no current data.' }).waitFor();
    await page.locator('.card.stale').getByText('does not exist, or that this key may not read it').waitFor();

    whole.simulator.stop();
    await whole.passMinutesUntil(() => whole.cluster(first()).health === 'healthy');
    await page.getByRole('heading', { name: 'All 3 clusters are healthy.' }).waitFor();
  });
});

describe('what happens inside a cluster', () => {
  it('hot-partition: a warning that names the topic, until it cools down', async () => {
    await startAndOpen();
    whole.simulator.start('hot-partition', { cluster: first() });
    await whole.passMinutesUntil(() => whole.cluster(first()).health === 'warning');
    expect(whole.cluster(first()).sentence).toContain('A partition of orders is hot.');
    await page.locator('.state-word', { hasText: 'warning' }).first().waitFor();
    whole.simulator.stop();
    await whole.passMinutesUntil(() => whole.cluster(first()).health === 'healthy');
  });

  it('vanished-group: its rows stay, with what is estimated to wait, and its state', async () => {
    await whole.start({ network: { environment: {}, limits: LIMITS }, fetchesPast: true });
    await page.goto(whole.url);
    const group = 'order-fulfilment';
    // Only a group that was seen for an hour can vanish.
    const isHourKnown = async () => {
      const page = await whole.laglight.group({ clusterId: first(), group });
      return page?.summary.sparkline.every((lag) => lag !== null) ?? false;
    };
    await whole.fetchPast(isHourKnown);
    whole.simulator.start('vanished-group', { cluster: first(), group });
    await whole.passMinutesUntil(() => whole.cluster(first()).sentence.includes('no longer report'));
    await page.evaluate((hash) => (location.hash = hash), `#/cluster/${first()}`);
    await page.getByLabel('Filter').last().fill(group);
    const row = page.locator('.body-row', { hasText: group }).first();
    await whole.passMinutesUntil(() => whole.laglight.overview().troubled.some((one) => one.group === group));
    await row.getByText('vanished').waitFor();
    whole.simulator.stop();
    await whole.passMinutesUntil(() => !whole.cluster(first()).sentence.includes('no longer report'));
  });

  const lagOf = (group: string): number =>
    whole.simulator.truth.lag(first(), { group }, whole.simulator.truth.exportMinute());
  const shownLagOf = async (group: string) => (await whole.lagsOf(first(), group, 1)).at(-1);

  it.each(['stalled-group', 'stuck-partition', 'slow-consumer', 'traffic-spike'] as const)(
    '%s: the lag on screen grows as it truly does',
    async (scenario) => {
      await startAndOpen();
      const before = lagOf('order-fulfilment');
      whole.simulator.start(scenario);
      for (let minute = 0; minute < 10; minute += 1) await whole.passMinute();
      expect(lagOf('order-fulfilment')).toBeGreaterThan(before);
      expect(await shownLagOf('order-fulfilment')).toBe(lagOf('order-fulfilment'));
    },
  );

  it('rebalance-freeze: the last lag is repeated, as Confluent does', async () => {
    await startAndOpen();
    whole.simulator.start('rebalance-freeze');
    for (let minute = 0; minute < 6; minute += 1) await whole.passMinute();
    const values = await whole.lagsOf(first(), 'order-fulfilment', 3);
    expect(values.at(-1)).toBe(values.at(-2));
    expect(values.at(-1)).not.toBe(lagOf('order-fulfilment'));
  });

  it('connection-storm: connections and authentications as they truly are', async () => {
    await startAndOpen();
    const before = whole.cluster(first()).figures.connections!;
    whole.simulator.start('connection-storm');
    for (let minute = 0; minute < 5; minute += 1) await whole.passMinute();
    const minute = whole.simulator.truth.exportMinute();
    const { connections, authentications } = whole.simulator.truth.totals(first(), minute);
    expect(connections).toBeGreaterThan(before);
    expect(whole.cluster(first()).figures.connections).toBe(connections);
    const { metrics } = (await whole.laglight.cluster({ clusterId: first() }))!;
    const shown = metrics.find(({ id }) => id.endsWith('successful_authentication_count'))!;
    expect(shown.value).toBeCloseTo(authentications / 60, 9);
  });
});
