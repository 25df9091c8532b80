import { setTimeout as delay } from 'node:timers/promises';
import { median } from './median.ts';
import { Prometheus } from './prometheus.ts';
import type { BenchRow } from './row.ts';
import { Subject } from './subject.ts';
import { HUNDRED_THOUSAND_SERIES, startTarget, type Target } from './target.ts';

const RUNS = 5;
const WARM_UPS = 2;
const MINUTE_LASTS_MS = 4_000;
const SERIES = 100_000;
const POLL_MS = 250;
const PATIENCE_MS = 30_000;

/**
 * CPU time of a whole scrape of 100,000 series, from the network to the committed snapshots, beside Debian's Prometheus
 * on the same target. Ours is all that the process does in a minute; from Prometheus' its idle rate is subtracted.
 */
export async function scrapeBenchmark(): Promise<BenchRow[]> {
  await using target = await startTarget(HUNDRED_THOUSAND_SERIES, MINUTE_LASTS_MS);
  const ours = await cpuOfLaglight(target);
  const rows = [{ what: 'scrape of 100,000 series: Laglight', value: milliseconds(ours) }];
  if (!Prometheus.isThere()) return rows;
  const theirs = await cpuOfPrometheus(target);
  const ratio = ours / theirs;
  return [
    ...rows,
    { what: 'scrape of 100,000 series: Prometheus', value: milliseconds(theirs) },
    {
      what: 'scrape of 100,000 series: Laglight, share of Prometheus',
      value: ratio.toFixed(2),
      budget: 'at most 1',
      ok: ratio <= 1,
    },
  ];
}

async function cpuOfLaglight(target: Target): Promise<number> {
  await using subject = await Subject.start(target);
  subject.beginReading();
  const minutes = await subject.minutes(WARM_UPS + RUNS);
  return median(minutes.slice(WARM_UPS).map(({ cpuMs }) => cpuMs));
}

async function cpuOfPrometheus(target: Target): Promise<number> {
  await using prometheus = await Prometheus.start();
  const idle = await cpuOfNextMinute(prometheus);
  prometheus.scrape(target);
  await untilScraped(prometheus);
  // Away from the scrape on both sides, so that each minute holds one.
  await delay(MINUTE_LASTS_MS / 3);
  for (let run = 0; run < WARM_UPS - 1; run += 1) await cpuOfNextMinute(prometheus);
  const before = await prometheus.appendedSamples();
  const minutes: number[] = [];
  for (let run = 0; run < RUNS; run += 1) minutes.push(await cpuOfNextMinute(prometheus));
  const appended = (await prometheus.appendedSamples()) - before;
  // A busy machine moves a scrape from one minute into the next: the median does not mind one.
  if (appended < (RUNS - 1) * SERIES) throw new Error(`Prometheus took in ${appended} samples only.`);
  return median(minutes) - idle;
}

async function cpuOfNextMinute(prometheus: Prometheus): Promise<number> {
  const before = prometheus.cpuMs();
  await delay(MINUTE_LASTS_MS);
  return prometheus.cpuMs() - before;
}

async function untilScraped(prometheus: Prometheus): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await prometheus.appendedSamples()) < SERIES) {
    if (Date.now() > deadline) throw new Error('Prometheus does not scrape.');
    await delay(POLL_MS);
  }
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms of CPU`;
}
