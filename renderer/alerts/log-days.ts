import type { AlertLogEntry } from '../../preload/contract.ts';

/** The entries of one local day. */
export interface LogDay {
  /** The newest of its instants, to name the day by. */
  readonly at: number;
  readonly entries: readonly AlertLogEntry[];
}

/** A log, newest first, by local day. */
export function logDays(entries: readonly AlertLogEntry[]): LogDay[] {
  const days = Map.groupBy(entries, ({ at }) => new Date(at).toDateString());
  return [...days.values()].map((ofDay) => ({ at: ofDay[0]?.at ?? 0, entries: ofDay }));
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A local day as a heading: "Sunday 22 November 2026". */
export function dayTitle(at: number): string {
  return day.format(at);
}
