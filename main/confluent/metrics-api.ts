import type { AnswerReader, ExpositionFormat, ExpositionReport } from '../metrics/answer.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import { excerptOf } from './excerpt.ts';
import { explainReaderError } from './exposition-failures.ts';
import { readRateLimits, type RateLimit } from './rate-limits.ts';
import { explainRefusal, notMetrics } from './server-failures.ts';
import type { Answer, AnswerHead, Transport } from './transport.ts';

/**
 * OpenMetrics first: its end mark proves that nothing is missing, which text format cannot, and Prometheus, for which
 * Confluent made this endpoint, asks for it first as well. Both are read, whatever the server chooses.
 */
const ACCEPT_EXPORT = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5';

/** How much of an answer is kept to say what it is when it is no metrics. */
const EXCERPT_BYTES = 1024;

/** What an export brought. */
export interface ExportAnswer {
  readonly report: ExpositionReport;
  readonly rateLimits: readonly RateLimit[];
}

/** How the Metrics API is reached. */
export interface MetricsApiOptions {
  readonly transport: Transport;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** The time as epoch milliseconds. */
  readonly now: () => number;
}

/** Confluent's Metrics API, version 2, with one key. */
export class MetricsApi {
  readonly #transport: Transport;
  readonly #endpoint: Endpoint;
  readonly #credentials: Credentials;
  readonly #now: () => number;

  constructor({ transport, endpoint, credentials, now }: MetricsApiOptions) {
    this.#transport = transport;
    this.#endpoint = endpoint;
    this.#credentials = credentials;
    this.#now = now;
  }

  /**
   * The newest minute of all metrics of some clusters. The body goes to the reader that `open` hands out once the
   * format is known. Rejects with a `ConfluentFailure`, or with the signal's reason.
   */
  async export(
    clusterIds: readonly string[],
    open: (format: ExpositionFormat) => AnswerReader,
    signal: AbortSignal,
  ): Promise<ExportAnswer> {
    const { host } = this.#endpoint.url;
    let reader: AnswerReader | undefined;
    let opening: Uint8Array = new Uint8Array();
    const begin = (head: AnswerHead) => {
      const opened = open(formatOf(head));
      reader = opened;
      return (chunk: Uint8Array) => {
        if (opening.length === 0) opening = chunk.slice(0, EXCERPT_BYTES);
        opened.write(chunk);
      };
    };
    try {
      const answer = await this.#transport.send(
        {
          endpoint: this.#endpoint,
          path: '/v2/metrics/cloud/export',
          query: exportQuery(clusterIds),
          accept: ACCEPT_EXPORT,
          credentials: this.#credentials,
        },
        begin,
        signal,
      );
      if (answer.errorBody !== undefined) throw this.#explain(answer, answer.errorBody, clusterIds);
      if (reader === undefined) throw notMetrics(host, 'no body');
      return { report: reader.end(), rateLimits: readRateLimits(answer.headers) };
    } catch (error) {
      throw explainReaderError(
        error,
        host,
        excerptOf(Buffer.from(opening).toString('utf8'), this.#credentials),
      );
    }
  }

  #explain(answer: Answer, body: string, clusterIds: readonly string[]): Error {
    const { status, headers, url } = answer;
    return explainRefusal({
      status,
      headers,
      url,
      body,
      clusterIds,
      credentials: this.#credentials,
      now: this.#now(),
    });
  }
}

/** The query of an export. */
export function exportQuery(clusterIds: readonly string[]): URLSearchParams {
  return new URLSearchParams(clusterIds.map((id): [string, string] => ['resource.kafka.id', id]));
}

function formatOf({ headers }: AnswerHead): ExpositionFormat {
  return /openmetrics/i.test(String(headers['content-type'] ?? '')) ? 'openmetrics' : 'text';
}
