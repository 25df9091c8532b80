import type { SecretAnswer, StoreAnswer, Vault } from './vault.ts';

/** A vault that tells of every secret it hands out or takes in, so that it can be hidden wherever it might show. */
export class WatchedVault implements Vault {
  readonly #vault: Vault;
  readonly #seen: (secret: string, key: string) => void;

  constructor(vault: Vault, seen: (secret: string, key: string) => void) {
    this.#vault = vault;
    this.#seen = seen;
  }

  get keeping(): Vault['keeping'] {
    return this.#vault.keeping;
  }

  async read(key: string): Promise<SecretAnswer> {
    const answer = await this.#vault.read(key);
    if (answer.kind === 'found') this.#seen(answer.secret, key);
    return answer;
  }

  store(key: string, secret: string): Promise<StoreAnswer> {
    this.#seen(secret, key);
    return this.#vault.store(key, secret);
  }

  remove(key: string): Promise<StoreAnswer> {
    return this.#vault.remove(key);
  }
}
