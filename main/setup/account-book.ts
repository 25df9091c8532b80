import { randomUUID } from 'node:crypto';
import type { Answer } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Credentials } from '../confluent/credentials.ts';
import type { Vault } from '../credentials/vault.ts';
import type { AccountSettings, ClusterSettings, Settings, SettingsStore } from '../settings/settings.ts';
import { AccountKeys } from './account-keys.ts';
import {
  accountOfKey,
  type ClusterChange,
  promoted,
  withAccount,
  withAccountAt,
  withCluster,
  withNext,
  withImported,
  withoutAccount,
  withoutNext,
  withReminder,
} from './account-list.ts';
import { Desk, type Worker } from './desk.ts';
import { Desks } from './desks.ts';
import { keyReminder } from './key-age.ts';
import { Refusal } from './refusal.ts';
import { Safe } from './safe.ts';
import { Turns } from './turns.ts';

/** An account that is to be added. */
export interface NewAccount {
  readonly name: string;
  readonly key: string;
  readonly secret: string;
  readonly clusters: readonly ClusterSettings[];
}

/** What the book is made of. */
export interface AccountBookOptions<C, W extends Worker> {
  readonly store: SettingsStore;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
  /** Makes the connection of a key. Sends nothing. */
  readonly connect: (account: AccountSettings, credentials: Credentials) => C;
  /** Makes an account that can work. It is started by the book. */
  readonly employ: (account: AccountSettings, keys: AccountKeys<C>) => W;
}

/** An account of the book. */
export interface BookEntry<C, W> {
  readonly account: AccountSettings;
  readonly keys: AccountKeys<C>;
  /** Undefined while the account is switched off. */
  readonly worker: W | undefined;
}

/**
 * The accounts that are kept: their settings, the secrets in the vault, and the work done with them. Settings and vault
 * change together or not at all; what a change does not touch goes on as it was.
 */
export class AccountBook<C, W extends Worker> {
  readonly #options: AccountBookOptions<C, W>;
  readonly #safe: Safe;
  readonly #desks: Desks<C, W>;
  readonly #turns = new Turns();

  constructor(options: AccountBookOptions<C, W>) {
    this.#options = options;
    this.#safe = new Safe(options.store, options.vault);
    this.#desks = new Desks((account) => this.#openDesk(account));
    this.#desks.follow(this.#safe.settings.accounts);
  }

  /** Starts all accounts that are switched on. */
  start(): void {
    this.#desks.start();
  }

