import { request as sendRequest } from 'undici';
import type { Credentials } from './credentials.ts';
import type { ConnectionOptions } from './dispatcher.ts';
import { addressOf, type Endpoint } from './endpoints.ts';
import { ConfluentFailure } from './failure.ts';
import type { WireConsumer, WireHead } from './last-scrape.ts';
import { explainNetworkError, type Attempt } from './network-failures.ts';
import { Network, type NetworkChoice, type NetworkOptions, type Way } from './network.ts';
import { Pacer } from './pacer.ts';
import { readPeerCertificate } from './peer-certificate.ts';
import type { AnswerHeaders } from './rate-limits.ts';
import { MAX_REDIRECTS, followRedirect, isRedirect, tooManyRedirects } from './redirects.ts';
import { discard, isGzip, readBody, readErrorBody, type Response } from './response-body.ts';

/** What an exchange may take at most. */
export interface TransportLimits {
  /** The whole request, redirects and body included, in milliseconds. */
  readonly deadlineMs: number;
  /** Until a connection stands. */
  readonly connectMs: number;
  /** From the request until the answer begins. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  /** Bytes of a body as sent. */
  readonly wireBytes: number;
  /** Bytes of a body after gunzip. */
  readonly plainBytes: number;
}

/**
 * Confluent's own example allows a scrape a minute; 55 s leave room before the next. The largest answer the API can
 * give is about 92 MB of text, of which gzip leaves a tenth.
 */
export const defaultTransportLimits: TransportLimits = {
  deadlineMs: 55_000,
  connectMs: 10_000,
  headersMs: 50_000,
  bodyMs: 20_000,
  wireBytes: 64 * 1024 * 1024,
  plainBytes: 256 * 1024 * 1024,
};

/** How a transport is set up. */
export interface TransportOptions extends NetworkOptions {
  /** Sent as `User-Agent`: `laglight/1.2.3`. */
  readonly userAgent: string;
  readonly limits?: Partial<TransportLimits>;
}

/** One request. */
export interface TransportRequest {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly accept: string;
  readonly credentials: Credentials;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly json?: unknown;
  /** Is handed the body of an answer with status 200 as it comes over the wire. */
  readonly record?: (head: WireHead) => WireConsumer;
}

/** The beginning of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Who answered at last, after redirects. */
  readonly url: URL;
}

/** An answer that was read to its end. */
export interface Answer extends AnswerHead {
  /** The first 8 KiB of the body where the status is not 200, else undefined. */
  readonly errorBody: string | undefined;
}

/** Takes the body of an answer, gunzipped, piece by piece. What it throws ends the request and is passed on. */
export type BodyConsumer = (chunk: Uint8Array) => void;

/**
 * Carries requests to Confluent over an untrustworthy network. Whatever goes wrong on the way is a `ConfluentFailure`;
 * what the server's status means is the caller's business. A body is handed on as it arrives and never held.
 */
export class Transport {
  readonly #userAgent: string;
  readonly #limits: TransportLimits;
  readonly #network: Network;

  /** Throws an `EnvironmentError` when the proxy settings or the certificate file cannot be used. */
  constructor(options: TransportOptions) {
    this.#userAgent = options.userAgent;
    this.#limits = { ...defaultTransportLimits, ...options.limits };
    this.#network = new Network(options, this.#limits.connectMs);
  }

  /**
   * Sends one request. `open` is asked for a consumer once an answer with status 200 begins; any other status ends in
   * the answer's `errorBody`. Rejects with a `ConfluentFailure`, with the signal's reason once that is aborted, or with
   * what the consumer threw.
   */
  async send(
    request: TransportRequest,
    open: (head: AnswerHead) => BodyConsumer,
    signal: AbortSignal,
  ): Promise<Answer> {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(this.#limits.deadlineMs);
    const url = addressOf(request.endpoint, request.path, request.query);
    const way = await this.#network.wayTo(url, signal);
    signal.throwIfAborted();
    const attempt: Attempt = {
      url,
      proxies: way.options.proxies,
      limits: this.#limits,
      deadline,
      bodyBytes: undefined,
    };
    try {
      return await this.#exchange(request, open, { ...way, attempt }, AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof ConsumerError) throw error.cause;
      if (error instanceof ConfluentFailure) throw error;
      const failure = await explainNetworkError(error, attempt, () =>
        readPeerCertificate(attempt.url, way.options, AbortSignal.any([signal, deadline])),
      );
      signal.throwIfAborted();
      throw failure;
    }
  }

  /** How it connects to a URL, for a probe that goes the same way step by step. Rejects with a `ConfluentFailure`. */
  async connectionsTo(url: URL): Promise<ConnectionOptions> {
    return (await this.#network.wayTo(url)).options;
  }

  /** Goes other ways from now on. Throws an `EnvironmentError` when that cannot be, and then changes nothing. */
  choose(choice: NetworkChoice): void {
    this.#network.choose(choice);
  }

  /** Closes all connections; what is under way is broken off. */
  async dispose(): Promise<void> {
    await this.#network.dispose();
  }

  async #exchange(
    request: TransportRequest,
    open: (head: AnswerHead) => BodyConsumer,
    sending: Sending,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { attempt } = sending;
    const response = await this.#follow(request, sending, signal);
    const head = { status: response.statusCode, headers: response.headers, url: attempt.url };
    attempt.bodyBytes = 0;
    if (head.status !== 200) return { ...head, errorBody: await readErrorBody(response, signal) };
    const consume = openOrDiscard(open, head, response);
    const contentType = String(head.headers['content-type'] ?? '');
    const record = request.record?.({ contentType, isGzip: isGzip(response) });
    const received = (bytes: number, chunk: Uint8Array): void => {
      attempt.bodyBytes = bytes;
      record?.(chunk);
    };
    const pacer = new Pacer((chunk) => guarded(() => consume(chunk)));
    await readBody(response, { ...this.#limits, signal, received }, (chunk) => pacer.write(chunk));
    return { ...head, errorBody: undefined };
  }

  async #follow(
    request: TransportRequest,
    { attempt, dispatcher }: Sending,
    signal: AbortSignal,
  ): Promise<Response> {
    let isPost = request.json !== undefined;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await sendRequest(attempt.url, {
        dispatcher,
        signal,
        method: isPost ? 'POST' : 'GET',
        headers: {
          accept: request.accept,
          'accept-encoding': 'gzip',
          'user-agent': this.#userAgent,
          authorization: request.credentials.authorization(),
          ...(isPost && { 'content-type': 'application/json' }),
        },
        body: isPost ? JSON.stringify(request.json) : null,
        headersTimeout: this.#limits.headersMs,
        bodyTimeout: this.#limits.bodyMs,
      });
      if (!isRedirect(response.statusCode)) return response;
      discard(response);
      const { location } = response.headers;
      attempt.url = followRedirect(
        attempt.url,
        typeof location === 'string' ? location : undefined,
        request.endpoint,
      );
      if (response.statusCode === 303) isPost = false;
    }
    throw tooManyRedirects(attempt.url);
  }
}

/** A request that is being sent, and which way. */
interface Sending extends Way {
  readonly attempt: Attempt;
}

/** An error of the consumer's own, to be told apart from the network's. */
class ConsumerError extends Error {}

function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw new ConsumerError('The consumer failed.', { cause });
  }
}

function openOrDiscard(open: (head: AnswerHead) => BodyConsumer, head: AnswerHead, response: Response) {
  try {
    return guarded(() => open(head));
  } catch (error) {
    discard(response);
    throw error;
  }
}
