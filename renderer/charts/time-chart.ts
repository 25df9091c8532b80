import { Chart, LinearScale, LineController, LineElement, PointElement, type Plugin } from 'chart.js';
import type { ChartPage, ChartPanel } from '../../preload/contract.ts';
import * as marks from './chart-marks.ts';
import { BAND_HEIGHT, paintBands, paintFilled } from './chart-strips.ts';
import { stepsWithin, type MinuteRange } from './chart-range.ts';
import { chartScales, VALUE_AXIS_WIDTH } from './chart-scales.ts';
import { seriesColour, seriesDash, type ChartColours } from './chart-style.ts';
import { thinned, thinningFor, type DrawnLine, type Thinning } from './chart-thinning.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement);

/** A threshold further up than this many times the highest value would press the lines to the floor. */
const THRESHOLD_REACH = 1.5;

/** What a chart shows. */
export interface TimeChartData {
  readonly panel: ChartPanel;
  readonly page: ChartPage;
  readonly range: MinuteRange;
  /** The lines left out, by id. */
  readonly hidden: ReadonlySet<string>;
  /** The step that all charts point at. */
  readonly marked: number | null;
  /** The stretch being dragged over. */
  readonly selecting: MinuteRange | null;
}

/** How a chart is drawn. */
export interface TimeChartStyle {
  readonly colours: ChartColours;
  /** Pixels of the bitmap for each of CSS, where the canvas keeps its size; null where it follows its place on the page. */
  readonly fixedRatio: number | null;
}

/** Lines over time on a canvas: gaps stay gaps, nothing moves by itself, the marked step is a line and dots. */
export class TimeChart {
  readonly #chart: Chart<'line', { x: number; y: number }[]>;
  readonly #colours: ChartColours;
  #data: TimeChartData;
  #thinning: Thinning;
  #lines: readonly DrawnLine[] = [];

