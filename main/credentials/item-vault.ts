import { describeKeychainError } from './keychain-problems.ts';
import type { Keychain } from './keychain.ts';
import { formatItem, parseItem, type Secrets } from './secret-item.ts';
import type { SecretAnswer, StoreAnswer, Vault } from './vault.ts';

/** The name of the item that holds all secrets: one item, so that a keychain asks once and not once per key. */
export const ITEM_ACCOUNT = 'api-secrets';

/** Written and removed again to have the keychain unlocked. */
const UNLOCK_ACCOUNT = 'unlock-check';

const DAMAGED =
  `The keychain's item "laglight/${ITEM_ACCOUNT}" holds something that Laglight did not write, and is left as it is. ` +
  'Remove it in your keychain program, then enter the API secrets again.';

/** Something a person can be told as it stands. */
class Refusal extends Error {}

/** Secrets in the keychain of the operating system. */
export class ItemVault implements Vault {
  readonly keeping = { kind: 'keychain', notice: undefined } as const;
  readonly #keychain: Keychain;
  readonly #maximumBytes: number;
  /** Changes one after the other: each reads all secrets, changes one, and writes all. */
  #lastChange: Promise<unknown> = Promise.resolve();

  /** `maximumBytes`: what the keychain holds in one item. */
  constructor(keychain: Keychain, maximumBytes: number) {
    this.#keychain = keychain;
    this.#maximumBytes = maximumBytes;
  }

  async read(key: string): Promise<SecretAnswer> {
    try {
      const secrets = await this.#read();
      const secret = secrets?.get(key);
      if (secret !== undefined) return { kind: 'found', secret };
      const cause =
        secrets === undefined
          ? 'it is locked, or its item was removed. Unlock it and try again, or enter the secret again'
          : 'it was removed from the item. Enter it again';
      return { kind: 'missing', sentence: `The keychain gives no secret for key ${key}: ${cause}.` };
    } catch (error) {
      return { kind: 'unavailable', sentence: sentenceOf(error) };
    }
  }

  store(key: string, secret: string): Promise<StoreAnswer> {
    return this.#change((secrets) => secrets.set(key, secret));
  }

  remove(key: string): Promise<StoreAnswer> {
    return this.#change((secrets) => secrets.delete(key));
  }

  #change(change: (secrets: Map<string, string>) => unknown): Promise<StoreAnswer> {
    const answer = this.#lastChange.then(async (): Promise<StoreAnswer> => {
      let secrets = new Map<string, string>();
      try {
        secrets = new Map((await this.#read()) ?? (await this.#readUnlocked()));
        change(secrets);
        await this.#write(secrets);
        return { kind: 'stored' };
      } catch (error) {
        return { kind: 'refused', sentence: sentenceOf(error, secrets.values()) };
      }
    });
    this.#lastChange = answer;
    return answer;
  }

  /** All secrets; undefined when there is no item or the keychain is locked, which look alike. */
  async #read(): Promise<Secrets | undefined> {
    const text = await this.#keychain.get(ITEM_ACCOUNT);
    if (text === null) return undefined;
    const secrets = parseItem(text);
    if (secrets === undefined) throw new Refusal(DAMAGED);
    return secrets;
  }

  /**
   * All secrets, with the keychain surely unlocked: a locked one that gets unlocked only by the write would have all
   * others replaced by the one that is stored.
   */
  async #readUnlocked(): Promise<Secrets | undefined> {
    await this.#keychain.set(UNLOCK_ACCOUNT, 'unlocked');
    await this.#keychain.delete(UNLOCK_ACCOUNT);
    return this.#read();
  }

  async #write(secrets: Secrets): Promise<void> {
    if (secrets.size === 0) return this.#keychain.delete(ITEM_ACCOUNT);
    const text = formatItem(secrets);
    const bytes = Buffer.byteLength(text);
    if (bytes > this.#maximumBytes) {
      throw new Refusal(
        `The keychain holds at most ${this.#maximumBytes} bytes in one item, and ${secrets.size} API secrets would be ` +
          `${bytes} bytes. Remove an account or an old key first.`,
      );
    }
    await this.#keychain.set(ITEM_ACCOUNT, text);
  }
}

function sentenceOf(error: unknown, secrets?: Iterable<string>): string {
  return error instanceof Refusal ? error.message : describeKeychainError(error, secrets).sentence;
}
