import { randomUUID } from 'node:crypto';
import type { RequestOf } from '../../preload/contract.ts';
import type { AccountSettings, ClusterSettings, KeySettings, Settings } from '../settings/settings.ts';

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

/** What the user says of a cluster. */
export type ClusterChange = RequestOf<'editCluster'>;

/** Changes what the user says of one cluster: what is left out stays, null takes it back. */
export function withCluster(account: AccountSettings, change: ClusterChange): AccountSettings {
  const clusters = account.clusters.map((cluster) =>
    cluster.id === change.id ? describedCluster(cluster, change) : cluster,
  );
  return { ...account, clusters };
}

/** See {@link withCluster}. */
export function describedCluster(cluster: ClusterSettings, change: ClusterChange): ClusterSettings {
  const { id, environment, cloud, region } = cluster;
  const nickname = change.nickname === undefined ? cluster.nickname : change.nickname;
  const colour = change.colour === undefined ? cluster.colour : change.colour;
  const type = change.type === undefined ? cluster.type : change.type;
  const units = change.units === undefined ? cluster.units : change.units;
  return {
    id,
    ...(isSaid(nickname) && { nickname }),
    ...(isSaid(colour) && { colour }),
    ...(isSaid(type) && { type }),
    ...(isSaid(units) && { units }),
    ...(cloud !== undefined && { cloud }),
    ...(region !== undefined && { region }),
    ...(environment !== undefined && { environment }),
  };
}

function isSaid<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined && value !== '';
}
