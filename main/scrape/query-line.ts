import { ConfluentFailure } from '../confluent/failure.ts';
import type { MetricsApi, QueryPageAnswer } from '../confluent/metrics-api.ts';
import type { QueryRequest } from '../confluent/query.ts';
import type { QueryPace } from './query-pace.ts';

/** What a line of queries is made of. */
export interface QueryLineOptions {
  readonly pace: QueryPace;
  /** The API with the key in use; undefined until its secret was found. */
  readonly api: () => Pick<MetricsApi, 'queryPage'> | undefined;
}

/** The queries of one account, one after the other: never are two in flight, whoever asks. */
export class QueryLine {
  readonly #options: QueryLineOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: QueryLineOptions) {
    this.#options = options;
  }

  /**
   * One page of a query: the first, or the one that a token leads to. Waits for its turn. Rejects with a
   * `ConfluentFailure` or the signal's reason.
   */
  page(request: QueryRequest, token: string | undefined, signal: AbortSignal): Promise<QueryPageAnswer> {
    const send = () => this.#send(request, token, signal);
    const answer = this.#last.then(send, send);
    this.#last = answer;
    return answer;
  }

  async #send(
    request: QueryRequest,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<QueryPageAnswer> {
    const { pace, api } = this.#options;
    await pace.turn(signal);
    const client = api();
    if (client === undefined) throw noSecret();
    const answer = await client.queryPage(request, token, signal);
    pace.learn(answer.limits);
    return answer;
  }
}

function noSecret(): ConfluentFailure {
  return new ConfluentFailure('no-secret', {
    title: 'The secret of the API key is not at hand.',
    causes: ['The keychain has not answered yet, or does not have it.'],
    advice: 'Enter the secret again.',
  });
}
