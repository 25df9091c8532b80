import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MinuteSeries } from '../../preload/contract.ts';
import { columnUnit } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { clockText } from '../../preload/time.ts';
import { toggled } from '../toggled.ts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartPointer } from './chart-pointer.ts';
import type { MinuteRange } from './chart-range.ts';
import type { ChartState } from './chart-state.ts';
import { readColours } from './chart-style.ts';
import type { TimeChart } from './time-chart.ts';

interface ChartPanelProps {
  readonly title: string;
  readonly series: readonly MinuteSeries[];
  readonly state: ChartState;
  readonly range: MinuteRange;
  /** Whether the system's colours are dark: a canvas has to be told. */
  readonly dark: boolean;
}

/** One chart with its legend, on the stretch and at the minute it shares with the others. */
export function ChartPanel({ title, series, state, range, dark }: ChartPanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<TimeChart | null>(null);
  const [library, setLibrary] = useState<{ TimeChart: typeof TimeChart } | null>(null);
  const pointer = useMemo(() => new ChartPointer(state, () => chart.current), [state]);
  const marked = state.pointed.value;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const data = { series, range, hidden, marked, selecting: state.selecting.value };
  const drawn = series.length > 0;
  const unit = series[0] ? columnUnit(series[0].unit) : '';

  useEffect(() => {
    // Only a cluster's page draws charts, so only it loads the library.
    void import('./time-chart.ts').then((loaded) => setLibrary(loaded));
  }, []);

  useEffect(() => {
    if (!library || !canvas.current?.parentElement) return undefined;
    const made = new library.TimeChart(canvas.current, readColours(canvas.current.parentElement), data);
    chart.current = made;
    return () => {
      chart.current = null;
      made.dispose();
    };
  }, [library, dark, drawn]);

  useEffect(() => chart.current?.update(data));

  return (
    <section class="chart" aria-label={title}>
      <h3 class="chart-title">
        {title}
        {unit !== '' && <span class="unit">, {unit}</span>}
      </h3>
      {drawn ? (
        <div class="chart-area">
          <canvas
            ref={canvas}
            role="img"
            aria-label={messages.charts.described(title, clockText(range.from), clockText(range.to))}
            onPointerDown={pointer.down}
            onPointerMove={pointer.move}
            onPointerUp={pointer.up}
            onPointerCancel={pointer.up}
            onPointerLeave={pointer.leave}
            onDblClick={pointer.reset}
          />
        </div>
      ) : (
        <p class="chart-empty muted">{messages.charts.empty}</p>
      )}
      <ChartLegend
        series={series}
        minute={marked ?? range.to}
        hidden={hidden}
        onToggle={(id) => setHidden(toggled(hidden, id))}
      />
    </section>
  );
}
