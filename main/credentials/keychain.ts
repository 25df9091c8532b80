import type * as keytar from 'keytar';
import type { Clock } from '../clock.ts';

/** All of keytar that is used. `findCredentials` and `findPassword` are not: an item of others can crash them. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** How long to wait for the keychain, in milliseconds. */
export interface KeychainTimeouts {
  /** For an answer that needs nobody. */
  readonly answerMs: number;
  /** For an answer while the keychain may be asking the user to unlock it. */
  readonly unlockMs: number;
}

/** The keychain did not answer in time. It may still: what was asked of it is not taken back. */
export class KeychainTimeout extends Error {}

/** What a keychain needs. */
export interface KeychainOptions {
  readonly keytar: Keytar;
  readonly service: string;
  readonly clock: Clock;
  readonly timeouts: KeychainTimeouts;
  /** Whether the user can be asked to unlock it: there is a screen. */
  readonly canAsk: boolean;
}

/**
 * keytar under time-outs, one native call at a time: a call that hangs holds a thread of Node's small pool, so no second
 * one is sent after it. Later calls wait for it, but no longer than their own time-out.
 *
 * An unlock prompt is expected until the keychain has shown that it is unlocked, and again after each answer that does
 * not show it.
 */
export class Keychain {
  readonly #options: KeychainOptions;
  /** Resolves when the native calls so far are over. */
  #idle: Promise<unknown> = Promise.resolve();
  #isUnlocked = false;
  readonly #reads = new Map<string, Promise<string | null>>();

  constructor(options: KeychainOptions) {
    this.#options = options;
  }

  /** The item's text; null when it is not there or the keychain is locked. Readers at one time share one call. */
  async get(account: string): Promise<string | null> {
    const { keytar, service } = this.#options;
    let read = this.#reads.get(account);
    if (read === undefined) {
      read = this.#enqueue(() => keytar.getPassword(service, account)).finally(() =>
        this.#reads.delete(account),
      );
      this.#reads.set(account, read);
    }
    const text = await this.#inTime(read);
    this.#isUnlocked = text !== null;
    return text;
  }

  async set(account: string, text: string): Promise<void> {
    const { keytar, service } = this.#options;
    await this.#write(() => keytar.setPassword(service, account, text));
  }

  /** Also succeeds when there is no such item. */
  async delete(account: string): Promise<void> {
    const { keytar, service } = this.#options;
    await this.#write(() => keytar.deletePassword(service, account));
  }

  /** A write whose turn comes after its time-out is not sent any more: its caller was told that it failed. */
  async #write(send: () => Promise<unknown>): Promise<void> {
    let isGivenUp = false;
    const call = this.#enqueue(() => (isGivenUp ? Promise.resolve() : send()));
    try {
      await this.#inTime(call);
      this.#isUnlocked = true;
    } finally {
      isGivenUp = true;
    }
  }

  #enqueue<T>(send: () => Promise<T>): Promise<T> {
    const call = this.#idle.then(send);
    this.#idle = call.catch(() => undefined);
    return call;
  }

  async #inTime<T>(call: Promise<T>): Promise<T> {
    const { clock, timeouts, canAsk } = this.#options;
    const isPromptExpected = canAsk && !this.#isUnlocked;
    try {
      return await inTime(call, isPromptExpected ? timeouts.unlockMs : timeouts.answerMs, clock);
    } catch (error) {
      this.#isUnlocked = false;
      throw error;
    }
  }
}

/** What `call` comes to, or a `KeychainTimeout` after `ms` milliseconds. */
export async function inTime<T>(call: Promise<T>, ms: number, clock: Clock): Promise<T> {
  const answered = new AbortController();
  const timeout = clock.sleep(ms, answered.signal).then(() => {
    throw new KeychainTimeout(`no answer within ${ms / 1000} s`);
  });
  try {
    return await Promise.race([call, timeout]);
  } finally {
    answered.abort();
  }
}
