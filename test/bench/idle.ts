import { median } from './median.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { FIVE_MEDIUM, startTarget } from './target.ts';

const WARM_UPS = 5;
const MINUTES = 11;
const MINUTE_LASTS_MS = 1_500;
const CPU_BUDGET_PERCENT = 0.5;
const RSS_BUDGET_MEGABYTES = 150;

/**
 * What Laglight costs while nobody looks: five clusters of 2,900 series, headless. A minute lasts a second and a half; all that
 * happens in it happens as often as in a real one, so its CPU time is taken as a share of sixty seconds.
 */
export async function idleBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(FIVE_MEDIUM, MINUTE_LASTS_MS);
  await using subject = await Subject.start(target);
  subject.beginReading();
  const minutes = (await subject.minutes(WARM_UPS + MINUTES)).slice(WARM_UPS);
  const percent = (median(minutes.map(({ cpuMs }) => cpuMs)) / 60_000) * 100;
  const megabytes = Math.max(...minutes.map(({ rssBytes }) => rssBytes)) / 1e6;
  return [
    {
      what: 'idle, 5 medium clusters: CPU',
      value: `${percent.toFixed(2)} % of a core`,
      budget: `${CPU_BUDGET_PERCENT} %`,
      ok: percent <= CPU_BUDGET_PERCENT,
    },
    {
      what: 'idle, 5 medium clusters: memory',
      value: `${megabytes.toFixed(0)} MB RSS`,
      budget: `${RSS_BUDGET_MEGABYTES} MB`,
      ok: megabytes <= RSS_BUDGET_MEGABYTES,
    },
  ];
}
