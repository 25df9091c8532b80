import type { ChartPage, ChartPanel, StateBand } from '../../preload/contract.ts';
import { GROUP_OUTLINES } from '../parts/group-outline.ts';
import { stepIndex, type MinuteRange } from './chart-range.ts';
import { seriesColour, type ChartColours } from './chart-style.ts';
import type { DrawnLine, Thinning } from './chart-thinning.ts';

/** The strip of states above a chart. */
export const BAND_HEIGHT = 16;
const FILLED_HEIGHT = 5;
const SHAPE_SIZE = 9;

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
  /** From an instant to a place, kept within the area. */
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** Stretches of a state: a strip with shape and word above the chart, and a breath of the colour below it. */
export function paintBands(canvas: Canvas, bands: readonly StateBand[]): void {
  for (const band of bands) {
    const left = canvas.x(band.from);
    const right = canvas.x(band.to);
    if (right - left < 0.5) continue;
    paintBand(canvas, band, left, right);
  }
}

function paintBand({ context, colours, area }: Canvas, band: StateBand, left: number, right: number): void {
  const { state, label } = band;
  const top = area.top - BAND_HEIGHT;
  context.fillStyle = colours.states[state];
  context.globalAlpha = 0.16;
  context.fillRect(left, top, right - left, BAND_HEIGHT - 2);
  context.globalAlpha = state === 'ok' || state === 'idle' ? 0 : 0.06;
  context.fillRect(left, area.top - 2, right - left, area.bottom - area.top + 2);
  context.globalAlpha = 1;
  // A hairline keeps neighbours apart whose colours are alike.
  context.fillRect(left, top, 1, BAND_HEIGHT - 2);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, BAND_HEIGHT);
  context.clip();
  if (right - left > SHAPE_SIZE + 4) paintShape(context, state, left + 4, top + 2.5);
  context.font = `11px ${colours.font}`;
  context.textBaseline = 'middle';
  const wordLeft = left + SHAPE_SIZE + 8;
  if (right - wordLeft > context.measureText(label).width + 2) context.fillText(label, wordLeft, top + 7.5);
  context.restore();
}

function paintShape(
  context: CanvasRenderingContext2D,
  state: StateBand['state'],
  left: number,
  top: number,
): void {
  const { path, stroke } = GROUP_OUTLINES[state];
  context.save();
  context.translate(left, top);
  context.scale(SHAPE_SIZE / 12, SHAPE_SIZE / 12);
  if (stroke === null) context.fill(new Path2D(path));
  else {
    context.strokeStyle = context.fillStyle;
    context.lineWidth = stroke.width;
    context.setLineDash([...stroke.dash]);
    context.stroke(new Path2D(path));
  }
  context.restore();
}

/** A hatched strip on the axis below each stretch that was fetched later. */
export function paintFilled({ context, colours, area, x }: Canvas, filled: ChartPage['filled']): void {
  for (const { from, to } of filled) {
    const [left, right] = [x(from), x(to)];
    if (right - left < 1) continue;
    context.save();
    context.beginPath();
    context.rect(left, area.bottom - FILLED_HEIGHT, right - left, FILLED_HEIGHT);
    context.clip();
    context.strokeStyle = colours.muted;
    context.lineWidth = 1;
    context.beginPath();
    for (let at = left - FILLED_HEIGHT; at < right; at += 4) {
      context.moveTo(at, area.bottom);
      context.lineTo(at + FILLED_HEIGHT, area.bottom - FILLED_HEIGHT);
    }
    context.stroke();
    context.restore();
  }
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
