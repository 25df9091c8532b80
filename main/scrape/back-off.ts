import { MINUTE_MS } from '../clock.ts';
import type { FailureCode } from '../confluent/failure.ts';

const LONGEST_MS = 15 * MINUTE_MS;
/** Laptops come back on line any moment, and asking costs nobody anything until they do. */
const LONGEST_OFFLINE_MS = 2 * MINUTE_MS;

/** True for a failure that only a person can cure: a new key, a role. */
export function needsPerson(code: FailureCode): boolean {
  return code === 'key-refused' || code === 'not-permitted';
}

/**
 * How long to wait after a failure, in milliseconds: doubling from a minute with each failure in a row (`failures` is
 * 1 for the first), with jitter between the half and the whole so that clients do not return in step. `random` is in
 * [0, 1).
 */
export function backOffMs(code: FailureCode, failures: number, random: number): number {
  const longest = code === 'offline' ? LONGEST_OFFLINE_MS : LONGEST_MS;
  if (needsPerson(code)) return longest;
  return Math.min(longest, MINUTE_MS * 2 ** (failures - 1)) * (0.5 + random / 2);
}
