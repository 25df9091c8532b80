import type { ServerResponse } from 'node:http';

/** Browsers and proxies drop silent connections; a comment line now and then keeps them open. */
const HEARTBEAT_MS = 20_000;
/** More open pages than anybody has; beyond it the oldest is closed (its page reconnects or was forgotten). */
const MAX_LISTENERS = 32;

/** The open server-sent event streams of all pages. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    this.#heartbeat = setInterval(() => this.#writeAll(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  /** Turns a response into a stream that lives until either side closes it. */
  add(response: ServerResponse): void {
    const [oldest] = this.#open;
    if (oldest && this.#open.size >= MAX_LISTENERS) oldest.end();
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 2000\n\n');
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  /** Sends one event with JSON data to every page. */
  send(event: string, data: unknown): void {
    this.#writeAll(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  dispose(): void {
    clearInterval(this.#heartbeat);
    for (const response of this.#open) response.end();
    this.#open.clear();
  }

  #writeAll(text: string): void {
    for (const response of this.#open) response.write(text);
  }
}
