import type { ChartPage } from '../../preload/contract.ts';

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Fewer minutes than this show no course. */
const SHORTEST = 4 * MINUTE;
const LONGEST = 400 * DAY;
/** How far the newest data may be behind the clock before the emptiness since then is news. */
const USUAL_DELAY = 15 * MINUTE;

/** A stretch of time from the beginning of one minute to that of another, in epoch milliseconds. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where "now" is for charts: at the newest data, since the API is always some minutes behind and an empty end would say
 * nothing; at the clock where data are older than that.
 */
export function latestMinute(asOf: number | null, now: number): number {
  return asOf !== null && now - asOf <= USUAL_DELAY ? asOf : Math.floor(now / MINUTE) * MINUTE;
}

/** The stretch that ends with `latest`, of so many minutes. */
export function endingAt(latest: number, minutes: number): MinuteRange {
  return { from: latest - (minutes - 1) * MINUTE, to: latest };
}

/** A stretch `factor` times as long around an instant, which keeps its place on screen; never beyond `latest`. */
export function zoomed(range: MinuteRange, factor: number, around: number, latest: number): MinuteRange {
  const span = range.to - range.from;
  const wanted = Math.min(LONGEST, Math.max(SHORTEST, span * factor));
  const share = span === 0 ? 0.5 : (around - range.from) / span;
  const from = around - share * wanted;
  return within({ from, to: from + wanted }, latest);
}

/** A stretch moved by so many milliseconds, later if positive; never beyond `latest`. */
export function panned({ from, to }: MinuteRange, by: number, latest: number): MinuteRange {
  return within({ from: from + by, to: to + by }, latest);
}

/** Whole minutes, not after `latest` and neither too short nor too long. */
export function within(range: MinuteRange, latest: number): MinuteRange {
  const span = Math.min(LONGEST, Math.max(SHORTEST, wholeMinutes(range.to - range.from)));
  const to = Math.max(span, Math.min(latest, wholeMinutes(range.to)));
  return { from: to - span, to };
}

/** Which step of a chart an instant is nearest to, among those that a stretch shows. */
export function nearestStep(at: number, { from, to, stepMs }: ChartPage, range: MinuteRange): number {
  const first = Math.max(from, from + Math.ceil((range.from - from) / stepMs) * stepMs);
  const last = Math.min(to, from + Math.floor((range.to - from) / stepMs) * stepMs);
  const nearest = from + Math.round((at - from) / stepMs) * stepMs;
  return Math.max(first, Math.min(last, nearest));
}

/** The place of an instant's step in a line's values. */
export function stepIndex(at: number, { from, stepMs }: ChartPage): number {
  return Math.round((at - from) / stepMs);
}

/** The first and the last step within a stretch, as places in a line's values; `last` below `first` where there is none. */
export function stepsWithin(
  range: MinuteRange,
  { from, to, stepMs }: ChartPage,
): { first: number; last: number } {
  return {
    first: Math.max(0, Math.ceil((range.from - from) / stepMs)),
    last: Math.min(Math.round((to - from) / stepMs), Math.floor((range.to - from) / stepMs)),
  };
}

function wholeMinutes(milliseconds: number): number {
  return Math.round(milliseconds / MINUTE) * MINUTE;
}
