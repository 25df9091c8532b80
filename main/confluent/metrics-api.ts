import type { Clock } from '../clock.ts';
import type { AnswerReader, ExpositionFormat, ExpositionReport } from '../metrics/answer.ts';
import { ExportBody, JsonBody } from './bodies.ts';
import type { RequestBudget } from './budget.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import { excerptOf } from './excerpt.ts';
import { explainReaderError } from './exposition-failures.ts';
import { ConfluentFailure, NOT_SENT } from './failure.ts';
import { readJsonBody } from './json-answer.ts';
import type { Recording } from './last-scrape.ts';
import { tooLarge } from './network-failures.ts';
import { queryBody, readQueryPage, type QueryPage, type QueryRequest, type QueryRow } from './query.ts';
import { readRateLimits, type RateLimit } from './rate-limits.ts';
import { explainRefusal, notMetrics } from './server-failures.ts';
import type { Answer, AnswerHead, BodyConsumer, Transport, TransportRequest } from './transport.ts';

/**
 * OpenMetrics first: its end mark proves that nothing is missing, which text format cannot, and Prometheus, for which
 * Confluent made this endpoint, asks for it first as well. Both are read, whatever the server chooses.
 */
const ACCEPT_EXPORT = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5';
/** A hundred pages of a thousand groups are more than a cluster has. */
const MAX_PAGES = 100;
/** How much of an answer is looked at to say what it is when it is not what it should be. */
const OPENING_BYTES = 1024;
/** White space, and the bytes of a byte order mark. */
const SKIPPED: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** What came back for one page of a query, with the rate limits that the answer told of. */
export type QueryPageAnswer = { readonly limits: readonly RateLimit[] } & (
  | { readonly kind: 'page'; readonly body: Uint8Array<ArrayBuffer> }
  /** The token leads nowhere any more: start again with the first page. */
  | { readonly kind: 'expired' }
  /** The server does not accept the request: it does not know the metric or one of the labels, say. */
  | { readonly kind: 'refused'; readonly failure: ConfluentFailure }
);

/** How the Metrics API is reached. */
export interface MetricsApiOptions {
  readonly transport: Pick<Transport, 'send'>;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** Is told of every export and of the rate limits of every answer. */
  readonly budget: RequestBudget;
  readonly clock: Pick<Clock, 'now'>;
}

/** Confluent's Metrics API, version 2, with one key. Everything rejects with a `ConfluentFailure` or the signal's reason. */
export class MetricsApi {
  readonly #options: MetricsApiOptions;

  constructor(options: MetricsApiOptions) {
    this.#options = options;
  }

