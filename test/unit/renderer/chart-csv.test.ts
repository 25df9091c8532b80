import { expect, test } from 'vitest';
import type { ChartPage } from '../../../preload/contract.ts';
import { chartCsv } from '../../../renderer/charts/chart-csv.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const line = { low: null, high: null, compared: null };
const panel = { bands: [], thresholds: [], emptyReason: null };

const page = {
  from: NOON,
  to: NOON + 3 * MINUTE,
  stepMs: MINUTE,
  oldest: NOON,
  newest: NOON + 3 * MINUTE,
  filled: [],
  panels: [
    {
      ...panel,
      id: 'lag',
      title: 'Lag',
      unit: 'records',
      lines: [
        { ...line, id: 'a', label: 'billing, "eu"', values: [1, null, 0.1 + 0.2, 4] },
        { ...line, id: 'b', label: 'b', values: [5, 6, 7, 8], low: [4, 5, 6, 7], high: [9, 9, 9, 9] },
      ],
    },
    {
      ...panel,
      id: '=1+1',
      title: '=1+1',
      unit: 'count',
      lines: [{ ...line, id: 'c', label: 'c', values: [1, 2, 3, 4], compared: [null, 7, 8, 9] }],
    },
    {
      ...panel,
      id: 'none',
      title: 'Nothing',
      unit: 'count',
      lines: [],
      emptyReason: 'Nothing has been reported.',
    },
  ],
} satisfies ChartPage;

const range = { from: NOON + MINUTE, to: NOON + 2 * MINUTE };

test('a CSV of charts has a row for each step on screen, every digit, and gaps as empty cells', () => {
  const hidden = new Map([['lag', new Set(['b'])]]);
  expect(chartCsv({ page, range, compare: 'none', hidden }).split('\r\n')).toEqual([
    `Time (UTC),"Lag: billing, ""eu"" (records)",'=1+1: c (count)`,
    '2026-11-22T12:01:00.000Z,,2',
    '2026-11-22T12:02:00.000Z,0.30000000000000004,3',
    '',
  ]);
});

test('a CSV of charts has columns for what moved within a step and for what is compared', () => {
  const [title, first] = chartCsv({ page, range, compare: 'yesterday', hidden: new Map() }).split('\r\n');
  expect(title).toContain('Lag: b (records),"Lag: b, lowest (records)","Lag: b, highest (records)"');
  expect(title).toContain('"\'=1+1: c, Same time yesterday (count)"');
  expect(first).toBe('2026-11-22T12:01:00.000Z,,6,5,9,2,7');
});