  constructor(canvas: HTMLCanvasElement, { colours, fixedRatio }: TimeChartStyle, data: TimeChartData) {
    this.#colours = colours;
    this.#data = data;
    this.#thinning = this.#thinningFor(canvas.clientWidth || canvas.width);
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: fixedRatio === null,
        maintainAspectRatio: false,
        ...(fixedRatio === null ? {} : { devicePixelRatio: fixedRatio }),
        parsing: false,
        normalized: true,
        spanGaps: false,
        events: [],
        // Chart.js calls it before its constructor is done, too.
        onResize: (chart, { width }) => this.#bundle(chart, width, false),
        layout: { padding: { top: 4, right: 4 } },
        scales: chartScales(data.panel.unit, colours),
      },
      plugins: [this.#marks()],
    });
    this.#draw(true);
  }

  /** Shows other values, another stretch or another mark; what did not change costs nothing. */
  update(data: TimeChartData): void {
    const { panel, page, range, hidden } = this.#data;
    this.#data = data;
    const isSameData = panel === data.panel && page === data.page && hidden === data.hidden;
    if (isSameData && range === data.range) this.#chart.draw();
    else this.#draw(!isSameData);
  }

  /** The instant at a place on the canvas, in CSS pixels from its left edge. */
  timeAt(x: number): number {
    return this.#chart.scales['x']?.getValueForPixel(x) ?? this.#data.range.to;
  }

  dispose(): void {
    this.#chart.destroy();
  }

  #draw(hasNewLines: boolean): void {
    const { panel, range } = this.#data;
    this.#bundle(this.#chart, this.#chart.width, hasNewLines);
    Object.assign(this.#chart.options.scales?.['x'] ?? {}, { min: range.from, max: range.to });
    const top = highest(this.#data);
    const reached = panel.thresholds
      .map(({ value }) => value)
      .filter((value) => value <= top * THRESHOLD_REACH);
    // Drawn by hand, the spreads and thresholds are unknown to the scale.
    Object.assign(this.#chart.options.scales?.['y'] ?? {}, { suggestedMax: Math.max(top, ...reached) || 1 });
    const padding = this.#chart.options.layout?.padding;
    Object.assign(padding ?? {}, { top: panel.bands.length > 0 ? BAND_HEIGHT + 4 : 4 });
    this.#chart.update('none');
  }

  /** Bundles the steps that share a pixel, where they or the lines are others than before. */
  #bundle(chart: Chart, width: number, hasNewLines: boolean): void {
    const thinning = this.#thinningFor(width);
    if (!hasNewLines && thinning.factor === this.#thinning.factor) return;
    const { panel } = this.#data;
    this.#thinning = thinning;
    this.#lines = panel.lines.map((line) => thinned(line, thinning));
    chart.data.datasets = this.#lines.flatMap(({ values, compared }, index) => [
      ...(compared === null ? [] : [this.#dataset(compared, index, true)]),
      this.#dataset(values, index, false),
    ]);
  }

  #thinningFor(width: number): Thinning {
    const { page, range } = this.#data;
    const { first, last } = stepsWithin(range, page);
    return thinningFor(page, last - first + 1, width - VALUE_AXIS_WIDTH);
  }

  #dataset(values: DrawnLine['values'], index: number, isCompared: boolean) {
    const { from, stepMs } = this.#thinning;
    const { panel, hidden } = this.#data;
    const colour = seriesColour(this.#colours, index);
    return {
      hidden: hidden.has(panel.lines[index]?.id ?? ''),
      data: values.map((value, step) => ({ x: from + step * stepMs, y: value ?? Number.NaN })),
      borderColor: colour,
      backgroundColor: colour,
      borderDash: isCompared ? [2, 3] : seriesDash(index),
      borderWidth: isCompared ? 1 : 1.5,
      // The same for all points: the library would otherwise work out the look of each of them.
      pointRadius: 0,
    };
  }

  #marks(): Plugin<'line'> {
    return {
      id: 'marks',
      beforeDatasetsDraw: (chart) => {
        const canvas = this.#canvas(chart);
        if (canvas === null) return;
        const { panel, page, range } = this.#data;
        canvas.context.save();
        marks.paintUnanswered(canvas, page, range);
        paintBands(canvas, panel.bands);
        marks.paintSpreads(canvas, this.#shownLines(), this.#thinning);
        canvas.context.restore();
      },
      afterDatasetsDraw: (chart) => {
        const canvas = this.#canvas(chart);
        if (canvas === null) return;
        const { panel, page, hidden, marked, selecting } = this.#data;
        canvas.context.save();
        marks.paintLonePoints(canvas, this.#shownLines(), this.#thinning);
        paintFilled(canvas, page.filled);
        marks.paintThresholds(canvas, panel);
        if (selecting) marks.paintSelection(canvas, selecting);
        if (marked !== null && canvas.shows(marked)) marks.paintMark(canvas, marked, panel, page, hidden);
        canvas.context.restore();
      },
    };
  }

  /** Null for a line that is left out. */
  #shownLines(): readonly (DrawnLine | null)[] {
    const { panel, hidden } = this.#data;
    return this.#lines.map((line, index) => (hidden.has(panel.lines[index]?.id ?? '') ? null : line));
  }

  #canvas({ ctx, chartArea, scales }: Chart): marks.Canvas | null {
    const { x, y } = scales;
    if (!x || !y) return null;
    const { left, right } = chartArea;
    const { range } = this.#data;
    return {
      context: ctx,
      colours: this.#colours,
      area: chartArea,
      shows: (at) => at >= range.from && at <= range.to,
      x: (at) => Math.min(right, Math.max(left, x.getPixelForValue(at))),
      y: (value) => y.getPixelForValue(value),
    };
  }
}

/** The highest value in sight, of all that is drawn. */
function highest({ panel, page, range, hidden }: TimeChartData): number {
  const { first, last } = stepsWithin(range, page);
  let top = 0;
  for (const { id, values, high, compared } of panel.lines) {
    if (hidden.has(id)) continue;
    for (const drawn of [values, high, compared]) {
      for (let step = first; drawn !== null && step <= last; step += 1) top = Math.max(top, drawn[step] ?? 0);
    }
  }
  return top;
}