  /**
   * The newest minute of all metrics of some clusters. The body goes to the reader that `open` hands out once the
   * format is known, and as it came to `recording`.
   */
  async export(
    clusterIds: readonly string[],
    open: (format: ExpositionFormat) => AnswerReader,
    signal: AbortSignal,
    recording?: Recording,
  ): Promise<ExpositionReport> {
    const { endpoint, credentials, budget } = this.#options;
    const body = new ExportBody(open);
    let isSpent = true;
    try {
      const answer = await this.#send(
        {
          path: EXPORT_PATH,
          query: exportQuery(clusterIds),
          accept: ACCEPT_EXPORT,
          ...(recording && { record: (head) => recording.open(head) }),
        },
        (head) => body.begin(head),
        signal,
      );
      this.#check(answer, clusterIds, budget.usedOf(clusterIds));
      return body.end();
    } catch (error) {
      isSpent = !(error instanceof ConfluentFailure && NOT_SENT.has(error.code));
      throw explainReaderError(error, endpoint.url.host, excerptOf(body.opening, credentials));
    } finally {
      if (isSpent) budget.note(clusterIds);
    }
  }

  /**
   * The past of one metric, page by page. A page token that expires on the way makes the query start again, once: rows
   * that were handed out already then come again.
   */
  async *query(request: QueryRequest, signal: AbortSignal): AsyncGenerator<readonly QueryRow[], void, void> {
    let hasRestarted = false;
    let token: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const page = await this.#queryPage(request, token, signal, !hasRestarted);
      if (page === 'expired') {
        hasRestarted = true;
        token = undefined;
        continue;
      }
      yield page.rows;
      token = page.nextPageToken;
      if (token === undefined) return;
    }
    throw tooLarge('has more pages than Laglight reads', `more than ${MAX_PAGES} pages of ${request.metric}`);
  }

  /**
   * One page of the past as it came, for whoever reads it, on another thread say: the first, or the one that a token
   * leads to. A request that the server does not accept is no failure, but an answer of its own: asking again is useless.
   */
  async queryPage(
    request: QueryRequest,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<QueryPageAnswer> {
    const { endpoint, credentials } = this.#options;
    const { body, answer } = await this.#sendQuery(request, token, signal);
    const limits = readRateLimits(answer.headers);
    if (answer.status === 400) {
      if (token !== undefined) return { kind: 'expired', limits };
      return { kind: 'refused', limits, failure: this.#refusalOf(answer, request.clusterIds) };
    }
    this.#check(answer, request.clusterIds);
    const bytes = body.bytes();
    if (!isJsonObject(bytes)) {
      const opening = Buffer.from(bytes.subarray(0, OPENING_BYTES)).toString('utf8');
      throw notMetrics(endpoint.url.host, excerptOf(opening, credentials));
    }
    return { kind: 'page', limits, body: bytes };
  }

  async #queryPage(
    request: QueryRequest,
    token: string | undefined,
    signal: AbortSignal,
    mayRestart: boolean,
  ): Promise<QueryPage | 'expired'> {
    const { endpoint, credentials } = this.#options;
    const { body, answer } = await this.#sendQuery(request, token, signal);
    if (answer.status === 400 && token !== undefined && mayRestart) return 'expired';
    this.#check(answer, request.clusterIds);
    return readJsonBody(body, readQueryPage, endpoint, credentials);
  }

  async #sendQuery(
    request: QueryRequest,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly body: JsonBody; readonly answer: Answer }> {
    const body = new JsonBody();
    const answer = await this.#send(
      {
        path: QUERY_PATH,
        ...(token !== undefined && { query: new URLSearchParams({ page_token: token }) }),
        accept: 'application/json',
        json: queryBody(request),
      },
      () => (chunk) => body.write(chunk),
      signal,
    );
    return { body, answer };
  }

  async #send(
    request: Omit<TransportRequest, 'endpoint' | 'credentials'>,
    open: (head: AnswerHead) => BodyConsumer,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { transport, endpoint, credentials, budget } = this.#options;
    const answer = await transport.send({ ...request, endpoint, credentials }, open, signal);
    budget.learn(readRateLimits(answer.headers));
    return answer;
  }

  /** Throws the failure of an answer that is none. */
  #check(answer: Answer, clusterIds: readonly string[], ownReads?: number): void {
    if (answer.errorBody !== undefined) throw this.#refusalOf(answer, clusterIds, ownReads);
  }

  #refusalOf(answer: Answer, clusterIds: readonly string[], ownReads?: number): ConfluentFailure {
    const { status, headers, url, errorBody = '' } = answer;
    const { credentials, clock } = this.#options;
    return explainRefusal({
      status,
      headers,
      url,
      body: errorBody,
      clusterIds,
      credentials,
      now: clock.now(),
      ...(ownReads !== undefined && { ownReads }),
    });
  }
}

/** Whether a body begins as a JSON object does, white space and a byte order mark aside. */
function isJsonObject(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !SKIPPED.has(byte));
  return first === '{'.charCodeAt(0);
}

const EXPORT_PATH = '/v2/metrics/cloud/export';
const QUERY_PATH = '/v2/metrics/cloud/query';

/** The query of an export of some clusters. */
export function exportQuery(clusterIds: readonly string[]): URLSearchParams {
  return new URLSearchParams(clusterIds.map((id): [string, string] => ['resource.kafka.id', id]));
}
