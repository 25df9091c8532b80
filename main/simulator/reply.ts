import type { OutgoingHttpHeaders } from 'node:http';

/** An answer that is ready: the body is text, or text that is made while it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Iterable<string>;
  /** What happens to it on its way. */
  readonly damage?: Damage;
}

/** Ways in which an answer suffers on its way. */
export type Damage = 'slow' | 'cut-content-length' | 'cut-chunks' | 'corrupt-gzip';

/** An answer in JSON. */
export function jsonReply(status: number, content: unknown, headers: OutgoingHttpHeaders = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}

/** An error in the API's shape: a list of one, its status a string. */
export function errorReply(status: number, detail: string, headers: OutgoingHttpHeaders = {}): Reply {
  return jsonReply(status, { errors: [{ status: String(status), detail }] }, headers);
}

/** A request that cannot be answered; its message is the `detail` of the 400. */
export class BadRequest extends Error {}
