import type { Log } from '../log/log.ts';
import type { ReadOutcome } from '../scrape/schedule.ts';

/** One line for each read that ended; `now` in epoch milliseconds. */
export function logRead(log: Log, account: string, outcome: ReadOutcome, now: number): void {
  const tookMs = Math.max(0, now - outcome.startedAt);
  if (outcome.kind === 'read') {
    const { newestMinute, isNewMinute } = outcome;
    const minute = newestMinute === undefined ? null : new Date(newestMinute).toISOString();
    log.info('Read.', { account, tookMs, minute, isNewMinute });
    return;
  }
  const { code, title, evidence, until, cause } = outcome.failure;
  // A cause is there where the mistake is ours.
  log.warning('A read failed.', { account, tookMs, code, title, evidence, until, cause });
}
