import type { Clock } from '../clock.ts';
import { JsonBody } from './bodies.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import { excerptOf } from './excerpt.ts';
import { explainRefusal, notMetrics } from './server-failures.ts';
import type { AnswerHead, Transport, TransportRequest } from './transport.ts';

/** How much of an answer is looked at to say what it is when it is not what it should be. */
const EXCERPT_CHARACTERS = 1024;

/** What was read of an answer in JSON, and its head. */
export interface JsonAnswer<Content> {
  readonly head: AnswerHead;
  readonly content: Content;
}

/**
 * Sends a request that is answered in JSON. `read` makes something of the text and throws where it cannot, which ends
 * as `not-metrics`. Rejects with a `ConfluentFailure` or the signal's reason.
 */
export async function requestJson<Content>(
  transport: Pick<Transport, 'send'>,
  request: Omit<TransportRequest, 'accept'>,
  read: (text: string) => Content,
  { clock, signal }: { readonly clock: Pick<Clock, 'now'>; readonly signal: AbortSignal },
): Promise<JsonAnswer<Content>> {
  const { credentials, endpoint } = request;
  const body = new JsonBody();
  const { errorBody, ...head } = await transport.send(
    { ...request, accept: 'application/json' },
    () => (chunk) => body.write(chunk),
    signal,
  );
  if (errorBody !== undefined) {
    throw explainRefusal({ ...head, body: errorBody, clusterIds: [], credentials, now: clock.now() });
  }
  return { head, content: readJsonBody(body, read, endpoint, credentials) };
}

/** What `read` makes of a body. Throws `not-metrics` where `read` throws. */
export function readJsonBody<Content>(
  body: JsonBody,
  read: (text: string) => Content,
  endpoint: Endpoint,
  credentials: Credentials,
): Content {
  const text = body.text();
  try {
    return read(text);
  } catch {
    throw notMetrics(endpoint.url.host, excerptOf(text.slice(0, EXCERPT_CHARACTERS), credentials));
  }
}
