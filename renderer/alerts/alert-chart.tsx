import { signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ChartPanel as Panel, Severity } from '../../preload/contract.ts';
import { ChartPanel } from '../charts/chart-panel.tsx';
import { ChartView } from '../charts/chart-view.ts';
import { toggled } from '../toggled.ts';
import { useDarkScheme } from '../use-dark-scheme.ts';
import { firedChart, type Firing } from './fired-chart.ts';

interface AlertChartProps {
  readonly panel: Panel & { readonly from: number; readonly stepMs: number };
  readonly firings: readonly Firing[];
  readonly severity: Severity;
  /** What a firing is called on the chart. */
  readonly label: string;
  /** The minute pointed at until somebody points elsewhere; null for none. */
  readonly minute: number | null;
  readonly now: number;
}

/** One chart with what fired marked above it. */
export function AlertChart({ panel, firings, severity, label, minute, now }: AlertChartProps) {
  const dark = useDarkScheme();
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  const page = useMemo(() => firedChart(panel, firings, severity, label), [panel, firings, severity, label]);
  const { from, to } = page;
  const view = useMemo(() => {
    const made = new ChartView(signal(to));
    made.choose({ from, to });
    made.pointed.value = minute !== null && minute >= from && minute <= to ? minute : null;
    return made;
  }, [from, to, minute]);
  return (
    <div class="alert-chart">
      {page.panels.map((shown) => (
        <ChartPanel
          key={shown.id}
          panel={shown}
          page={page}
          view={view}
          range={view.range.value}
          hidden={hidden.value}
          onToggle={(lineId) => (hidden.value = toggled(hidden.peek(), lineId))}
          dark={dark}
          now={now}
        />
      ))}
    </div>
  );
}
