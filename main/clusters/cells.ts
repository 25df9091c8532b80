import type { MetricDefinition } from '../metrics/catalogue.ts';

/**
 * The last known values of one metric in one table, by row. Never changed once made: snapshots share it. Minutes are
 * counted since the epoch, 0 is never.
 */
export interface Cells {
  /** The minute the metric stands at: that of its newest samples, or of the newest answer it was missing in. */
  readonly minute: number;
  /** Last value of each row; may be shorter than the table. */
  readonly values: Float64Array;
  /** Minute of each of them. */
  readonly minutes: Uint32Array;
  /** True when the answer was complete as to this metric, so that what is missing in it is known to be absent. */
  readonly isComplete: boolean;
  /** True when the server left out part of this metric, or failed to compute it: sums are too low. */
  readonly isCut: boolean;
  /** Sum or maximum, as the catalogue says, of the values of `minute`. */
  readonly total: number;
  /** Number of values of `minute`. */
  readonly reported: number;
}

/** Before the first sample. */
export const noCells: Cells = {
  minute: 0,
  values: new Float64Array(0),
  minutes: new Uint32Array(0),
  isComplete: false,
  isCut: false,
  total: Number.NaN,
  reported: 0,
};

/** What the value of a row is as of the minute of its cells; NaN is "not known", never zero. */
export function currentValue(definition: MetricDefinition, cells: Cells, row: number): number {
  const minute = cells.minutes[row] ?? 0;
  if (minute === 0) return Number.NaN;
  if (minute === cells.minute) return cells.values[row] ?? Number.NaN;
  return cells.isComplete ? absentValue(definition) : Number.NaN;
}

/** What it means that a complete answer has no sample of a series that was seen before. */
export function absentValue(definition: MetricDefinition): number {
  return definition.absence === 'zero' || definition.absence === 'not-hot' ? 0 : Number.NaN;
}

/** True when the row had a value, and a complete answer no longer has one. */
export function hasVanished(definition: MetricDefinition, cells: Cells, row: number): boolean {
  const minute = cells.minutes[row] ?? 0;
  return definition.absence === 'vanished' && minute > 0 && minute < cells.minute && cells.isComplete;
}
