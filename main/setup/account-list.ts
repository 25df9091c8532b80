import { randomUUID } from 'node:crypto';
import type { AccountSettings, KeySettings, Settings } from '../settings/settings.ts';

/** Changes one account; its place and its id stay. Nothing changes where there is no such account. */
export function withAccount(
  settings: Settings,
  id: string,
  change: (account: AccountSettings) => AccountSettings,
): Settings {
  const accounts = settings.accounts.map((account) => (account.id === id ? change(account) : account));
  return { ...settings, accounts };
}

/** Takes an account out. */
export function withoutAccount(settings: Settings, id: string): Settings {
  return { ...settings, accounts: settings.accounts.filter((account) => account.id !== id) };
}

/** Moves an account to a place, from 0; a place beyond the end is the end. */
export function withAccountAt(settings: Settings, id: string, place: number): Settings {
  const account = settings.accounts.find((candidate) => candidate.id === id);
  if (!account) return settings;
  const { accounts } = withoutAccount(settings, id);
  return { ...settings, accounts: accounts.toSpliced(place, 0, account) };
}

/** Puts a new key beside the one in use, in the place of any that waited there. */
export function withNext(account: AccountSettings, next: KeySettings): AccountSettings {
  return { ...account, next };
}

/** Takes the new key back. */
export function withoutNext(account: AccountSettings): AccountSettings {
  return without(account, 'next');
}

/** Reminds of the key's age after so many days; null for never. */
export function withReminder(account: AccountSettings, days: number | null): AccountSettings {
  return days === null ? without(account, 'remindAfterDays') : { ...account, remindAfterDays: days };
}

/** Makes the new key the one in use. */
export function promoted(account: AccountSettings): AccountSettings {
  return account.next ? { ...withoutNext(account), current: account.next } : account;
}

/** Adds the accounts of a file whose keys are not there yet. An id that is taken is replaced by a new one. */
export function withImported(
  accounts: readonly AccountSettings[],
  imported: readonly AccountSettings[],
): readonly AccountSettings[] {
  return imported.reduce<readonly AccountSettings[]>((all, account) => {
    if (accountOfKey({ accounts: all }, account.current.key)) return all;
    const isTaken = all.some(({ id }) => id === account.id);
    return [...all, isTaken ? { ...account, id: randomUUID() } : account];
  }, accounts);
}

/** The account that has a key, in use or waiting. */
export function accountOfKey(settings: Settings, key: string): AccountSettings | undefined {
  return settings.accounts.find(({ current, next }) => current.key === key || next?.key === key);
}

/** The account that reads a cluster. */
export function accountOfCluster(settings: Settings, clusterId: string): AccountSettings | undefined {
  return settings.accounts.find(({ clusters }) => clusters.some(({ id }) => id === clusterId));
}

function without(account: AccountSettings, name: 'next' | 'remindAfterDays'): AccountSettings {
  const copy: { -readonly [Name in keyof AccountSettings]: AccountSettings[Name] } = { ...account };
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- one of two names, both optional
  delete copy[name];
  return copy;
}
