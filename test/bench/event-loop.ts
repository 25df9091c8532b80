import { median } from './median.ts';
import { OpenPage } from './open-page.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { HUNDRED_THOUSAND_SERIES, startTarget, type Target } from './target.ts';

const RUNS = 5;
const WARM_UPS = 2;
const BUDGET_MS = 10;
const MINUTE_LASTS_MS = 3_000;

/** The longest hold of the event loop in a minute with a scrape of 100,000 series, a cluster's page being open. */
export async function eventLoopBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(HUNDRED_THOUSAND_SERIES, MINUTE_LASTS_MS);
  const first: number[] = [];
  for (let run = 0; run < RUNS; run += 1) first.push(...(await longestHolds(target, 1)));
  const known = (await longestHolds(target, WARM_UPS + RUNS)).slice(WARM_UPS);
  return [row('first scrape of a process', first), row('known series', known)];
}

async function longestHolds(target: Target, scrapes: number): Promise<number[]> {
  await using subject = await Subject.start(target, { pages: true, holds: true });
  using page = new OpenPage(subject.idle, target.clusterIds[0] ?? '');
  subject.beginReading();
  const minutes = await subject.minutes(scrapes);
  page.assertAnswered();
  return minutes.map(({ longestHoldMs }) => longestHoldMs ?? NaN);
}

function row(what: string, holds: readonly number[]): BenchRow {
  const middle = median(holds);
  return {
    what: `longest hold of the event loop, 100,000 series: ${what}`,
    value: `${middle.toFixed(1)} ms (worst ${Math.max(...holds).toFixed(1)} ms)`,
    budget: `${BUDGET_MS} ms`,
    ok: middle <= BUDGET_MS,
  };
}
