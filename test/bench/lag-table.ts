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
const PIXELS_A_FRAME = 1_400;

/** The lag table of a very large cluster, 15,000 rows, in the real pages: to sort it, to filter it, to scroll it. */
export async function lagTableBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(['very-large'], REAL_MINUTE_MS);
  await using subject = await Subject.start(target, { pages: true });
  subject.beginReading();
  await subject.minutes(1);
  const { origin, token } = subject.idle;
  const browser = await launchBrowser();
  try {
    const sorts: number[] = [];
    const filters: number[] = [];
    const longTasks: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await using table = await openTable(browser, `${origin}/?token=${token}`);
      sorts.push(await scriptTime(table, sortByGroup));
    }
    for (let run = 0; run < RUNS; run += 1) {
      await using table = await openTable(browser, `${origin}/?token=${token}`);
      filters.push(await scriptTime(table, filter));
      if (run === 0) longTasks.push(...(await scrollThrough(table.page)));
    }
    return [row('sort by name', sorts), row('filter', filters), scrollRow(longTasks)];
  } finally {
    await browser.close();
  }
}

interface OpenTable extends AsyncDisposable {
  readonly page: Page;
  readonly protocol: CDPSession;
}

/** A page of its own each time: what the table learns from one action must not help the next. */
async function openTable(browser: Browser, url: string): Promise<OpenTable> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const rowCount = await page.getByRole('grid').getAttribute('aria-rowcount');
  if (Number(rowCount) !== ROWS + 1) throw new Error(`The table has ${rowCount ?? 'no'} rows.`);
  await page.waitForTimeout(FIRST_LOOK_MS);
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable');
  return { page, protocol, [Symbol.asyncDispose]: () => context.close() };
}

/** Milliseconds of script from an action until the table shows its result. */
async function scriptTime(
  { page, protocol }: OpenTable,
  act: (page: Page) => Promise<void>,
): Promise<number> {
  const before = await scriptSeconds(protocol);
  await act(page);
  return ((await scriptSeconds(protocol)) - before) * 1000;
}

async function scriptSeconds(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
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

/** Scrolls from the first row to the last, and answers the tasks longer than 50 ms, in milliseconds. */
async function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(async (step) => {
    const longTasks: number[] = [];
    const take = (entries: PerformanceObserverEntryList) => {
      longTasks.push(...entries.getEntries().map(({ duration }) => duration));
    };
    const observer = new PerformanceObserver(take);
    observer.observe({ type: 'longtask' });
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('There is no table.');
    for (let before = -1; grid.scrollTop > before;) {
      before = grid.scrollTop;
      grid.scrollTop += step;
      await new Promise(requestAnimationFrame);
    }
    // Entries come in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    return longTasks;
  }, PIXELS_A_FRAME);
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

function scrollRow(longTasks: readonly number[]): BenchRow {
  const longest = Math.max(...longTasks);
  return {
    what: 'lag table of 15,000 rows: tasks above 50 ms while scrolling through',
    value: longTasks.length === 0 ? 'none' : `${longTasks.length}, longest ${longest.toFixed(0)} ms`,
    budget: 'none',
    ok: longTasks.length === 0,
  };
}
