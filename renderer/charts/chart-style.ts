import type { GroupState, Unit } from '../../preload/contract.ts';
import { cellText, quantityText, spanText, UNKNOWN } from '../../preload/format.ts';

/** How many colours the lines of a chart take turns in; after each round they are dashed in another way. */
const SERIES_COLOURS = 4;
const DASHES: readonly (readonly number[])[] = [[], [5, 3], [1.5, 2.5], [8, 3, 1.5, 3]];

/** The style sheet's tokens, resolved for the canvas, which knows no variables. */
export interface ChartColours {
  readonly series: readonly string[];
  readonly states: Readonly<Record<GroupState, string>>;
  readonly ground: string;
  readonly text: string;
  readonly hairline: string;
  readonly muted: string;
  readonly mark: string;
  readonly tint: string;
  readonly selection: string;
  readonly font: string;
}

/** The class that gives a line's sample its colour beside a name. */
export function seriesClass(index: number): string {
  return `series-${(index % SERIES_COLOURS) + 1}`;
}

/** The place of a line's colour among {@link ChartColours.series}. */
export function seriesColour({ series, muted }: ChartColours, index: number): string {
  return series[index % SERIES_COLOURS] ?? muted;
}

/** Lines that share a colour tell themselves apart by dashes. */
export function seriesDash(index: number): number[] {
  return [...(DASHES[Math.floor(index / SERIES_COLOURS) % DASHES.length] ?? [])];
}

/** Reads the tokens as they are now, light or dark, by way of an element that wears each of them. */
export function readColours(within: Element): ChartColours {
  const probe = document.createElement('span');
  within.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    series: Array.from({ length: SERIES_COLOURS }, (_, index) => colour(`series-${index + 1}`)),
    states: {
      vanished: colour('critical'),
      stalled: colour('critical'),
      growing: colour('warning'),
      frozen: colour('unknown'),
      unknown: colour('unknown'),
      ok: colour('ok'),
      idle: colour('unknown'),
    },
    ground: colour('ground'),
    text: colour('text'),
    hairline: colour('hairline'),
    muted: colour('muted'),
    mark: colour('outline'),
    tint: colour('tint'),
    selection: colour('selection'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colours;
}

/** A value of a chart in words. Spans of time are said as people say them. */
export function chartValueText(value: number | null, unit: Unit): string {
  if (value === null) return UNKNOWN;
  return unit === 'milliseconds' ? spanText(value) : quantityText(value, unit);
}

/** A tick of the value axis, as short as it can be said: round numbers need no digits after the point. */
export function axisText(value: number, unit: Unit): string {
  if (unit === 'milliseconds') return spanTickText(value);
  return cellText(value, unit)
    .replace(/(\.\d*?)0+(?=\D|$)/, '$1')
    .replace(/\.(?=\D|$)/, '');
}

/** Below two minutes in seconds: 90 s is a round number, 1 min 30 s a long one. */
function spanTickText(value: number): string {
  if (value === 0) return '0';
  return value < 120_000 ? `${value / 1000} s` : spanText(value);
}
