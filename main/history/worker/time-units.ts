// Inside the worker, times are whole numbers of minutes, hours or days since 1970, all UTC.

export const MINUTES_AN_HOUR = 60;
export const HOURS_A_DAY = 24;
export const MINUTES_A_DAY = 1_440;

/** The hour that a minute lies in. */
export function hourOf(minute: number): number {
  return Math.floor(minute / MINUTES_AN_HOUR);
}

/** The day that a minute lies in. */
export function dayOf(minute: number): number {
  return Math.floor(minute / MINUTES_A_DAY);
}
