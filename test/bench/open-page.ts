import type { IdleReport } from './subject.ts';

/**
 * A page that is open: whenever it is told that something changed, it asks for the overview, its cluster and the
 * charts.
 */
export class OpenPage implements Disposable {
  readonly #idle: IdleReport;
  readonly #clusterId: string;
  readonly #closing = new AbortController();
  #answers = 0;
  #failure: unknown;

  constructor(idle: IdleReport, clusterId: string) {
    this.#idle = idle;
    this.#clusterId = clusterId;
    this.#follow().catch((error: unknown) => (this.#failure = error));
  }

  /** Throws when the page has not been answered as it should. */
  assertAnswered(): void {
    if (this.#failure !== undefined || this.#answers === 0) {
      throw new Error('The open page was not answered.', { cause: this.#failure });
    }
  }

  [Symbol.dispose](): void {
    this.#closing.abort();
  }

  async #follow(): Promise<void> {
    const { origin, token } = this.#idle;
    const headers = { authorization: `Bearer ${token}` };
    const events = await fetch(`${origin}/api/events`, { headers, signal: this.#closing.signal });
    for await (const chunk of events.body ?? []) {
      if (!Buffer.from(chunk as Uint8Array).includes('event: changed')) continue;
      const clusterId = this.#clusterId;
      await Promise.all([
        this.#ask('overview', null),
        this.#ask('cluster', { clusterId }),
        this.#ask('charts', { clusterId }),
      ]);
    }
  }

  async #ask(question: string, request: unknown): Promise<void> {
    const { origin, token } = this.#idle;
    const response = await fetch(`${origin}/api/${question}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: this.#closing.signal,
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The question ${question} was answered with ${response.status}.`);
    this.#answers += 1;
  }
}
