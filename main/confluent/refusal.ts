import type { Credentials } from './credentials.ts';
import type { AnswerHeaders } from './rate-limits.ts';

/** An answer with a status other than 200, and what is known of the request. */
export interface Refusal {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly url: URL;
  /** The beginning of the body. */
  readonly body: string;
  /** The clusters that were asked for; none where the request is not about single clusters. */
  readonly clusterIds: readonly string[];
  /** Of an export: those of the last hour that this Laglight made of the same clusters. */
  readonly ownReads?: number;
  readonly credentials: Credentials;
  /** The time it arrived, as epoch milliseconds. */
  readonly now: number;
}
