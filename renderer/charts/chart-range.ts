import type { ClusterCharts, MinuteSeries } from '../../preload/contract.ts';

const MINUTE = 60_000;

/** A stretch of minutes, both ends included, in epoch milliseconds. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** Everything the charts know, as one stretch; null where they know nothing. */
export function fullRange(charts: ClusterCharts): MinuteRange | null {
  const all = [...charts.lag, ...charts.throughput, ...charts.connections].filter(
    ({ values }) => values.length > 0,
  );
  if (all.length === 0) return null;
  return {
    from: Math.min(...all.map(({ start }) => start)),
    to: Math.max(...all.map(({ start, values }) => start + (values.length - 1) * MINUTE)),
  };
}

/** The newest part of a stretch, `minutes` long at most. */
export function newest(range: MinuteRange, minutes: number): MinuteRange {
  return { from: Math.max(range.from, range.to - minutes * MINUTE), to: range.to };
}

/** The value of a series at a minute; null for a gap and outside the series. */
export function valueAt(series: MinuteSeries, minute: number): number | null {
  return series.values[Math.round((minute - series.start) / MINUTE)] ?? null;
}

/** The minute an instant is nearest to, kept within a stretch. */
export function nearestMinute(at: number, { from, to }: MinuteRange): number {
  return Math.min(to, Math.max(from, Math.round(at / MINUTE) * MINUTE));
}
