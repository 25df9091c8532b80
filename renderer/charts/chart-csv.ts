import type { ChartLine, ChartPage, ChartPanel, Comparison } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { csv, withoutFormula } from '../parts/csv.ts';
import { stepsWithin, type MinuteRange } from './chart-range.ts';

/** What is on screen of the charts. */
export interface OnScreen {
  readonly page: ChartPage;
  readonly range: MinuteRange;
  readonly compare: Comparison;
  /** The lines left out, by panel. */
  readonly hidden: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The panels with the lines that were not left out; without those that show nothing. */
export function shownPanels({ page, hidden }: OnScreen): ChartPanel[] {
  return page.panels
    .filter(({ emptyReason }) => emptyReason === null)
    .map((panel) => ({ ...panel, lines: panel.lines.filter(({ id }) => !hidden.get(panel.id)?.has(id)) }));
}

/** One row a step in UTC, every digit, a gap as an empty cell; a column for each line, its spread and what it is compared with. */
export function chartCsv(shown: OnScreen): string {
  const { page, range, compare } = shown;
  const { first, last } = stepsWithin(range, page);
  const columns = shownPanels(shown).flatMap((panel) =>
    panel.lines.flatMap((line) => columnsOf(panel, line, compare)),
  );
  const lines = [[messages.charts.timeColumn, ...columns.map(({ title }) => title)]];
  for (let step = first; step <= last; step += 1) {
    const at = new Date(page.from + step * page.stepMs).toISOString();
    lines.push([at, ...columns.map(({ values }) => values[step]?.toString() ?? '')]);
  }
  return csv(lines);
}

interface Column {
  readonly title: string;
  readonly values: ChartLine['values'];
}

function columnsOf({ title, unit }: ChartPanel, line: ChartLine, compare: Comparison): Column[] {
  const words = messages.charts.csv;
  const column = (values: ChartLine['values'] | null, remark: string) =>
    values === null ? [] : [{ title: withoutFormula(`${title}: ${line.label}${remark} (${unit})`), values }];
  return [
    ...column(line.values, ''),
    ...column(line.low, words.low),
    ...column(line.high, words.high),
    ...(compare === 'none' ? [] : column(line.compared, `, ${messages.charts.comparisons[compare]}`)),
  ];
}
