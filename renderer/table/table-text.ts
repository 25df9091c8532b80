import type { DataTable } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { csv, withoutFormula } from '../parts/csv.ts';

/** A row for the clipboard: keys and exact numbers, between tabs as spreadsheets take them. */
export function rowText(table: DataTable, row: number, shown: readonly number[]): string {
  return cells(table, row, shown).join('\t');
}

/** Rows as CSV with exact numbers; `shown` are the columns of numbers to take. */
export function csvText(table: DataTable, rows: Uint32Array, shown: readonly number[]): string {
  const title = [
    ...table.keyColumns.map((column) => column.title),
    ...(table.states ? [messages.table.state] : []),
    ...shown.map((index) => {
      const column = table.columns[index];
      return column ? `${column.title} (${column.unit})` : '';
    }),
  ];
  const lines = [title, ...Array.from(rows, (row) => cells(table, row, shown, withoutFormula))];
  return csv(lines);
}

function cells(
  table: DataTable,
  row: number,
  shown: readonly number[],
  keyText: (key: string) => string = (key) => key,
): string[] {
  return [
    ...table.keys.map((column) => keyText(column[row] ?? '')),
    ...(table.states ? [table.states[row] ?? ''] : []),
    ...shown.map((index) => table.values[index]?.[row]?.toString() ?? ''),
  ];
}
