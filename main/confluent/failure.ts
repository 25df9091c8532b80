/** The closed set of ways in which reading from Confluent can fail. */
export const FAILURE_CODES = [
  'no-secret',
  'key-refused',
  'not-permitted',
  'unknown-cluster',
  'rate-limited',
  'proxy',
  'tls',
  'offline',
  'time-out',
  'not-metrics',
  'cut-off',
  'too-large',
  'redirected',
  'wrong-clock',
  'server-error',
] as const;

/** See {@link FAILURE_CODES}. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Failures of a request that never came to Confluent, and so cost nothing there. */
export const NOT_SENT: ReadonlySet<FailureCode> = new Set(['offline', 'proxy', 'tls']);

/** What is known of a failure, in words for a person. Never holds a secret. */
export interface FailureDetails {
  /** One sentence: what happened. */
  readonly title: string;
  /** Every cause that the evidence allows, likeliest first. */
  readonly causes: readonly string[];
  /** What to do next, one sentence. */
  readonly advice: string;
  /** When trying again makes sense, as epoch milliseconds, where the server told. */
  readonly until?: number;
  /** Facts for a colleague: status, host, issuer, a short excerpt. No secret, at most 300 characters. */
  readonly evidence?: string;
}

/** A read from Confluent that failed for a reason with a name. */
export class ConfluentFailure extends Error implements FailureDetails {
  override readonly name = 'ConfluentFailure';
  readonly code: FailureCode;
  readonly title: string;
  readonly causes: readonly string[];
  readonly advice: string;
  readonly until?: number;
  readonly evidence?: string;

  constructor(code: FailureCode, details: FailureDetails, options?: ErrorOptions) {
    super(`${code}: ${details.title}`, options);
    this.code = code;
    this.title = details.title;
    this.causes = details.causes;
    this.advice = details.advice;
    if (details.until !== undefined) this.until = details.until;
    if (details.evidence !== undefined) this.evidence = details.evidence;
  }
}
