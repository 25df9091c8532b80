/** Headers as undici hands them out: lower-case names; a header that came twice is a list. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One budget that the server told of. */
export interface RateLimit {
  /** Requests per window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly resetSeconds: number;
}

/**
 * The budgets an answer tells of. The server has one per cluster and principal, and one per IP address; each header
 * then comes twice, in the same order. Nothing in them names their owner. Empty where there are none.
 */
export function readRateLimits(headers: AnswerHeaders): readonly RateLimit[] {
  const limits = numbersOf(headers, 'limit');
  const remaining = numbersOf(headers, 'remaining');
  const resets = numbersOf(headers, 'reset');
  return limits.flatMap((limit, index) => {
    const left = remaining[index];
    const resetSeconds = resets[index];
    return left === undefined || resetSeconds === undefined ? [] : [{ limit, remaining: left, resetSeconds }];
  });
}

/** Both spellings are in use: the Metrics API's own, and that of the management API. */
function numbersOf(headers: AnswerHeaders, field: string): number[] {
  const value = headers[`ratelimit-${field}`] ?? headers[`x-ratelimit-${field}`] ?? [];
  const parts = (typeof value === 'string' ? [value] : value).flatMap((line) => line.split(','));
  return parts.map((part) => Number.parseInt(part, 10)).filter((number) => number >= 0);
}

/** Seconds the server asks to wait, by `Retry-After` in either of its forms; undefined where it does not. */
export function readRetryAfter(headers: AnswerHeaders, now: number): number | undefined {
  const value = headers['retry-after'];
  const text = typeof value === 'string' ? value : value?.[0];
  if (text === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1_000);
}
