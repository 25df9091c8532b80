import type { AccountSettings, ClusterSettings } from '../settings/settings.ts';
import type { AccountKeys } from './account-keys.ts';

/** An account at work, as far as whoever employs it is concerned. */
export interface Worker {
  /** Starts to read; does nothing when it did already. */
  start(): void;
  /** The keys, or their secrets, are others now. */
  keysChanged(): void;
  /** The same clusters, of which the user says something else. */
  describe(clusters: readonly ClusterSettings[]): void;
  dispose(): Promise<void>;
}

/** One account of the book: how it is set up, its keys, and its work while it is switched on. */
export class Desk<C, W extends Worker> {
  readonly keys: AccountKeys<C>;
  readonly #employ: (account: AccountSettings, keys: AccountKeys<C>) => W;
  #account: AccountSettings;
  #worker: W | undefined;

  constructor(
    account: AccountSettings,
    keys: AccountKeys<C>,
    employ: (account: AccountSettings, keys: AccountKeys<C>) => W,
  ) {
    this.keys = keys;
    this.#employ = employ;
    this.#account = account;
  }

  get account(): AccountSettings {
    return this.#account;
  }

  get worker(): W | undefined {
    return this.#worker;
  }

  /** Takes over how the account is set up now. Returns the work that ends thereby, which the caller disposes of. */
  take(account: AccountSettings): W | undefined {
    const before = this.#account;
    this.#account = account;
    const isSame = account.isEnabled && idsOf(before) === idsOf(account);
    const ended = isSame ? undefined : this.#worker;
    if (!isSame) {
      this.#worker = undefined;
      this.keys.forgetAll();
    }
    if (account.isEnabled) this.#worker ??= this.#employ(account, this.keys);
    if (before.clusters !== account.clusters) this.#worker?.describe(account.clusters);
    return ended;
  }
}

function idsOf({ clusters }: AccountSettings): string {
  return JSON.stringify(clusters.map(({ id }) => id));
}
