import type { BenchRow } from './row.ts';

/** The rows as a Markdown table, its columns aligned: to be read as it is, and to be pasted. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ what, value, budget = '', ok }) => [
    what,
    value,
    budget,
    ok === undefined ? '' : ok ? 'yes' : 'NO',
  ]);
  const lines = [['what', 'value', 'budget', 'ok'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[], filling = ' '): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0, filling)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [format(head), format(['', '', '', ''], '-'), ...body.map((line) => format(line))].join('\n');
}
