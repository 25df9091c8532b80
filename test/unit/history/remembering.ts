import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { ClusterSnapshot } from '../../../main/clusters/snapshot.ts';
import type { FilledPoints, SeriesKey, StepMs } from '../../../main/history/data.ts';
import { ScrapeFeed } from '../../../main/history/scrape-feed.ts';
import { HistoryStore } from '../../../main/history/worker/store.ts';
import type { Retention } from '../../../preload/answers/history.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { NOON, ScrapedAccount, server } from '../clusters/scrapes.ts';
import type { Line, ScrapeFacts } from '../clusters/scrapes.ts';

export const MINUTE = 60_000 satisfies StepMs;
export const FIVE = 300_000 satisfies StepMs;
export const HOUR = 3_600_000 satisfies StepMs;
export const DAY = 24 * HOUR;

export const RETENTION: Retention = { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 500 };

/** The n-th minute from noon on. */
export const at = (minute: number): number => NOON + minute * MINUTE_MS;

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'laglight-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The key of a series of `lkc-1`; the metric by its short name. */
export function key(metric: string, labels: Readonly<Record<string, string>> = {}): SeriesKey {
  return { clusterId: 'lkc-1', metricId: server(metric), labels };
}

/** Plain numbers, null for a gap. */
export function plain(values: Iterable<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

/** Points of one series of `lkc-1`, a value for each step from `from` on; null is left out. */
export function points(
  { metricId, labels }: SeriesKey,
  from: number,
  values: readonly (number | null)[],
  stepMs: StepMs = MINUTE,
  kind: 'delta' | 'level' = 'level',
): FilledPoints {
  const known = values.flatMap((value, step) =>
    value === null ? [] : [{ value, minute: from + step * stepMs }],
  );
  return {
    clusterId: 'lkc-1',
    metricId,
    kind,
    labelNames: Object.keys(labels),
    stepMs,
    series: [
      {
        labels,
        minutes: Float64Array.from(known, ({ minute }) => minute),
        values: Float64Array.from(known, ({ value }) => value),
      },
    ],
  };
}

/** A store in a real file that is fed by scrapes written down line by line. */
export class Remembering {
  account = new ScrapedAccount();
  readonly clock = new ManualClock(NOON);
  readonly path = join(temporaryFolder(), 'history.db');
  store: HistoryStore;
  #feed: ScrapeFeed;
  #tables = 0;

  constructor() {
    this.store = new HistoryStore(this.path, this.clock);
    this.#feed = this.#newFeed();
    onTestFinished(() => this.store.close());
  }

  /** Scrapes as of the n-th minute from noon on, and keeps it. */
  scrape(minute: number, lines: readonly Line[], facts: ScrapeFacts = {}): ClusterSnapshot {
    const snapshot = this.account.scrape(minute, lines, facts);
    this.clock.jump(Math.max(0, at(minute) - this.clock.now()));
    const parcel = this.#feed.take(snapshot, this.clock.now());
    if (parcel) this.store.record(parcel);
    return snapshot;
  }

  /** Does all that is to be done in the background. Answers how many slices that took. */
  work(retention: Retention = RETENTION): number {
    let slices = 0;
    while (this.store.work(retention)) slices += 1;
    return slices;
  }

  /** Closes the file and opens it again, as a new start does. */
  reopen(): void {
    this.store.close();
    this.account = new ScrapedAccount();
    this.store = new HistoryStore(this.path, this.clock);
    this.#feed = this.#newFeed();
  }

  /** The values of a series from one minute until before another, counted from noon. */
  read(series: SeriesKey, from: number, to: number, stepMs: StepMs = MINUTE): (number | null)[] {
    return this.steps(series, at(from), at(to), stepMs).values;
  }

  /** The same with all that is known of each step, between times. */
  steps(series: SeriesKey, from: number, to: number, stepMs: StepMs) {
    const [answer] = [...this.store.read([series], from, to, stepMs)];
    const { values, low, high, known } = answer!;
    return { values: plain(values), low: low && plain(low), high: high && plain(high), known: [...known] };
  }

  #newFeed(): ScrapeFeed {
    return new ScrapeFeed(() => ++this.#tables);
  }
}
