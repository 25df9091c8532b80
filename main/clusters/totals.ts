import { MINUTE_MS } from '../clock.ts';
import { absentValue } from './cells.ts';
import type { MetricColumn } from './metric-column.ts';
import type { MetricTotal, ValueState } from './snapshot.ts';

/**
 * The total of a metric over its columns: one, except for unknown metrics whose series carry different labels.
 * Undefined when it was never reported.
 */
export function totalOf(columns: readonly MetricColumn[]): MetricTotal | undefined {
  const used = columns.filter((column) => column.cells.minute > 0);
  const definition = used[0]?.definition;
  if (!definition) return undefined;
  const newest = Math.max(...used.map((column) => column.cells.minute));
  const parts = used.filter((column) => column.cells.reported > 0 && column.cells.minute === newest);
  const isCut = used.some((column) => column.cells.isCut);
  if (parts.length > 0) {
    const totals = parts.map((column) => column.cells.total);
    const value =
      definition.total === 'sum' ? totals.reduce((sum, total) => sum + total, 0) : Math.max(...totals);
    const series = parts.reduce((sum, column) => sum + column.cells.reported, 0);
    return { definition, state: 'reported', value, minute: newest * MINUTE_MS, series, isCut };
  }
  const isComplete = used.every((column) => column.cells.isComplete);
  const state: ValueState = isComplete ? absentState[definition.absence] : 'gap';
  const last = state === 'vanished' ? lastTotal(used) : undefined;
  const absent = state === 'gap' ? Number.NaN : absentValue(definition);
  return {
    definition,
    state,
    value: last?.value ?? (Number.isNaN(absent) ? undefined : absent),
    minute: last?.minute ?? newest * MINUTE_MS,
    series: 0,
    isCut,
  };
}

const absentState = {
  zero: 'absent-zero',
  'not-hot': 'not-hot',
  vanished: 'vanished',
  unknown: 'gap',
} as const satisfies Record<string, ValueState>;

/** The total of the newest minute that any series was reported in. */
function lastTotal(columns: readonly MetricColumn[]): { value: number; minute: number } | undefined {
  const isSum = columns[0]?.definition.total === 'sum';
  let minute = 0;
  let value = 0;
  for (const { cells } of columns) {
    for (const [row, seen] of cells.minutes.entries()) {
      const cell = cells.values[row] ?? 0;
      if (seen === 0 || seen < minute) continue;
      if (seen > minute) value = cell;
      else value = isSum ? value + cell : Math.max(value, cell);
      minute = seen;
    }
  }
  return minute > 0 ? { value, minute: minute * MINUTE_MS } : undefined;
}
