import type { SeriesValues, StepMs } from './data.ts';

/** The steps of a stretch: the first holds `from`, the last one the millisecond before `to`. Epoch milliseconds. */
export function stepsOf(
  from: number,
  to: number,
  stepMs: StepMs,
): { readonly first: number; readonly count: number } {
  const first = Math.floor(from / stepMs) * stepMs;
  return { first, count: Math.max(0, Math.ceil((to - first) / stepMs)) };
}

/** A series of which nothing is known. */
export function gapsOf(count: number, hasRange: boolean): SeriesValues {
  const gaps = (): Float64Array<ArrayBuffer> => new Float64Array(count).fill(Number.NaN);
  return {
    values: gaps(),
    low: hasRange ? gaps() : null,
    high: hasRange ? gaps() : null,
    known: new Uint8Array(count),
  };
}
