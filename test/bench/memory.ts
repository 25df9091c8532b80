import type { ClusterSize } from '../../main/simulator/cluster-plan.ts';
import { OpenPage } from './open-page.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { CEILING, HUNDRED_THOUSAND_SERIES, startTarget } from './target.ts';

const SCRAPES = 6;
const MINUTE_LASTS_MS = 3_000;
/** The largest body takes longer to make and to send. */
const CEILING_SCRAPES = 3;
const CEILING_MINUTE_LASTS_MS = 12_000;

/** How far the memory of the process rises above what it has before the first scrape, a cluster's page being open. */
export async function memoryBenchmark(): Promise<BenchRow[]> {
  return [
    row('100,000 series', 90, await peakAboveIdle(HUNDRED_THOUSAND_SERIES, MINUTE_LASTS_MS, SCRAPES)),
    row('780,000 series', 150, await peakAboveIdle(CEILING, CEILING_MINUTE_LASTS_MS, CEILING_SCRAPES)),
  ];
}

async function peakAboveIdle(
  sizes: readonly ClusterSize[],
  minuteLasts: number,
  scrapes: number,
): Promise<number> {
  await using target = await startTarget(sizes, minuteLasts);
  await using subject = await Subject.start(target, { pages: true });
  using page = new OpenPage(subject.idle, target.clusterIds[0] ?? '');
  subject.beginReading();
  const minutes = await subject.minutes(scrapes);
  page.assertAnswered();
  return Math.max(...minutes.map(({ peakRssBytes }) => peakRssBytes)) - subject.idle.rssBytes;
}

function row(what: string, budgetMegabytes: number, bytes: number): BenchRow {
  const megabytes = bytes / 1e6;
  return {
    what: `memory above idle, ${what}`,
    value: `${megabytes.toFixed(0)} MB`,
    budget: `${budgetMegabytes} MB`,
    ok: megabytes <= budgetMegabytes,
  };
}
