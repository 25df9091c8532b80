import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataTable } from '../../../preload/contract.ts';
import { STATE_COLUMN, TableIndex } from '../../../renderer/table/table-index.ts';

function tableOf(names: readonly string[], numbers: readonly (number | null)[]): DataTable {
  return {
    keyColumns: [{ id: 'name', title: 'Name' }],
    columns: [{ id: 'value', title: 'Value', unit: 'plain', sentence: '', certainties: null }],
    keys: [names],
    values: [numbers],
    vanishedSince: names.map(() => null),
    states: null,
  };
}

const rowsOf = (table: DataTable, filter: string, column: number, descending: boolean) =>
  Array.from(new TableIndex(table).rows(filter, { column, descending }));

describe('the order of a table', () => {
  const numbers = fc.array(fc.option(fc.double({ noNaN: true })), { maxLength: 200 });

  test.each([true, false])(
    'by a number is that of the numbers, unknown last (descending: %s)',
    (descending) => {
      fc.assert(
        fc.property(numbers, (values) => {
          const table = tableOf(
            values.map((_, row) => `row-${row}`),
            values,
          );
          const sorted = rowsOf(table, '', 1, descending).map((row) => values[row] ?? null);
          const known = values
            .filter((value) => value !== null)
            .toSorted((a, b) => (descending ? b - a : a - b));
          const unknown = values.filter((value) => value === null);
          expect(sorted.map((value) => (value === 0 ? 0 : value))).toEqual(
            [...known, ...unknown].map((value) => (value === 0 ? 0 : value)),
          );
        }),
      );
    },
  );

  test('by a name is case-blind and takes numbers by their size', () => {
    const names = ['topic-10', 'Topic-9', 'topic-1', 'audit', 'topic-9'];
    const table = tableOf(
      names,
      names.map(() => 0),
    );
    expect(rowsOf(table, '', 0, false).map((row) => names[row])).toEqual([
      'audit',
      'topic-1',
      'Topic-9',
      'topic-9',
      'topic-10',
    ]);
  });

  test('keeps rows with equal values as they came, in both directions', () => {
    const table = tableOf(['a', 'b', 'c'], [1, 1, 1]);
    expect(rowsOf(table, '', 1, false)).toEqual([0, 1, 2]);
    expect(rowsOf(table, '', 1, true)).toEqual([0, 1, 2]);
  });
});

test('a filter takes the rows that hold all its words, in the order of the table', () => {
  const table = tableOf(['orders-eu', 'orders-us', 'Billing-EU', 'audit'], [1, 4, 3, 2]);
  expect(rowsOf(table, ' EU  ', 1, true)).toEqual([2, 0]);
  expect(rowsOf(table, 'us orders', 1, true)).toEqual([1]);
  expect(rowsOf(table, 'eu us', 1, true)).toEqual([]);
});

test('groups are sorted by the worst state first, within it by the longest lag in time', () => {
  const table = {
    ...tableOf(['a', 'b', 'c', 'd', 'e', 'f'], [5000, null, 9000, 60_000, 7_200_000, 80_000]),
    columns: [{ id: 'lagTime', title: 'Behind by', unit: 'milliseconds', sentence: '', certainties: null }],
    states: ['ok', 'stalled', 'ok', 'stalled', 'idle', 'vanished'],
  } satisfies DataTable;
  expect(rowsOf(table, '', STATE_COLUMN, true).map((row) => table.keys[0]![row])).toEqual([
    'f',
    'd',
    'b',
    'c',
    'a',
    'e',
  ]);
});
