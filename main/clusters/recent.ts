import { MINUTE_MS } from '../clock.ts';
import { MinuteColumns } from './minute-columns.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** What a card's sparkline shows, and a little more for clusters that are behind the others. */
const MINUTES_KEPT = 90;

/**
 * The last minutes of the totals of every cluster, in memory: cards are drawn again and again, and must not wait for a
 * disk. Values are as reported, deltas as sums over their minute. The same minute twice counts once.
 */
export class RecentTotals {
  readonly #clusters = new Map<string, MinuteColumns>();

  /** Keeps the minute of a snapshot. What is not known, or cut by the server, stays open to be filled. */
  record({ clusterId, totals }: ClusterSnapshot): void {
    const columns = this.#columnsOf(clusterId);
    for (const [metricId, { state, value, minute, isCut }] of totals) {
      if (value === undefined || minute === undefined || state === 'vanished' || isCut) continue;
      columns.record(metricId, minute / MINUTE_MS, value);
    }
  }

  /** Keeps a value that was fetched later, unless that minute was recorded. */
  fill(clusterId: string, metricId: string, minuteMs: number, value: number): void {
    this.#columnsOf(clusterId).fill(metricId, minuteMs / MINUTE_MS, value);
  }

  /** A value for each minute from `fromMs` to `toMs`, both included; null is a gap. */
  series(clusterId: string, metricId: string, fromMs: number, toMs: number): (number | null)[] {
    const columns = this.#clusters.get(clusterId);
    const values: (number | null)[] = [];
    for (let minute = fromMs / MINUTE_MS; minute <= toMs / MINUTE_MS; minute++) {
      const value = columns?.at(metricId, minute) ?? Number.NaN;
      values.push(Number.isNaN(value) ? null : value);
    }
    return values;
  }

  #columnsOf(clusterId: string): MinuteColumns {
    const known = this.#clusters.get(clusterId);
    if (known) return known;
    const columns = new MinuteColumns(MINUTES_KEPT);
    this.#clusters.set(clusterId, columns);
    return columns;
  }
}
