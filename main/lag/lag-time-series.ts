import type { Certainty } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';

/** What a chart of lag in time is made from: a value a step, oldest first; NaN is a gap. */
export interface LagHistory {
  /** Records behind; of steps longer than a minute the mean. */
  readonly lags: Float64Array;
  /** Records received in each step. */
  readonly produced: Float64Array;
  readonly stepMs: number;
  /** At most this many are "caught up". */
  readonly floor: number;
}

/** Lag in time, step by step. */
export interface LagTimeSeries {
  /** The age of the oldest unconsumed record at the end of the step; 0 is "caught up", NaN not known. */
  readonly ms: Float64Array;
  /** How sure each is; null where it is caught up or not known. */
  readonly certainties: readonly (Certainty | null)[];
}

/** Walks back from each step; sums from the newest gap on make that a search. */
export function lagTimeSeries({ lags, produced, stepMs, floor }: LagHistory): LagTimeSeries {
  const ms = new Float64Array(lags.length).fill(Number.NaN);
  const certainties: (Certainty | null)[] = [];
  // The sum of what was produced before each step, since `first`.
  const sums = new Float64Array(lags.length + 1);
  let first = 0;
  for (let step = 0; step < lags.length; step++) {
    const inStep = produced[step] ?? Number.NaN;
    if (Number.isNaN(inStep)) {
      first = step + 1;
      sums[first] = 0;
    } else {
      sums[step + 1] = (sums[step] ?? 0) + inStep;
    }
    const lag = lags[step] ?? Number.NaN;
    certainties.push(null);
    if (Number.isNaN(lag)) continue;
    if (lag <= floor) ms[step] = 0;
    else if (!Number.isNaN(inStep)) {
      const start = startOf(sums, first, step + 1, lag);
      ms[step] = (step + 1 - start) * stepMs;
      certainties[step] = certaintyOf((sums[step + 1] ?? 0) >= lag, stepMs);
    }
  }
  return { ms, certainties };
}

/** The place, with a fraction, from which on so many records were produced; `first` where fewer were. */
function startOf(sums: Float64Array, first: number, end: number, records: number): number {
  const wanted = (sums[end] ?? 0) - records;
  if (wanted < 0) return first;
  let low = first;
  let high = end;
  // The last place whose sum is not above what is wanted.
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const inStep = (sums[low + 1] ?? 0) - (sums[low] ?? 0);
  return inStep > 0 ? low + (wanted - (sums[low] ?? 0)) / inStep : low;
}

/** The mean lag of a long step tells nothing for certain. */
function certaintyOf(isReached: boolean, stepMs: number): Certainty {
  if (!isReached) return 'more-than';
  return stepMs > MINUTE_MS ? 'about' : 'at-least';
}