  /** In the user's order. */
  entries(): readonly BookEntry<C, W>[] {
    return this.#safe.settings.accounts
      .map(({ id }) => this.#desks.get(id))
      .filter((desk) => desk !== undefined);
  }

  /** What the user should know: secrets that could not be removed, keys that grow old. One sentence each. */
  notices(): string[] {
    const now = this.#options.clock.now();
    const reminders = this.#safe.settings.accounts.map((account) => keyReminder(account, now));
    return [...this.#safe.notices, ...reminders.filter((reminder) => reminder !== undefined)];
  }

  /** Adds an account: first its secret, then its settings; without the one there is not the other. */
  add({ name, key, secret, clusters }: NewAccount): Promise<Answer> {
    return this.#turns.take(async () => {
      this.#refuseKnown(key);
      const current = { key, addedAt: this.#options.clock.now() };
      const account = { id: randomUUID(), name, isEnabled: true, current, clusters };
      await this.#keep(key, secret, (settings) => ({
        ...settings,
        accounts: [...settings.accounts, account],
      }));
    });
  }

  /** Adds accounts without their secrets; those whose key is there already are left out. */
  import(accounts: readonly AccountSettings[]): Promise<Answer> {
    return this.#turns.take(() => {
      const before = this.#safe.settings.accounts;
      const after = withImported(before, accounts);
      if (after.length === before.length) {
        throw new Refusal('The file holds no account that is not set up already.');
      }
      this.#change((settings) => ({ ...settings, accounts: after }));
    });
  }

  rename(id: string, name: string): Promise<Answer> {
    return this.#edit(id, (account) => ({ ...account, name }));
  }

  enable(id: string, isEnabled: boolean): Promise<Answer> {
    return this.#edit(id, (account) => ({ ...account, isEnabled }));
  }

  setReminder(id: string, days: number | null): Promise<Answer> {
    return this.#edit(id, (account) => withReminder(account, days));
  }

  /** Changes what the user says of a cluster. */
  editCluster(id: string, change: ClusterChange): Promise<Answer> {
    return this.#edit(id, (account) => withCluster(account, change));
  }

  move(id: string, place: number): Promise<Answer> {
    return this.#turns.take(() => {
      this.#deskOf(id);
      this.#change((settings) => withAccountAt(settings, id, place));
    });
  }

  /** Removes an account, and the secrets of its keys. */
  remove(id: string): Promise<Answer> {
    return this.#turns.take(async () => {
      const { current, next } = this.#deskOf(id).account;
      this.#change((settings) => withoutAccount(settings, id));
      await this.#safe.release(current.key);
      if (next) await this.#safe.release(next.key);
    });
  }

  /** Puts a new key beside the one in use. */
  rotate(id: string, key: string, secret: string): Promise<Answer> {
    return this.#turns.take(async () => {
      const desk = this.#deskOf(id);
      const { next, current } = desk.account;
      if (current.key === key) throw new Refusal(`${key} is the key in use. A new one has another id.`);
      if (next?.key !== key) this.#refuseKnown(key);
      const added = { key, addedAt: this.#options.clock.now() };
      await this.#keep(key, secret, (settings) =>
        withAccount(settings, id, (account) => withNext(account, added)),
      );
      if (next && next.key !== key) await this.#safe.release(next.key);
      desk.keys.forget(key);
      desk.worker?.keysChanged();
    });
  }

  /** Takes back a rotation that has not happened yet. */
  cancelRotation(id: string): Promise<Answer> {
    return this.#turns.take(async () => {
      const desk = this.#deskOf(id);
      const { next } = desk.account;
      if (!next) throw new Refusal('No new key is waiting; perhaps it has taken over already.');
      this.#change((settings) => withAccount(settings, id, withoutNext));
      await this.#safe.release(next.key);
      desk.keys.changed();
    });
  }

  /** Takes the secret of the key in use again. */
  giveSecret(id: string, secret: string): Promise<Answer> {
    return this.#turns.take(async () => {
      const desk = this.#deskOf(id);
      const { key } = desk.account.current;
      await this.#safe.storeSecret(key, secret);
      desk.keys.forget(key);
      desk.worker?.keysChanged();
    });
  }

  /** Ends all work. */
  async dispose(): Promise<void> {
    await this.#desks.dispose();
    await this.#turns.settled();
  }

  /** The new key of an account has read well. */
  async #promote(id: string): Promise<void> {
    await this.#turns.take(async () => {
      const { current, next } = this.#deskOf(id).account;
      if (!next) return;
      this.#change((settings) => withAccount(settings, id, promoted));
      await this.#safe.release(current.key);
    });
  }

  #edit(id: string, change: (account: AccountSettings) => AccountSettings): Promise<Answer> {
    return this.#turns.take(() => {
      this.#deskOf(id);
      this.#change((settings) => withAccount(settings, id, change));
    });
  }

  #change(change: (settings: Settings) => Settings): void {
    this.#safe.change(change);
    this.#desks.follow(this.#safe.settings.accounts);
  }

  async #keep(key: string, secret: string, change: (settings: Settings) => Settings): Promise<void> {
    await this.#safe.keep(key, secret, change);
    this.#desks.follow(this.#safe.settings.accounts);
  }

  #openDesk(opened: AccountSettings): Desk<C, W> {
    const { vault, clock, connect, employ } = this.#options;
    const account = (): AccountSettings => this.#desks.get(opened.id)?.account ?? opened;
    const keys = new AccountKeys<C>({
      account,
      vault,
      clock,
      connect: (credentials) => connect(account(), credentials),
      promote: () => this.#promote(opened.id),
    });
    return new Desk<C, W>(opened, keys, employ);
  }

  #deskOf(id: string): Desk<C, W> {
    const desk = this.#desks.get(id);
    if (!desk) throw new Refusal('There is no such account.');
    return desk;
  }

  #refuseKnown(key: string): void {
    const known = accountOfKey(this.#safe.settings, key);
    if (known) throw new Refusal(`The key ${key} is already used by the account “${known.name}”.`);
  }
}
