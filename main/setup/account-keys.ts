import type { KeyView } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { Credentials } from '../confluent/credentials.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import type { Vault } from '../credentials/vault.ts';
import { failureView } from '../views/failure-view.ts';
import type { AccountSettings } from '../settings/settings.ts';
import { isOld } from './key-age.ts';

/** A new key that did not do is tried again so much later: a role takes minutes to reach everywhere. */
const TRY_NEXT_AGAIN_MS = 5 * 60_000;

/** What the keys of an account are made of. */
export interface AccountKeysOptions<C> {
  /** The account as it is set up now. */
  readonly account: () => AccountSettings;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
  /** Makes the connection of a key. Sends nothing. */
  readonly connect: (credentials: Credentials) => C;
  /** Makes the new key the one in use, in the settings and the vault. Never rejects. */
  readonly promote: () => Promise<void>;
}

/**
 * The keys of one account: takes their secrets out of the vault when they are first needed, keeps the connections made
 * of them, and knows which key to try. A secret that is not at hand is asked for again at every read.
 */
export class AccountKeys<C> {
  readonly #options: AccountKeysOptions<C>;
  /** By the key's id. */
  readonly #connections = new Map<string, C>();
  #secretProblem: string | undefined;
  #nextFailure: ConfluentFailure | undefined;
  #tryNextAt = Number.NEGATIVE_INFINITY;

  constructor(options: AccountKeysOptions<C>) {
    this.#options = options;
  }

  /** The connection in use; undefined until its secret was found. */
  get inUse(): C | undefined {
    return this.#connections.get(this.#options.account().current.key);
  }

  /** The connection to read with. Rejects with a `ConfluentFailure` when the secret is not at hand. */
  async open(): Promise<C> {
    try {
      const connection = await this.#connectionOf(this.#options.account().current.key);
      this.#secretProblem = undefined;
      return connection;
    } catch (error) {
      if (error instanceof ConfluentFailure) {
        this.#secretProblem = [...error.causes, error.advice].join(' ');
      }
      throw error;
    }
  }

  /** The new key's connection, when it is to be tried now. Never rejects. */
  async openNext(): Promise<C | undefined> {
    const { next } = this.#options.account();
    if (!next || this.#options.clock.now() < this.#tryNextAt) return undefined;
    try {
      return await this.#connectionOf(next.key);
    } catch (error) {
      if (!(error instanceof ConfluentFailure)) throw error;
      this.refuseNext(error);
      return undefined;
    }
  }

  /** The new key will not do, for now. */
  refuseNext(failure: ConfluentFailure): void {
    this.#nextFailure = failure;
    this.#tryNextAt = this.#options.clock.now() + TRY_NEXT_AGAIN_MS;
  }

  /** The new key read well: it is the one in use from now on. */
  async promoteNext(): Promise<void> {
    await this.#options.promote();
    this.changed();
  }

  /** The keys or their secrets are no longer what they were: what was learnt of them is forgotten. */
  changed(): void {
    const { current, next } = this.#options.account();
    for (const key of this.#connections.keys()) {
      if (key !== current.key && key !== next?.key) this.#connections.delete(key);
    }
    this.#secretProblem = undefined;
    this.#nextFailure = undefined;
    this.#tryNextAt = Number.NEGATIVE_INFINITY;
  }

  /** A key has another secret now. */
  forget(key: string): void {
    this.#connections.delete(key);
    this.changed();
  }

  /** All secrets that were taken out are let go. */
  forgetAll(): void {
    this.#connections.clear();
    this.changed();
  }

  /** The keys as the screen shows them. */
  view(): KeyView {
    const { clock, account } = this.#options;
    const { current, next, remindAfterDays } = account();
    return {
      key: current.key,
      addedAt: current.addedAt,
      secretProblem: this.#secretProblem ?? null,
      next: next ? { key: next.key, addedAt: next.addedAt, failure: failureView(this.#nextFailure) } : null,
      remindAfterDays: remindAfterDays ?? null,
      isOld: isOld(account(), clock.now()),
    };
  }

  async #connectionOf(key: string): Promise<C> {
    const known = this.#connections.get(key);
    if (known !== undefined) return known;
    const answer = await this.#options.vault.read(key);
    if (answer.kind !== 'found') throw secretNotAtHand(key, answer.sentence);
    const connection = this.#options.connect(new Credentials(key, answer.secret));
    this.#connections.set(key, connection);
    return connection;
  }
}

function secretNotAtHand(key: string, sentence: string): ConfluentFailure {
  return new ConfluentFailure('no-secret', {
    title: `The secret of the key ${key} is not at hand.`,
    causes: [sentence],
    advice: 'Laglight tries again by itself. If the secret is lost, give it again.',
  });
}
