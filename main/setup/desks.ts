import type { AccountSettings } from '../settings/settings.ts';
import type { Desk, Worker } from './desk.ts';

/** The desks of all accounts: opened, started and ended as the settings say. */
export class Desks<C, W extends Worker> {
  readonly #open: (account: AccountSettings) => Desk<C, W>;
  readonly #desks = new Map<string, Desk<C, W>>();
  readonly #endings = new Set<Promise<void>>();
  #isStarted = false;

  constructor(open: (account: AccountSettings) => Desk<C, W>) {
    this.#open = open;
  }

  get(id: string): Desk<C, W> | undefined {
    return this.#desks.get(id);
  }

  /** Starts the work of all accounts that are switched on, now and from now on. */
  start(): void {
    this.#isStarted = true;
    for (const { worker } of this.#desks.values()) worker?.start();
  }

  /** Brings the work in line with the settings; what did not change goes on. */
  follow(accounts: readonly AccountSettings[]): void {
    for (const [id, desk] of this.#desks) {
      if (accounts.some((account) => account.id === id)) continue;
      this.#desks.delete(id);
      this.#end(desk.worker);
    }
    for (const account of accounts) {
      const desk = this.#desks.get(account.id) ?? this.#open(account);
      this.#desks.set(account.id, desk);
      this.#end(desk.take(account));
      if (this.#isStarted) desk.worker?.start();
    }
  }

  /** Ends all work; resolves when it is quiet. */
  async dispose(): Promise<void> {
    this.#isStarted = false;
    for (const { worker } of this.#desks.values()) this.#end(worker);
    await Promise.all(this.#endings);
  }

  /** Not waited for by whoever changed the settings: a read that ends may be about to change them itself. */
  #end(worker: W | undefined): void {
    if (!worker) return;
    const ending = worker.dispose().finally(() => this.#endings.delete(ending));
    this.#endings.add(ending);
  }
}
