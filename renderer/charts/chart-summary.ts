import type { ChartLine, ChartPage, ChartPanel } from '../../preload/contract.ts';
import { spanText } from '../../preload/format.ts';
import { stretchText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { stepIndex } from './chart-range.ts';
import { chartValueText } from './chart-style.ts';

const words = messages.charts;

/** What a chart shows, for those who do not see it: the stretch, and of each line its newest, highest and lowest value. */
export function chartSummary(panel: ChartPanel, page: ChartPage, now: number): string {
  const range = { from: page.from, to: page.to };
  return [
    words.described(stretchText(range.from, range.to, now), spanText(page.stepMs)),
    ...panel.lines.map((line) => lineSummary(line, panel, page, now)),
    ...panel.bands
      .filter(({ from, to }) => from <= range.to && to > range.from)
      .map(({ from, to, label }) => words.band(label, stretchText(from, to, now))),
    ...panel.thresholds.map(({ value, label }) => words.threshold(label, chartValueText(value, panel.unit))),
  ].join(' ');
}

function lineSummary(
  { label, values }: ChartLine,
  { unit }: ChartPanel,
  { from, stepMs }: ChartPage,
  now: number,
): string {
  let lowest: number | null = null;
  let highest: number | null = null;
  let newest: number | null = null;
  let highestAt = from;
  let gaps = 0;
  let isGap = false;
  for (const [step, value] of values.entries()) {
    if (value === null && !isGap) gaps += 1;
    isGap = value === null;
    if (value === null) continue;
    newest = value;
    if (lowest === null || value < lowest) lowest = value;
    if (highest === null || value > highest) {
      highest = value;
      highestAt = from + step * stepMs;
    }
  }
  if (newest === null || lowest === null || highest === null) return words.lineUnknown(label);
  const text = (value: number) => chartValueText(value, unit);
  return (
    words.line(label, text(newest), text(lowest), text(highest), timeText(highestAt, now)) + words.gaps(gaps)
  );
}

/** The instant pointed at and the value of each line there. */
export function pointedText(
  panel: ChartPanel,
  page: ChartPage,
  hidden: ReadonlySet<string>,
  at: number,
  now: number,
): string {
  const step = stepIndex(at, page);
  const values = panel.lines
    .filter(({ id }) => !hidden.has(id))
    .map(({ label, values }) => `${label}: ${chartValueText(values[step] ?? null, panel.unit)}`);
  const states = panel.bands.filter(({ from, to }) => from <= at && at < to).map(({ label }) => label);
  return [timeText(at, now), ...states, ...values].join(', ');
}
