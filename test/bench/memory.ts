import type { ClusterSize } from '../../main/simulator/cluster-plan.ts';
import { OpenPage } from './open-page.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { CEILING, HUNDRED_THOUSAND_SERIES, startTarget } from './target.ts';

const SCRAPES = 5;
const MINUTE_LASTS_MS = 3_000;
/** The largest body takes longer to make and to send. */
const CEILING_SCRAPES = 2;
const CEILING_MINUTE_LASTS_MS = 12_000;

/** How far the memory of the process rises above what it has before the first scrape, headless but where it says so. */
export async function memoryBenchmark(): Promise<BenchRow[]> {
  const headless = await peakAboveIdle(HUNDRED_THOUSAND_SERIES, MINUTE_LASTS_MS, SCRAPES);
  const watched = await peakAboveIdle(HUNDRED_THOUSAND_SERIES, MINUTE_LASTS_MS, SCRAPES, true);
  const ceiling = await peakAboveIdle(CEILING, CEILING_MINUTE_LASTS_MS, CEILING_SCRAPES);
  return [
    row('100,000 series', headless, 90),
    { what: "memory above idle, 100,000 series, a cluster's page open", value: megabytes(watched) },
    row('780,000 series', ceiling, 150),
  ];
}

async function peakAboveIdle(
  sizes: readonly ClusterSize[],
  minuteLasts: number,
  scrapes: number,
  pages = false,
): Promise<number> {
  await using target = await startTarget(sizes, minuteLasts);
  await using subject = await Subject.start(target, { pages });
  using page = pages ? new OpenPage(subject.idle, target.clusterIds[0] ?? '') : undefined;
  subject.beginReading();
  const minutes = await subject.minutes(scrapes);
  page?.assertAnswered();
  return Math.max(...minutes.map(({ peakRssBytes }) => peakRssBytes)) - subject.idle.rssBytes;
}

function row(what: string, bytes: number, budgetMegabytes: number): BenchRow {
  return {
    what: `memory above idle, ${what}`,
    value: megabytes(bytes),
    budget: `${budgetMegabytes} MB`,
    ok: bytes <= budgetMegabytes * 1e6,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
