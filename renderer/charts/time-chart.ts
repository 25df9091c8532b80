import { Chart, LinearScale, LineController, LineElement, PointElement, type Plugin } from 'chart.js';
import type { MinuteSeries } from '../../preload/contract.ts';
import { cellText } from '../../preload/format.ts';
import { clockText } from '../../preload/time.ts';
import { nearestMinute, valueAt, type MinuteRange } from './chart-range.ts';
import { seriesDash, type ChartColours } from './chart-style.ts';
import { timeTicks } from './time-ticks.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement);

const MINUTE = 60_000;
const PIXELS_PER_TICK = 64;
const VALUE_AXIS_WIDTH = 60;

/** What a chart shows. */
export interface TimeChartData {
  readonly series: readonly MinuteSeries[];
  readonly range: MinuteRange;
  /** The series left out, by id. */
  readonly hidden: ReadonlySet<string>;
  /** The minute that all charts point at. */
  readonly marked: number | null;
  /** The stretch being dragged over. */
  readonly selecting: MinuteRange | null;
}

/** Lines over minutes on a canvas: gaps stay gaps, nothing moves by itself, the marked minute is a line and dots. */
export class TimeChart {
  readonly #chart: Chart<'line', { x: number; y: number }[]>;
  readonly #colours: ChartColours;
  #data: TimeChartData;

  constructor(canvas: HTMLCanvasElement, colours: ChartColours, data: TimeChartData) {
    this.#colours = colours;
    this.#data = data;
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: this.#options(),
      plugins: [this.#marks()],
    });
    this.update(data);
  }

  /** Shows other values, another stretch or another mark; what did not change costs nothing. */
  update(data: TimeChartData): void {
    const { series, range, hidden } = this.#data;
    const sameLines = series === data.series && range === data.range && hidden === data.hidden;
    this.#data = data;
    if (sameLines && this.#chart.data.datasets.length > 0) {
      this.#chart.draw();
      return;
    }
    this.#chart.data.datasets = data.series.map((one, index) => this.#dataset(one, index));
    const scale = this.#chart.options.scales?.['x'];
    if (scale) Object.assign(scale, { min: data.range.from, max: data.range.to });
    this.#chart.update('none');
  }

  /** The minute under a place on the canvas, in CSS pixels from its left edge. */
  minuteAt(x: number): number {
    const at = this.#chart.scales['x']?.getValueForPixel(x) ?? this.#data.range.to;
    return nearestMinute(at, this.#data.range);
  }

  dispose(): void {
    this.#chart.destroy();
  }

  #dataset(series: MinuteSeries, index: number) {
    const colour = this.#colours.series[index % this.#colours.series.length];
    const { range } = this.#data;
    const points = series.values
      .map((value, minute) => ({ x: series.start + minute * MINUTE, y: value ?? Number.NaN }))
      .filter(({ x }) => x >= range.from && x <= range.to);
    const known = (place: number) => !Number.isNaN(points[place]?.y ?? Number.NaN);
    return {
      label: series.label,
      hidden: this.#data.hidden.has(series.id),
      data: points,
      borderColor: colour,
      backgroundColor: colour,
      borderDash: seriesDash(index),
      borderWidth: 1.5,
      // A minute between two gaps has no line to be seen by.
      pointRadius: points.map((_, place) =>
        known(place) && !known(place - 1) && !known(place + 1) ? 1.5 : 0,
      ),
    };
  }

  #options() {
    const { hairline, muted, font } = this.#colours;
    const unit = () => this.#data.series[0]?.unit ?? 'plain';
    const ticks = { color: muted, font: { family: font, size: 11 } };
    return {
      animation: false as const,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false as const,
      normalized: true,
      spanGaps: false,
      events: [],
      layout: { padding: { top: 4, right: 4 } },
      scales: {
        x: {
          type: 'linear' as const,
          grid: { display: false },
          border: { color: hairline },
          ticks: { ...ticks, maxRotation: 0, callback: (value: number | string) => clockText(Number(value)) },
          afterBuildTicks: (scale: {
            min: number;
            max: number;
            width: number;
            ticks: { value: number }[];
          }) => {
            const count = Math.max(2, Math.floor(scale.width / PIXELS_PER_TICK));
            const zone = new Date(scale.max).getTimezoneOffset();
            scale.ticks = timeTicks(scale.min, scale.max, count, zone).map((value) => ({ value }));
          },
        },
        y: {
          type: 'linear' as const,
          beginAtZero: true,
          grid: { color: hairline, drawTicks: false },
          border: { display: false },
          // The same width in every chart keeps the time axes of neighbours comparable.
          afterFit: (scale: { width: number }) => {
            scale.width = VALUE_AXIS_WIDTH;
          },
          ticks: {
            ...ticks,
            padding: 8,
            maxTicksLimit: 5,
            callback: (value: number | string) => axisText(Number(value), unit()),
          },
        },
      },
    };
  }

  #marks(): Plugin<'line'> {
    return {
      id: 'marks',
      afterDatasetsDraw: (chart) => {
        const { marked, selecting, series } = this.#data;
        const { x, y } = chart.scales;
        if (!x || !y) return;
        const { ctx, chartArea } = chart;
        ctx.save();
        if (selecting) {
          const left = x.getPixelForValue(selecting.from);
          ctx.fillStyle = this.#colours.selection;
          const width = x.getPixelForValue(selecting.to) - left;
          ctx.fillRect(left, chartArea.top, width, chartArea.height);
        }
        if (marked !== null) {
          const at = x.getPixelForValue(marked);
          ctx.fillStyle = this.#colours.mark;
          ctx.fillRect(Math.round(at), chartArea.top, 1, chartArea.height);
          series.forEach((one, index) => {
            const value = valueAt(one, marked);
            if (value === null || this.#data.hidden.has(one.id)) return;
            ctx.fillStyle = this.#colours.series[index % this.#colours.series.length] ?? this.#colours.muted;
            ctx.beginPath();
            ctx.arc(at, y.getPixelForValue(value), 3, 0, 2 * Math.PI);
            ctx.fill();
          });
        }
        ctx.restore();
      },
    };
  }
}

/** A tick of the y axis, as short as it can be said: round numbers need no digits after the point. */
function axisText(value: number, unit: MinuteSeries['unit']): string {
  const text = cellText(value, unit);
  return text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}
