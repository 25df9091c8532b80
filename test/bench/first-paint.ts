import type { Browser } from 'playwright';
import { launchBrowser } from '../browser/launch.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';
import { type IdleReport, Subject } from './subject.ts';
import { FIVE_MEDIUM, startTarget } from './target.ts';

const RUNS = 5;
const BUDGET_MS = 500;
const REAL_MINUTE_MS = 60_000;
const HISTORY_MINUTES = 70;

/** Milliseconds since the page was asked for. */
interface Paint {
  readonly firstContent: number;
  /** The first frame with a card that shows numbers. */
  readonly firstCard: number;
}

/** How soon a page that is opened shows something of use: the real host, five clusters, a fresh browser profile. */
export async function firstPaintBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(FIVE_MEDIUM, REAL_MINUTE_MS, HISTORY_MINUTES);
  await using subject = await Subject.start(target, { pages: true });
  subject.beginReading();
  await subject.minutes(1);
  const browser = await launchBrowser();
  try {
    // The browser itself is still starting while the first page opens.
    await paint(browser, subject.idle);
    const paints: Paint[] = [];
    for (let run = 0; run < RUNS; run += 1) paints.push(await paint(browser, subject.idle));
    const card = median(paints.map(({ firstCard }) => firstCard));
    return [
      {
        what: 'renderer: first contentful paint',
        value: `${median(paints.map(({ firstContent }) => firstContent)).toFixed(0)} ms`,
      },
      {
        what: 'renderer: first card with numbers on screen',
        value: `${card.toFixed(0)} ms`,
        budget: `${BUDGET_MS} ms`,
        ok: card <= BUDGET_MS,
      },
    ];
  } finally {
    await browser.close();
  }
}

async function paint(browser: Browser, { origin, token }: IdleReport): Promise<Paint> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const look = (): void => {
        // The callback runs before its frame is painted: a card found here was painted with the frame before at best,
        // so the next frame's time is taken.
        const shows = /\d/.test(document.querySelector('.card .card-figures')?.textContent ?? '');
        requestAnimationFrame(shows ? () => performance.mark('first-card') : look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${origin}/?token=${token}`);
    return await page.evaluate(async () => {
      const timeOf = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
      for (;;) {
        const [firstContent, firstCard] = [timeOf('first-contentful-paint'), timeOf('first-card')];
        if (firstContent !== undefined && firstCard !== undefined) return { firstContent, firstCard };
        await new Promise(requestAnimationFrame);
      }
    });
  } finally {
    await context.close();
  }
}
