import type * as keytar from 'keytar';

/**
 * A keychain in memory with keytar's face. It can be locked as gnome-keyring is without a screen (reads find nothing,
 * writes are refused), hang, or fail; `unlockOnWrite` is a person who answers the prompt of the next write.
 */
export class FakeKeytar {
  readonly items = new Map<string, string>();
  readonly calls: string[] = [];
  isLocked = false;
  unlockOnWrite = false;
  /** Thrown by every call while set. */
  failure: Error | undefined;
  #hanging: (() => void)[] | undefined;

  /** From now on calls hang, until `thaw`. */
  freeze(): void {
    this.#hanging = [];
  }

  /** Lets the hanging calls go on. */
  thaw(): void {
    const hanging = this.#hanging ?? [];
    this.#hanging = undefined;
    for (const goOn of hanging) goOn();
  }

  readonly keytar = {
    getPassword: async (service, account) => {
      await this.#begin(`get ${account}`);
      return this.isLocked ? null : (this.items.get(`${service}/${account}`) ?? null);
    },
    setPassword: async (service, account, password) => {
      await this.#begin(`set ${account}`);
      this.#write();
      this.items.set(`${service}/${account}`, password);
    },
    deletePassword: async (service, account) => {
      await this.#begin(`delete ${account}`);
      this.#write();
      return this.items.delete(`${service}/${account}`);
    },
  } satisfies Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

  async #begin(call: string): Promise<void> {
    this.calls.push(call);
    if (this.#hanging !== undefined) await new Promise<void>((goOn) => this.#hanging?.push(goOn));
    if (this.failure !== undefined) throw this.failure;
  }

  #write(): void {
    if (this.unlockOnWrite) this.isLocked = false;
    if (this.isLocked) throw new Error('Cannot create an item in a locked collection');
  }
}
