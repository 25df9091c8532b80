import type { ChartPanel } from '../../preload/contract.ts';
import { columnUnit } from '../../preload/format.ts';
import { shownPanels, type OnScreen } from './chart-csv.ts';
import { chartValueText, seriesColour, seriesDash, type ChartColours } from './chart-style.ts';
import { TimeChart } from './time-chart.ts';

/** Pixels of the picture for each of CSS: readable on dense screens and in print. */
const RATIO = 2;
const MARGIN = 24;
const HEAD_HEIGHT = 56;
const GAP = 32;
const MOST_COLUMNS = 3;
const CELL_WIDTH = 480;
const TITLE_HEIGHT = 24;
const PLOT_HEIGHT = 220;
const LEGEND_LINE = 18;
const SAMPLE_WIDTH = 24;

/** The words painted into a picture. */
export interface PictureWords {
  readonly title: string;
  /** Range, step, as of. */
  readonly subtitle: string;
}

/**
 * The charts on screen as one PNG at twice their CSS pixels, with title, range, as-of and legends painted in. They are
 * drawn anew in one size, whatever size the window has, and without the pointer.
 */
export async function chartPicture(
  shown: OnScreen,
  words: PictureWords,
  colours: ChartColours,
): Promise<Blob> {
  const panels = shownPanels(shown);
  const columns = Math.max(1, Math.min(MOST_COLUMNS, panels.length));
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
  const heights = rows.map(
    (row) => TITLE_HEIGHT + PLOT_HEIGHT + LEGEND_LINE * Math.max(...row.map(legendLines)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = RATIO * (2 * MARGIN + columns * CELL_WIDTH + (columns - 1) * GAP);
  const height = heights.reduce((sum, one) => sum + one + GAP, 0) - (rows.length > 0 ? GAP : 0);
  canvas.height = RATIO * (2 * MARGIN + HEAD_HEIGHT + height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas to draw on.');

  context.scale(RATIO, RATIO);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintText(context, words.title, {
    left: MARGIN,
    top: MARGIN + 16,
    size: 20,
    colour: colours.text,
    font: colours.font,
  });
  paintText(context, words.subtitle, {
    left: MARGIN,
    top: MARGIN + 38,
    size: 13,
    colour: colours.muted,
    font: colours.font,
  });
  let top = MARGIN + HEAD_HEIGHT;
  rows.forEach((row, index) => {
    row.forEach((panel, column) => {
      context.save();
      context.translate(MARGIN + column * (CELL_WIDTH + GAP), top);
      paintPanel(context, panel, shown, colours);
      context.restore();
    });
    top += (heights[index] ?? 0) + GAP;
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser made no picture of the charts.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function legendLines({ lines, thresholds }: ChartPanel): number {
  return lines.length + thresholds.length;
}

function paintPanel(
  context: CanvasRenderingContext2D,
  panel: ChartPanel,
  { page, range }: OnScreen,
  colours: ChartColours,
): void {
  const { font } = colours;
  const unit = columnUnit(panel.unit);
  const title = unit === '' ? panel.title : `${panel.title}, ${unit}`;
  paintText(context, title, { left: 0, top: 12, size: 13, colour: colours.text, font });
  const plot = document.createElement('canvas');
  plot.width = CELL_WIDTH;
  plot.height = PLOT_HEIGHT;
  const data = { panel, page, range, hidden: new Set<string>(), marked: null, selecting: null };
  const chart = new TimeChart(plot, { colours, fixedRatio: RATIO }, data);
  context.drawImage(plot, 0, TITLE_HEIGHT, CELL_WIDTH, PLOT_HEIGHT);
  chart.dispose();

  let top = TITLE_HEIGHT + PLOT_HEIGHT + LEGEND_LINE;
  panel.lines.forEach(({ label }, index) => {
    paintLegend(context, label, top, seriesColour(colours, index), seriesDash(index), colours);
    top += LEGEND_LINE;
  });
  for (const { value, label } of panel.thresholds) {
    const text = `${label}: ${chartValueText(value, panel.unit)}`;
    paintLegend(context, text, top, colours.muted, [4, 3], colours);
    top += LEGEND_LINE;
  }
}

function paintLegend(
  context: CanvasRenderingContext2D,
  label: string,
  top: number,
  colour: string,
  dash: readonly number[],
  { text, font }: ChartColours,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(0, top - 4);
  context.lineTo(16, top - 4);
  context.stroke();
  context.setLineDash([]);
  paintText(context, label, { left: SAMPLE_WIDTH, top, size: 12, colour: text, font });
}

interface TextStyle {
  readonly left: number;
  /** The line the letters stand on. */
  readonly top: number;
  readonly size: number;
  readonly colour: string;
  readonly font: string;
}

function paintText(context: CanvasRenderingContext2D, text: string, style: TextStyle): void {
  context.font = `${style.size}px ${style.font}`;
  context.fillStyle = style.colour;
  context.textBaseline = 'alphabetic';
  context.fillText(text, style.left, style.top, style.size > 12 ? undefined : CELL_WIDTH - style.left);
}
