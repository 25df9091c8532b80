import type { AccountSettings } from '../settings/settings.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Whether the key of an account is older than the user wants to be reminded at. */
export function isOld({ current, remindAfterDays }: AccountSettings, now: number): boolean {
  return remindAfterDays !== undefined && daysSince(current.addedAt, now) >= remindAfterDays;
}

/** The reminder, where it is due. A new key that waits for its first good read is answer enough. */
export function keyReminder(account: AccountSettings, now: number): string | undefined {
  if (!account.isEnabled || account.next || !isOld(account, now)) return undefined;
  const days = daysSince(account.current.addedAt, now);
  return `The key ${account.current.key} of ${account.name} is ${days} days old: put a new one beside it.`;
}

/** Whole days. */
function daysSince(time: number, now: number): number {
  return Math.floor((now - time) / DAY_MS);
}
