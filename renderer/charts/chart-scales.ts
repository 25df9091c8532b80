import type { Unit } from '../../preload/contract.ts';
import { axisText, type ChartColours } from './chart-style.ts';
import { spanTicks, tickText, timeTicks } from './time-ticks.ts';

const PIXELS_PER_TIME = 64;
const MOST_VALUES = 4;
/** In CSS pixels. */
export const VALUE_AXIS_WIDTH = 64;

/** As much of a scale of the chart library as is used here. */
interface Scale {
  min: number;
  max: number;
  width: number;
  ticks: { value: number }[];
}

/** What the library is told of both axes. */
export function chartScales(unit: Unit, { hairline, muted, font }: ChartColours) {
  const ticks = { color: muted, font: { family: font, size: 11 } };
  return {
    x: {
      type: 'linear' as const,
      grid: { display: false },
      border: { color: hairline },
      ticks: { ...ticks, maxRotation: 0, callback: (value: number | string) => tickText(Number(value)) },
      afterBuildTicks: (scale: Scale) => {
        const count = Math.max(2, Math.floor(scale.width / PIXELS_PER_TIME));
        const zone = new Date(scale.max).getTimezoneOffset();
        scale.ticks = timeTicks(scale.min, scale.max, count, zone).map((value) => ({ value }));
      },
    },
    y: {
      type: 'linear' as const,
      beginAtZero: true,
      grid: { color: hairline, drawTicks: false },
      border: { display: false },
      // Spans of time are round in minutes and hours, not in powers of ten.
      ...(unit === 'milliseconds' ? spanScale() : {}),
      // The same width in every chart keeps the time axes of neighbours comparable.
      afterFit: (scale: Scale) => {
        scale.width = VALUE_AXIS_WIDTH;
      },
      ticks: {
        ...ticks,
        padding: 8,
        maxTicksLimit: 5,
        callback: (value: number | string) => axisText(Number(value), unit),
      },
    },
  };
}

function spanScale() {
  return {
    // Else the library makes room for ticks of its own.
    bounds: 'data' as const,
    afterDataLimits: (scale: Scale) => {
      scale.max = spanTicks(scale.max, MOST_VALUES).at(-1) ?? scale.max;
    },
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = spanTicks(scale.max, MOST_VALUES).map((value) => ({ value }));
    },
  };
}
