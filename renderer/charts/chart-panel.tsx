import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ChartPage, ChartPanel as Panel } from '../../preload/contract.ts';
import { columnUnit } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { ChartLegend } from './chart-legend.tsx';
import { chartKey } from './chart-keys.ts';
import { ChartPointer } from './chart-pointer.ts';
import { nearestStep, type MinuteRange } from './chart-range.ts';
import { readColours } from './chart-style.ts';
import { chartSummary, pointedText } from './chart-summary.ts';
import type { ChartView } from './chart-view.ts';
import type { TimeChart } from './time-chart.ts';

interface ChartPanelProps {
  readonly panel: Panel;
  readonly page: ChartPage;
  readonly view: ChartView;
  readonly range: MinuteRange;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (lineId: string) => void;
  /** Whether the page's colours are dark: a canvas has to be told. */
  readonly dark: boolean;
  readonly now: number;
}

/** One chart with its legend, on the stretch and at the instant it shares with the others. */
export function ChartPanel({ panel, page, view, range, hidden, onToggle, dark, now }: ChartPanelProps) {
  const isEnlarged = view.enlarged.value === panel.id;
  const unit = columnUnit(panel.unit);
  return (
    <section class={isEnlarged ? 'chart enlarged' : 'chart'} aria-label={panel.title}>
      <header class="chart-head">
        <h3 class="chart-title">
          {panel.title}
          {unit !== '' && <span class="unit">, {unit}</span>}
        </h3>
        <button
          type="button"
          class="button quiet chart-enlarge"
          aria-pressed={isEnlarged}
          aria-label={messages.charts.enlargeChart(panel.title)}
          onClick={() => (view.enlarged.value = isEnlarged ? null : panel.id)}
        >
          {isEnlarged ? messages.charts.shrink : messages.charts.enlarge}
        </button>
      </header>
      {panel.emptyReason === null ? (
        <Plot panel={panel} page={page} view={view} range={range} hidden={hidden} dark={dark} now={now} />
      ) : (
        <p class="chart-empty muted">{panel.emptyReason}</p>
      )}
      <ChartLegend
        panel={panel}
        page={page}
        compare={view.compare.value}
        at={view.pointed.value ?? nearestStep(range.to, page, range)}
        hidden={hidden}
        onToggle={onToggle}
      />
    </section>
  );
}

/** The picture, which is also a slider along its steps: so keyboard and screen readers reach each value. */
function Plot({ panel, page, view, range, hidden, dark, now }: Omit<ChartPanelProps, 'onToggle'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<TimeChart | null>(null);
  const newest = useRef(page);
  newest.current = page;
  const summaryId = useId();
  const [library, setLibrary] = useState<{ TimeChart: typeof TimeChart } | null>(null);
  const pointer = useMemo(
    () =>
      new ChartPointer(
        view,
        () => chart.current,
        () => newest.current,
      ),
    [view],
  );
  const marked = view.pointed.value;
  const data = { panel, page, range, hidden, marked, selecting: view.selecting.value };
  const summary = useMemo(() => chartSummary(panel, page, now), [panel, page, now]);
  const at = marked ?? nearestStep(range.to, page, range);

  useEffect(() => {
    // Only pages with charts load the library.
    void import('./time-chart.ts').then((loaded) => setLibrary(loaded));
  }, []);

  useEffect(() => {
    if (!library || !canvas.current?.parentElement) return undefined;
    const colours = readColours(canvas.current.parentElement);
    const made = new library.TimeChart(canvas.current, { colours, fixedRatio: null }, data);
    chart.current = made;
    return () => {
      chart.current = null;
      made.dispose();
    };
  }, [library, dark, panel.unit]);

  useEffect(() => chart.current?.update(data));

  return (
    <>
      <div
        class="chart-area"
        role="slider"
        tabIndex={0}
        aria-label={messages.charts.pointer(panel.title)}
        aria-describedby={summaryId}
        aria-valuemin={range.from}
        aria-valuemax={range.to}
        aria-valuenow={at}
        aria-valuetext={pointedText(panel, page, hidden, at, now)}
        onPointerDown={pointer.down}
        onPointerMove={pointer.move}
        onPointerUp={pointer.up}
        onPointerCancel={pointer.up}
        onPointerLeave={pointer.leave}
        onDblClick={pointer.reset}
        onWheel={pointer.wheel}
        onKeyDown={(event) => {
          if (chartKey(event, view, page)) event.preventDefault();
        }}
        onBlur={() => (view.pointed.value = null)}
      >
        <canvas ref={canvas} />
      </div>
      <p id={summaryId} class="visually-hidden">
        {summary}
      </p>
    </>
  );
}
