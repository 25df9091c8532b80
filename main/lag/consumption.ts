import { knownOr } from './recent-points.ts';
import type { RecentPoints } from './recent-points.ts';

/** So small a share of what is produced counts as nothing consumed. */
const NEGLIGIBLE_SHARE = 0.05;
/** Lag is read at some instant inside its minute: over fewer intervals the rates mean little. */
const LEAST_INTERVALS = 3;
const USUAL_INTERVALS = 5;

/** Records per minute, over the last minutes. */
export interface Rates {
  /** NaN is not known. */
  readonly produced: number;
  /** Never below 0. NaN is not known. */
  readonly consumed: number;
}

/**
 * The newest minute before this one since which records were consumed for certain; undefined when there is none back to
 * `earliest`. Between the instants at which the lags of two minutes were read, at least the minutes between them were
 * produced as a whole; what did not become lag was consumed. So no chance of sampling looks like consumption.
 */
export function lastSign(points: RecentPoints, minute: number, earliest: number): number | undefined {
  const newest = points.lag(minute);
  // A gap counts as if nothing had been produced in it: what was consumed for certain gets no larger by it.
  let between = 0;
  let produced = knownOr(points.produced(minute), 0);
  for (let back = minute - 1; back >= earliest; back--) {
    const consumed = between - (newest - points.lag(back));
    if (consumed > NEGLIGIBLE_SHARE * produced) return back;
    const inMinute = knownOr(points.produced(back), 0);
    between += inMinute;
    produced += inMinute;
  }
  return undefined;
}

/** Whether over the last intervals the sum of C is at most 5 % of the sum of P. */
export function isNothingConsumed(points: RecentPoints, minute: number, intervals: number): boolean {
  let produced = 0;
  for (let back = 0; back < intervals; back++) produced += knownOr(points.produced(minute - back), 0);
  const rise = points.lag(minute) - points.lag(minute - intervals);
  return produced === 0 ? rise >= 0 : produced - rise <= NEGLIGIBLE_SHARE * produced;
}

/** The rates over the last five minutes, over three where five are not known. */
export function ratesAt(points: RecentPoints, minute: number): Rates {
  for (let intervals = USUAL_INTERVALS; intervals >= LEAST_INTERVALS; intervals--) {
    let produced = 0;
    for (let back = 0; back < intervals; back++) produced += points.produced(minute - back);
    const rise = points.lag(minute) - points.lag(minute - intervals);
    if (!Number.isNaN(produced + rise)) {
      return { produced: produced / intervals, consumed: Math.max(0, produced - rise) / intervals };
    }
  }
  return { produced: points.produced(minute), consumed: Number.NaN };
}
