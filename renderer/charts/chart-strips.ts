import type { ChartPage, StateBand } from '../../preload/contract.ts';
import { GROUP_OUTLINES } from '../parts/group-outline.ts';
import type { Canvas } from './chart-marks.ts';

/** The strip of states above a chart. */
export const BAND_HEIGHT = 16;
/** Minutes of trouble are to be seen in a week of quiet. */
const NARROWEST_BAND = 2;
const FILLED_HEIGHT = 5;
const SHAPE_SIZE = 9;

/** Stretches of a state: a strip with shape and word above the chart, and a breath of the colour below it. */
export function paintBands(canvas: Canvas, bands: readonly StateBand[]): void {
  for (const band of bands) {
    const left = canvas.x(band.from);
    const right = canvas.x(band.to);
    if (right > left) paintBand(canvas, band, left, Math.max(right, left + NARROWEST_BAND));
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
