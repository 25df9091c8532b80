import { expect, test } from 'vitest';
import type { DataTable } from '../../../preload/contract.ts';
import { csvText, rowText } from '../../../renderer/table/table-text.ts';

const table = {
  keyColumns: [
    { id: 'group', title: 'Group' },
    { id: 'topic', title: 'Topic' },
  ],
  columns: [
    { id: 'lag', title: 'Lag', unit: 'records', sentence: '' },
    { id: 'in', title: 'In', unit: 'bytes/s', sentence: '' },
  ],
  keys: [
    ['plain', 'with, comma and "quote"', '=HYPERLINK("http://evil")'],
    ['a', 'b', '-c'],
  ],
  values: [
    [48_213.5, null, 0],
    [1, 2, 3],
  ],
  vanishedSince: [null, null, null],
} satisfies DataTable;

test('a copied row holds its keys and every digit of its numbers, nothing for what is not known', () => {
  expect(rowText(table, 0, [0, 1])).toBe('plain\ta\t48213.5\t1');
  expect(rowText(table, 1, [0])).toBe('with, comma and "quote"\tb\t');
});

test('CSV quotes what needs it and disarms names that a spreadsheet would run', () => {
  expect(csvText(table, Uint32Array.of(2, 1), [0])).toBe(
    [
      'Group,Topic,Lag (records)',
      `"'=HYPERLINK(""http://evil"")",'-c,0`,
      '"with, comma and ""quote""",b,',
      '',
    ].join('\r\n'),
  );
});
