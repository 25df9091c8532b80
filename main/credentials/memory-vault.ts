import type { SecretAnswer, StoreAnswer, Vault } from './vault.ts';

/** Secrets in memory, for this run: where there is no keychain. Never a file. */
export class MemoryVault implements Vault {
  readonly keeping: Vault['keeping'];
  readonly #secrets = new Map<string, string>();

  /** `reason`: why there is no keychain, in sentences; undefined where nobody expects one. */
  constructor(reason?: string) {
    const notice = reason && `API secrets are kept in memory only, until Laglight ends. ${reason}`;
    this.keeping = { kind: 'memory', notice };
  }

  read(key: string): Promise<SecretAnswer> {
    const secret = this.#secrets.get(key);
    return Promise.resolve(
      secret === undefined
        ? {
            kind: 'unavailable',
            sentence: `The secret of key ${key} must be entered again: Laglight has no keychain and kept it only until it ended.`,
          }
        : { kind: 'found', secret },
    );
  }

  store(key: string, secret: string): Promise<StoreAnswer> {
    this.#secrets.set(key, secret);
    return Promise.resolve({ kind: 'stored' });
  }

  remove(key: string): Promise<StoreAnswer> {
    this.#secrets.delete(key);
    return Promise.resolve({ kind: 'stored' });
  }
}
