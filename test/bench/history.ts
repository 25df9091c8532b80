import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MINUTE_MS } from '../../main/clock.ts';
import type { StepMs } from '../../main/history/data.ts';
import { History } from '../../main/history/history.ts';
import { ScrapeFeed } from '../../main/history/scrape-feed.ts';
import { buffersOf } from '../../main/history/scrape-parcel.ts';
import { HistoryStore } from '../../main/history/worker/store.ts';
import type { Retention } from '../../preload/answers/history.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { ScrapedCluster } from './history-scrapes.ts';
import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const RETENTION: Retention = { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 10_000 };
const MIDNIGHT = Date.UTC(2026, 10, 22);
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const LAG = 'confluent_kafka_server_consumer_lag_offsets';
const RUNS = 5;

/** The history on disk: how much room it takes, and how long keeping, reading and starting take. */
export async function historyBenchmark(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'laglight-bench-'));
  try {
    return [
      await bytesPerSample(join(folder, 'day.db')),
      ...(await commit(join(folder, 'commit.db'))),
      ...(await longHistory(folder)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A day and what it takes to have it packed, of a medium cluster. All that lies on disk, over all samples of minutes. */
async function bytesPerSample(path: string): Promise<BenchRow> {
  await using cluster = new ScrapedCluster('medium', MIDNIGHT);
  const store = new HistoryStore(path, cluster.clock);
  const feed = new ScrapeFeed(numbers());
  const minutes = 24 * 60 + 75;
  for (let minute = 0; minute < minutes; minute++) {
    const parcel = feed.take(await cluster.scrape(), cluster.clock.now());
    if (parcel) store.record(parcel);
    workAll(store);
  }
  store.close();
  const samples = countSamples(path);
  const bytes = statSync(path).size / samples;
  return {
    what: `history on disk, medium cluster, a packed day of ${(samples / 1e6).toFixed(1)} million samples`,
    value: `${bytes.toFixed(2)} bytes a sample`,
    budget: '4 bytes',
    ok: bytes <= 4,
  };
}

/** The samples of minutes that are in the file, packed or not. */
function countSamples(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const lines = database.prepare('SELECT id, cluster, metric, labels, is_long FROM series').all();
  database.close();
  const store = new HistoryStore(path, new ManualClock(MIDNIGHT));
  const keys = lines.map((line) => ({
    clusterId: String(line['cluster']),
    metricId: String(line['metric']),
    labels: JSON.parse(String(line['labels'])) as Record<string, string>,
  }));
  let samples = 0;
  for (const { known } of store.read(keys, MIDNIGHT, MIDNIGHT + 2 * DAY_MS, MINUTE_MS)) {
    for (const one of known) samples += one;
  }
  store.close();
  return samples;
}

/** One scrape of about 15,000 series: what it costs the main thread to hand over, and the worker to commit. */
async function commit(path: string): Promise<BenchRow[]> {
  await using cluster = new ScrapedCluster('large', MIDNIGHT);
  const store = new HistoryStore(path, cluster.clock);
  const feed = new ScrapeFeed(numbers());
  const handing: number[] = [];
  const committing: number[] = [];
  const packing: number[] = [];
  let samples = 0;
  for (let minute = 0; minute < 70; minute++) {
    const snapshot = await cluster.scrape();
    const began = performance.now();
    const taken = feed.take(snapshot, cluster.clock.now());
    if (!taken) throw new Error('The scrape brought nothing.');
    const parcel = structuredClone(taken, { transfer: buffersOf(taken) });
    handing.push(performance.now() - began);
    samples = snapshot.tables.reduce((sum, table) => sum + table.rows * table.metricIds.length, 0);
    committing.push(timed(() => store.record(parcel)));
    packing.push(...workTimed(store));
  }
  store.close();
  const series = `${(samples / 1_000).toFixed(1)} thousand series`;
  const slices = packing.filter((slice) => slice > 0.5);
  return [
    { what: `history: handing over ${series}, main thread`, value: span(handing.slice(1)) },
    { what: `history: handing over ${series}, first scrape`, value: milliseconds(handing[0] ?? NaN) },
    { what: `history: commit of ${series}, worker`, value: span(committing.slice(1)) },
    { what: `history: commit of ${series}, first scrape`, value: milliseconds(committing[0] ?? NaN) },
    { what: 'history: a slice of packing an hour of them', value: span(slices) },
  ];
}

/** A year of hours, a month of five minutes, a week of minutes, of 1,000 groups. */
async function longHistory(folder: string): Promise<BenchRow[]> {
  const now = MIDNIGHT + 12 * HOUR_MS;
  const clock = new ManualClock(now);
  const store = new HistoryStore(join(folder, 'history.db'), clock);
  const groups = Array.from({ length: 1_000 }, (_, index) => `group-${index}`);
  fillDays(store, groups, 365, 3_600_000);
  fillDays(store, groups, 30, 300_000);
  for (let hour = 7 * 24; hour >= 0; hour--) fill(store, groups, now - hour * HOUR_MS, 60, MINUTE_MS);
  const parcel = { clusterId: 'lkc-1', minute: now / MINUTE_MS, takenAt: now, isComplete: true, tables: [] };
  store.record({ ...parcel, totals: [{ metricId: LAG, kind: 'level', minute: now / MINUTE_MS, value: 1 }] });
  workAll(store);
  store.close();
  const starts: number[] = [];
  const reads: number[] = [];
  const years: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const history = new History({ folder, clock, retention: RETENTION });
    let began = performance.now();
    await history.open();
    starts.push(performance.now() - began);
    const key = (index: number) => ({
      clusterId: 'lkc-1',
      metricId: LAG,
      labels: { consumer_group_id: `group-${index}` },
    });
    await history.read([key(0)], now - 7 * DAY_MS, now, 60_000);
    began = performance.now();
    await history.read([key(100 * run + 7)], now - 7 * DAY_MS, now, 60_000);
    reads.push(performance.now() - began);
    began = performance.now();
    await history.read([key(100 * run + 8)], now - 365 * DAY_MS, now, 3_600_000);
    years.push(performance.now() - began);
    await history.dispose();
  }
  const megabytes = `${(statSync(join(folder, 'history.db')).size / 1e6).toFixed(0)} MB`;
  const read = median(reads);
  return [
    { what: `history: start with a year of it, ${megabytes}`, value: span(starts) },
    {
      what: 'history: one series, 7 days of minutes, read from the main thread',
      value: span(reads),
      budget: '10 ms',
      ok: read <= 10,
    },
    { what: 'history: one series, a year of hours', value: span(years) },
  ];
}

function fillDays(store: HistoryStore, groups: readonly string[], days: number, stepMs: StepMs): void {
  for (let day = days; day > 0; day--) fill(store, groups, MIDNIGHT - day * DAY_MS, DAY_MS / stepMs, stepMs);
}

function fill(
  store: HistoryStore,
  groups: readonly string[],
  from: number,
  steps: number,
  stepMs: StepMs,
): void {
  const minutes = Float64Array.from({ length: steps }, (_, step) => from + step * stepMs);
  const values = (seed: number): Float64Array =>
    minutes.map((_, step) => 5_000 + ((seed * 7_919 + step * 104_729) % 2_000));
  store.fill({
    clusterId: 'lkc-1',
    metricId: LAG,
    kind: 'level',
    labelNames: ['consumer_group_id'],
    stepMs,
    series: groups.map((group, index) => ({
      labels: { consumer_group_id: group },
      minutes,
      values: values(index),
    })),
  });
}

function workAll(store: HistoryStore): void {
  while (store.work(RETENTION));
}

/** Does all that is to be done in the background. Answers how long each slice took. */
function workTimed(store: HistoryStore): number[] {
  const slices: number[] = [];
  for (;;) {
    const began = performance.now();
    if (!store.work(RETENTION)) return slices;
    slices.push(performance.now() - began);
  }
}

function numbers(): () => number {
  let last = 0;
  return () => ++last;
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function span(times: readonly number[]): string {
  return `${milliseconds(median(times))} (worst ${milliseconds(Math.max(...times))})`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}
