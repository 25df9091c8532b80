import type { ChartPage, ChartPanel, Severity } from '../../preload/contract.ts';

/** When something fired; `to` null is still. */
export interface Firing {
  readonly from: number;
  readonly to: number | null;
}

type TimedPanel = ChartPanel & { readonly from: number; readonly stepMs: number };

/**
 * One panel as a page of charts, its firings as bands. A severity is drawn like the states that share its outline and
 * colour: a square for critical, a triangle for warning.
 */
export function firedChart(
  panel: TimedPanel,
  firings: readonly Firing[],
  severity: Severity,
  label: string,
): ChartPage {
  const { from, stepMs, ...shown } = panel;
  const steps = Math.max(1, ...panel.lines.map(({ values }) => values.length));
  const to = from + (steps - 1) * stepMs;
  const bands = firings
    .map((firing) => ({
      from: Math.max(from, firing.from),
      to: firing.to ?? to + stepMs,
      state: severity === 'critical' ? ('stalled' as const) : ('growing' as const),
      label,
    }))
    .filter((band) => band.to > band.from && band.from <= to)
    .toSorted((a, b) => a.from - b.from);
  return { from, to, stepMs, oldest: from, newest: to, filled: [], panels: [{ ...shown, bands }] };
}
