import type { IncomingHttpHeaders } from 'node:http';

/** A request as the tests may look at it; the secret is not kept. */
export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** All but `authorization`. */
  readonly headers: IncomingHttpHeaders;
  readonly time: number;
  /** 0 until answered. */
  status: number;
}

const KEPT = 200;

/** The last 200 requests. */
export class RequestLog {
  readonly #seen: SeenRequest[] = [];
  /** Requests since the start, forgotten ones too. */
  count = 0;

  /** Oldest first. */
  get last(): readonly SeenRequest[] {
    return this.#seen;
  }

  add(method: string, path: string, headers: IncomingHttpHeaders, time: number): SeenRequest {
    const seen = { method, path, headers: { ...headers, authorization: undefined }, time, status: 0 };
    this.#seen.push(seen);
    if (this.#seen.length > KEPT) this.#seen.shift();
    this.count += 1;
    return seen;
  }
}
