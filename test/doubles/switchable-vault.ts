import type { SecretAnswer, StoreAnswer, Vault } from '../../main/credentials/vault.ts';

/** A vault whose troubles the test decides. */
export class SwitchableVault implements Vault {
  readonly keeping: Vault['keeping'] = { kind: 'keychain', notice: undefined };
  readonly secrets = new Map<string, string>();
  isLocked = false;
  /** True: it never answers when asked for a secret. */
  isFrozen = false;
  /** Why it stores and removes nothing; undefined while it does. */
  refusal: string | undefined;
  /** How often it was asked for a secret. */
  reads = 0;

  read(key: string): Promise<SecretAnswer> {
    this.reads += 1;
    if (this.isFrozen) return new Promise(() => undefined);
    const secret = this.secrets.get(key);
    if (this.isLocked) return Promise.resolve({ kind: 'unavailable', sentence: 'The keychain is locked.' });
    if (secret === undefined) return Promise.resolve({ kind: 'missing', sentence: 'It is not there.' });
    return Promise.resolve({ kind: 'found', secret });
  }

  store(key: string, secret: string): Promise<StoreAnswer> {
    if (this.refusal !== undefined) return this.#refused(this.refusal);
    this.secrets.set(key, secret);
    return Promise.resolve({ kind: 'stored' });
  }

  remove(key: string): Promise<StoreAnswer> {
    if (this.refusal !== undefined) return this.#refused(this.refusal);
    this.secrets.delete(key);
    return Promise.resolve({ kind: 'stored' });
  }

  #refused(sentence: string): Promise<StoreAnswer> {
    return Promise.resolve({ kind: 'refused', sentence });
  }
}
