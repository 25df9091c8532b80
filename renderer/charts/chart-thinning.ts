import type { ChartLine, ChartPage } from '../../preload/contract.ts';

/** A value of every step or of every few of them, the first at `from`. */
export interface DrawnLine {
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  readonly compared: readonly (number | null)[] | null;
}

/** The steps that are drawn as one: how many, and where those of the first begin. */
export interface Thinning {
  readonly factor: number;
  readonly from: number;
  readonly stepMs: number;
  /** The place of the first step of the first bundle among the steps; below zero where that is not whole. */
  readonly offset: number;
}

/**
 * How many steps share a pixel, and so are drawn as one. The bundles begin at round times, so that a line keeps its shape
 * while minutes pass.
 */
export function thinningFor(page: ChartPage, shownSteps: number, pixels: number): Thinning {
  const { from, stepMs } = page;
  const share = Math.max(1, shownSteps / Math.max(1, pixels));
  // Powers of two: while one zooms, most bundles stay what they are.
  const factor = 2 ** Math.floor(Math.log2(share));
  const bundleMs = factor * stepMs;
  const start = Math.floor(from / bundleMs) * bundleMs;
  // A bundle of several stands at its middle.
  return {
    factor,
    from: start + (bundleMs - stepMs) / 2,
    stepMs: bundleMs,
    offset: Math.round((start - from) / stepMs),
  };
}

/** A line as it is drawn: the mean of each bundle, and between which values it moved. */
export function thinned(line: ChartLine, { factor, offset }: Thinning): DrawnLine {
  if (factor === 1) return line;
  const count = Math.ceil((line.values.length - offset) / factor);
  const bundles = (values: ChartLine['values'], combine: (known: readonly number[]) => number) =>
    Array.from({ length: count }, (_, bundle) => {
      const start = offset + bundle * factor;
      const known = values.slice(Math.max(0, start), start + factor).filter((value) => value !== null);
      return known.length === 0 ? null : combine(known);
    });
  return {
    values: bundles(line.values, mean),
    low: bundles(line.low ?? line.values, (known) => Math.min(...known)),
    high: bundles(line.high ?? line.values, (known) => Math.max(...known)),
    compared: line.compared && bundles(line.compared, mean),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
