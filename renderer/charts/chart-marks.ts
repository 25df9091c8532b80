import type { ChartPage, ChartPanel } from '../../preload/contract.ts';
import { stepIndex, type MinuteRange } from './chart-range.ts';
import { seriesColour, type ChartColours } from './chart-style.ts';
import type { DrawnLine, Thinning } from './chart-thinning.ts';

/** Where and with what marks are painted. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly colours: ChartColours;
  readonly area: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** Whether an instant is on screen. */
  readonly shows: (at: number) => boolean;
  /** From an instant to a place, kept within the area. */
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** What is on screen but has not been answered yet, so that it does not look like a gap. */
export function paintUnanswered(
  { context, colours, area, x }: Canvas,
  page: ChartPage,
  range: MinuteRange,
): void {
  context.fillStyle = colours.tint;
  const paint = (from: number, to: number) => {
    if (to > from) context.fillRect(x(from), area.top, x(to) - x(from), area.bottom - area.top);
  };
  paint(range.from, Math.min(range.to, page.from - page.stepMs));
  paint(Math.max(range.from, page.to + page.stepMs), range.to);
}

/** Between the least and the greatest of each step; null for a line that is left out. */
export function paintSpreads(
  { context, colours, x, y }: Canvas,
  lines: readonly (DrawnLine | null)[],
  { from, stepMs }: Thinning,
): void {
  lines.forEach((line, index) => {
    const { low = null, high = null } = line ?? {};
    if (low === null || high === null) return;
    context.fillStyle = seriesColour(colours, index);
    // Many spreads over one another would hide the lines.
    context.globalAlpha = lines.length > 2 ? 0.1 : 0.22;
    for (const run of runsOf(low, high)) {
      context.beginPath();
      run.forEach((step) => context.lineTo(x(from + step * stepMs), y(high[step] ?? 0)));
      run.toReversed().forEach((step) => context.lineTo(x(from + step * stepMs), y(low[step] ?? 0)));
      context.fill();
    }
    context.globalAlpha = 1;
  });
}

/** A dot for each step between two gaps: it has no line to be seen by. */
export function paintLonePoints(
  { context, colours, shows, x, y }: Canvas,
  lines: readonly (DrawnLine | null)[],
  { from, stepMs }: Thinning,
): void {
  lines.forEach((line, index) => {
    const values = line?.values ?? [];
    context.fillStyle = seriesColour(colours, index);
    values.forEach((value, step) => {
      const at = from + step * stepMs;
      if (value === null || isKnown(values[step - 1]) || isKnown(values[step + 1]) || !shows(at)) return;
      context.beginPath();
      context.arc(x(at), y(value), 1.5, 0, 2 * Math.PI);
      context.fill();
    });
  });
}

function isKnown(value: number | null | undefined): boolean {
  return typeof value === 'number';
}

/** Steps without a gap between them. */
function runsOf(low: readonly (number | null)[], high: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  let run: number[] | null = null;
  low.forEach((value, step) => {
    if (value === null || (high[step] ?? null) === null) run = null;
    else if (run === null) runs.push((run = [step]));
    else run.push(step);
  });
  return runs;
}

/** Lines across the chart with what they mean, where the scale reaches them. */
export function paintThresholds({ context, colours, area, y }: Canvas, panel: ChartPanel): void {
  for (const { value, label } of panel.thresholds) {
    const at = Math.round(y(value)) + 0.5;
    if (at < area.top - 1 || at > area.bottom) continue;
    context.strokeStyle = colours.muted;
    context.lineWidth = 1;
    context.setLineDash([6, 4]);
    context.beginPath();
    context.moveTo(area.left, at);
    context.lineTo(area.right, at);
    context.stroke();
    context.setLineDash([]);
    context.font = `11px ${colours.font}`;
    context.fillStyle = colours.muted;
    context.textBaseline = at - area.top > 14 ? 'bottom' : 'top';
    context.textAlign = 'right';
    context.fillText(label, area.right - 4, at);
    context.textAlign = 'left';
  }
}

/** The stretch being dragged over. */
export function paintSelection({ context, colours, area, x }: Canvas, { from, to }: MinuteRange): void {
  context.fillStyle = colours.selection;
  context.fillRect(x(from), area.top, x(to) - x(from), area.bottom - area.top);
}

/** The step pointed at: a line down the chart, and a dot on each of its lines. */
export function paintMark(
  { context, colours, area, x, y }: Canvas,
  marked: number,
  panel: ChartPanel,
  page: ChartPage,
  hidden: ReadonlySet<string>,
): void {
  context.fillStyle = colours.mark;
  context.fillRect(Math.round(x(marked)), area.top, 1, area.bottom - area.top);
  panel.lines.forEach(({ id, values }, index) => {
    const value = values[stepIndex(marked, page)] ?? null;
    if (value === null || hidden.has(id)) return;
    context.fillStyle = seriesColour(colours, index);
    context.beginPath();
    context.arc(x(marked), y(value), 3, 0, 2 * Math.PI);
    context.fill();
  });
}
