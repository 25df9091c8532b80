import { MINUTE_MS } from '../clock.ts';

const SPREAD_MS = 15_000;

/**
 * Where in the 15 seconds after a minute is expected an account reads, in milliseconds. The same for an account at
 * every start, different between accounts (FNV-1a).
 */
export function spreadOf(accountId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < accountId.length; index++) {
    hash = Math.imul(hash ^ accountId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % SPREAD_MS;
}

/**
 * The first regular time to read after `time`: when a minute becomes available, `delayMs` after its begin, and
 * `spreadMs` on. While the delay is not known, one minute later.
 */
export function nextRegularRead(time: number, delayMs: number | undefined, spreadMs: number): number {
  if (delayMs === undefined) return time + MINUTE_MS;
  const offset = delayMs + spreadMs;
  return (Math.floor((time - offset) / MINUTE_MS) + 1) * MINUTE_MS + offset;
}
