import type { Vault } from '../credentials/vault.ts';
import type { Settings, SettingsStore } from '../settings/settings.ts';
import { accountOfKey } from './account-list.ts';
import { Refusal } from './refusal.ts';

/** Settings and secrets as one: they change together or not at all. What cannot be done is refused with a sentence. */
export class Safe {
  readonly #store: SettingsStore;
  readonly #vault: Vault;
  readonly #notices = new Set<string>();

  constructor(store: SettingsStore, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  get settings(): Settings {
    return this.#store.read();
  }

  /** Secrets that are still in the vault though nobody needs them, one sentence each. */
  get notices(): readonly string[] {
    return [...this.#notices];
  }

  change(change: (settings: Settings) => Settings): void {
    try {
      this.#store.update(change);
    } catch (error) {
      throw new Refusal(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  async storeSecret(key: string, secret: string): Promise<void> {
    const answer = await this.#vault.store(key, secret);
    if (answer.kind === 'refused') throw new Refusal(answer.sentence);
  }

  /** First the secret, then the settings; takes the secret back where those cannot be changed. */
  async keep(key: string, secret: string, change: (settings: Settings) => Settings): Promise<void> {
    await this.storeSecret(key, secret);
    try {
      this.change(change);
    } catch (error) {
      await this.release(key);
      throw error;
    }
  }

  /** Removes the secret of a key that no account uses any more. */
  async release(key: string): Promise<void> {
    if (accountOfKey(this.settings, key)) return;
    const answer = await this.#vault.remove(key);
    if (answer.kind === 'refused') {
      this.#notices.add(`The secret of the key ${key} could not be removed. ${answer.sentence}`);
    }
  }
}
