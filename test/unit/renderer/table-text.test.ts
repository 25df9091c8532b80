import { expect, test } from 'vitest';
import type { DataTable } from '../../../preload/contract.ts';
import { csvText, rowText } from '../../../renderer/table/table-text.ts';

const table = {
  keyColumns: [
    { id: 'group', title: 'Group' },
    { id: 'topic', title: 'Topic' },
  ],
  columns: [
    { id: 'lag', title: 'Lag', unit: 'records', sentence: '', certainties: null },
    { id: 'in', title: 'In', unit: 'bytes/s', sentence: '', certainties: null },
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
  states: null,
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

test('a table of groups takes their states along, after the names', () => {
  const groups = { ...table, states: ['ok', 'stalled', 'vanished'] } satisfies DataTable;
  expect(csvText(groups, Uint32Array.of(1), [1])).toBe(
    'Group,Topic,State,In (bytes/s)\r\n"with, comma and ""quote""",b,stalled,2\r\n',
  );
  expect(rowText(groups, 0, [0])).toBe('plain\ta\tok\t48213.5');
});
