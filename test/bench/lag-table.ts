import type { Browser, CDPSession, Page } from 'playwright';
import { launchBrowser } from '../browser/launch.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { startTarget } from './target.ts';

const RUNS = 5;
const BUDGET_MS = 50;
const REAL_MINUTE_MS = 60_000;
const ROWS = 15_000;
/** Nobody sorts or filters a table that came up less than a second ago. */
const FIRST_LOOK_MS = 1_000;
/** More than is visible: every row in sight is another one after each step. */
const PIXELS_A_STEP = 2_800;

/** The lag table of a very large cluster, 15,000 rows, in the real pages: to sort it, to filter it, to scroll it. */
export async function lagTableBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(['very-large'], REAL_MINUTE_MS);
  await using subject = await Subject.start(target, { pages: true });
  subject.beginReading();
  await subject.minutes(1);
  const { origin, token } = subject.idle;
  const browser = await launchBrowser();
  // A page of its own each time: what the table learns from one action must not help the next.
  async function onNewPage<T>(measure: (table: OpenTable) => Promise<T>): Promise<T> {
    await using table = await openTable(browser, `${origin}/?token=${token}`);
    return await measure(table);
  }
  try {
    const sorts: number[] = [];
    const filters: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      sorts.push(await onNewPage((table) => scriptTime(table, sortByGroup)));
      filters.push(await onNewPage((table) => scriptTime(table, filter)));
    }
    return [row('sort by name', sorts), row('filter', filters), scrollRow(await onNewPage(scrollThrough))];
  } finally {
    await browser.close();
  }
}

interface OpenTable extends AsyncDisposable {
  readonly page: Page;
  readonly protocol: CDPSession;
}

async function openTable(browser: Browser, url: string): Promise<OpenTable> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const rowCount = await page.getByRole('grid').getAttribute('aria-rowcount');
  if (Number(rowCount) !== ROWS + 1) throw new Error(`The table has ${rowCount ?? 'no'} rows.`);
  await page.waitForTimeout(FIRST_LOOK_MS);
  const protocol = await context.newCDPSession(page);
  // CPU time of the page's main thread: less moved by its neighbours than a clock.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, protocol, [Symbol.asyncDispose]: () => context.close() };
}

/** Milliseconds of script from an action until the table shows its result. */
async function scriptTime(
  { page, protocol }: OpenTable,
  act: (page: Page) => Promise<void>,
): Promise<number> {
  const before = await spentOn(protocol, 'ScriptDuration');
  await act(page);
  return (await spentOn(protocol, 'ScriptDuration')) - before;
}

/** What the main thread of the page has spent so far, in milliseconds: on scripts, or on all its tasks. */
async function spentOn(protocol: CDPSession, what: 'ScriptDuration' | 'TaskDuration'): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === what)?.value ?? NaN) * 1000;
}

/** By the first column, whose texts are dearer to compare than numbers. */
async function sortByGroup(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const header = document.querySelector('[role=columnheader]');
    header?.querySelector('button')?.click();
    const deadline = performance.now() + 5_000;
    while (header?.getAttribute('aria-sort') !== 'ascending') {
      if (performance.now() > deadline) throw new Error('The table is not sorted.');
      await new Promise(requestAnimationFrame);
    }
  });
}

async function filter(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('.table-tools input');
    const grid = document.querySelector('[role=grid]');
    const unfiltered = grid?.getAttribute('aria-rowcount');
    if (field) field.value = 'a';
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const deadline = performance.now() + 5_000;
    while (grid?.getAttribute('aria-rowcount') === unfiltered) {
      if (performance.now() > deadline) throw new Error('The table is not filtered.');
      await new Promise(requestAnimationFrame);
    }
  });
}

/**
 * Scrolls from the first row to the last. Answers the milliseconds that the page's main thread spent on each step until
 * it was painted, on script, style, layout and paint together: no single task of the step can have been longer.
 */
async function scrollThrough({ page, protocol }: OpenTable): Promise<number[]> {
  const grid = page.getByRole('grid');
  const steps: number[] = [];
  for (let hasMore = true; hasMore;) {
    const before = await spentOn(protocol, 'TaskDuration');
    hasMore = await grid.evaluate(async (element, pixels) => {
      const top = element.scrollTop;
      element.scrollTop += pixels;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return element.scrollTop > top;
    }, PIXELS_A_STEP);
    steps.push((await spentOn(protocol, 'TaskDuration')) - before);
  }
  return steps;
}

function row(what: string, times: readonly number[]): BenchRow {
  const middle = median(times);
  return {
    what: `lag table of 15,000 rows: ${what}`,
    value: `${middle.toFixed(0)} ms of script (worst ${Math.max(...times).toFixed(0)} ms)`,
    budget: `${BUDGET_MS} ms`,
    ok: middle <= BUDGET_MS,
  };
}

function scrollRow(steps: readonly number[]): BenchRow {
  const longest = Math.max(...steps);
  return {
    what: 'lag table of 15,000 rows: longest step of scrolling through',
    value: `${longest.toFixed(0)} ms (median ${median(steps).toFixed(0)} ms)`,
    budget: `${BUDGET_MS} ms`,
    ok: longest <= BUDGET_MS,
  };
}
