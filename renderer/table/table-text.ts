import type { DataTable } from '../../preload/contract.ts';

/** A row for the clipboard: keys and exact numbers, between tabs as spreadsheets take them. */
export function rowText(table: DataTable, row: number, shown: readonly number[]): string {
  return cells(table, row, shown).join('\t');
}

/**
 * Rows as CSV (RFC 4180) with exact numbers; `shown` are the columns of numbers to take. Anyone may name a consumer
 * group, so a name that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvText(table: DataTable, rows: Uint32Array, shown: readonly number[]): string {
  const title = [
    ...table.keyColumns.map((column) => column.title),
    ...shown.map((index) => {
      const column = table.columns[index];
      return column ? `${column.title} (${column.unit})` : '';
    }),
  ];
  const lines = [title, ...Array.from(rows, (row) => cells(table, row, shown, withoutFormula))];
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function cells(
  table: DataTable,
  row: number,
  shown: readonly number[],
  keyText: (key: string) => string = (key) => key,
): string[] {
  return [
    ...table.keys.map((column) => keyText(column[row] ?? '')),
    ...shown.map((index) => table.values[index]?.[row]?.toString() ?? ''),
  ];
}

function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
