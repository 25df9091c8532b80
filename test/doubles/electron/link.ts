/** Questions of one process to another: what is sent, and what comes back. */
export type CallsOf<C> = { readonly [Q in keyof C]: { request: unknown; response: unknown } };

/** One side's answers to the other side's questions. */
export type AnswersTo<C extends CallsOf<C>> = {
  readonly [Q in keyof C]: (request: C[Q]['request']) => C[Q]['response'] | Promise<C[Q]['response']>;
};

/** Both ends of a child process's message channel look like this; `serialization: 'advanced'` clones structurally. */
export interface Channel {
  readonly connected?: boolean;
  send?(message: unknown, sent?: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
}

interface Asked {
  readonly link: string;
  readonly kind: 'ask';
  readonly id: number;
  readonly name: string;
  readonly request: unknown;
}
interface Told {
  readonly link: string;
  readonly kind: 'tell';
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Typed questions and answers between two processes. Several links share a channel by their names. */
export class Link<Theirs extends CallsOf<Theirs>, Ours extends CallsOf<Ours>> {
  readonly #name: string;
  readonly #channel: Channel;
  readonly #answers: AnswersTo<Ours>;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #hear = (message: unknown): void => this.#receive(message as Asked | Told);
  #count = 0;
  #end: string | undefined;

  constructor(name: string, channel: Channel, answers: AnswersTo<Ours>) {
    this.#name = name;
    this.#channel = channel;
    this.#answers = answers;
    channel.on('message', this.#hear);
  }

  /** Rejects with the other side's error, or when it has gone. */
  async call<Q extends keyof Theirs & string>(
    name: Q,
    request: Theirs[Q]['request'],
  ): Promise<Theirs[Q]['response']> {
    if (this.#end !== undefined) throw new Error(this.#end);
    const answer = Promise.withResolvers<unknown>();
    const id = (this.#count += 1);
    this.#waiting.set(id, answer);
    this.#send({ link: this.#name, kind: 'ask', id, name, request } satisfies Asked, (error) => {
      if (error) this.#settle(id, ({ reject }) => reject(error));
    });
    return answer.promise;
  }

  /** Resolves when all that was sent so far has left this process. */
  flush(): Promise<void> {
    return new Promise((resolve) => this.#send({ link: this.#name, kind: 'flush' }, () => resolve()));
  }

  /** Rejects what waits for an answer, and what is asked from now on, with this reason. */
  dispose(reason = 'The other process has ended.'): void {
    this.#end = reason;
    this.#channel.off('message', this.#hear);
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, ({ reject }) => reject(new Error(reason)));
    }
  }

  #receive(message: Asked | Told): void {
    if (message.link !== this.#name) return;
    if (message.kind === 'ask') void this.#answer(message);
    else {
      this.#settle(message.id, ({ resolve, reject }) =>
        message.error === undefined ? resolve(message.value) : reject(new Error(message.error)),
      );
    }
  }

  async #answer({ id, name, request }: Asked): Promise<void> {
    const reply = { link: this.#name, kind: 'tell', id } as const;
    try {
      if (!Object.hasOwn(this.#answers, name)) throw new Error(`Nobody answers "${name}".`);
      const answer = this.#answers[name as keyof Ours];
      this.#send({ ...reply, value: await answer(request) } satisfies Told);
    } catch (error) {
      this.#send({ ...reply, error: error instanceof Error ? error.message : String(error) } satisfies Told);
    }
  }

  #settle(id: number, settle: (waiting: PromiseWithResolvers<unknown>) => void): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (waiting) settle(waiting);
  }

  /** A process that has gone answers nothing any more; whoever waits hears of it by {@link dispose}. */
  #send(message: unknown, sent: (error: Error | null) => void = () => undefined): void {
    if (this.#channel.connected === true) this.#channel.send?.(message, sent);
    else sent(null);
  }
}
