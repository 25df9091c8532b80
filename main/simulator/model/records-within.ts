import { MINUTE_MS } from '../../clock.ts';

/** How many of a minute's records, which are spread evenly over it, come in its first milliseconds. */
export function recordsWithin(records: number, elapsedMs: number): number {
  return Math.floor((elapsedMs * records + MINUTE_MS / 2) / MINUTE_MS);
}
