import type { BudgetAnswer, RequestBudget } from './budget.ts';
import { ConfluentFailure, type FailureDetails } from './failure.ts';
import { readRateLimits, readRetryAfter } from './rate-limits.ts';
import type { Refusal } from './refusal.ts';
import { listed } from './words.ts';

const OTHERS =
  'Something else reads with a key of the same user or service account, such as Prometheus or another Laglight.';
const NETWORK = 'Other programs behind the same IP address use the Metrics API; an office often shares one.';
const OWN_ACCOUNT =
  'Give Laglight a service account of its own in Confluent’s console; until then it waits for the next window.';

/** What a 429 means: which budget is used up, until when, and by whom. */
export function rateLimited(refusal: Refusal, detail: string): FailureDetails {
  const { headers, now, clusterIds, ownReads } = refusal;
  const limits = readRateLimits(headers);
  const spent = limits.filter(({ remaining }) => remaining === 0);
  const waits = (spent.length > 0 ? spent : limits).map(({ resetSeconds }) => resetSeconds);
  const seconds = Math.max(readRetryAfter(headers, now) ?? -1, ...waits);
  const until = seconds < 0 ? {} : { until: now + seconds * 1_000 };
  const named = clusterIds.filter((id) => detail.includes(id));
  // A window of the budget per IP address lasts a minute, that of a cluster an hour.
  if (detail.includes('resources') || named.length > 0 || seconds > 60) {
    const limit = spent.find(({ resetSeconds }) => resetSeconds === seconds)?.limit;
    return {
      title: `The hourly reads of ${listed(named.length > 0 ? named : clusterIds)} are used up${limit === undefined ? '' : ` (${limit} an hour)`}.`,
      ...whoReads(ownReads, limit),
      ...until,
    };
  }
  return {
    title: 'Confluent allows no more requests for the moment.',
    causes: seconds < 0 ? [OTHERS, NETWORK] : [NETWORK, OTHERS],
    advice: 'Laglight waits and goes on by itself.',
    ...until,
  };
}

/** The failure of a read that was not sent, because the budget does not allow it. */
export function budgetRefusal(
  { reason, until }: Extract<BudgetAnswer, { allowed: false }>,
  { used, limit }: Pick<RequestBudget, 'used' | 'limit'>,
): ConfluentFailure {
  return new ConfluentFailure('rate-limited', { title: reason, ...whoReads(used, limit), until });
}

/**
 * Who used up an hourly budget. Confluent counts principals, Laglight its own reads: where those are far below the
 * limit, somebody else made the rest. Without a count or a limit nothing is certain but that it is used up.
 */
function whoReads(
  ownReads: number | undefined,
  limit: number | undefined,
): Pick<FailureDetails, 'causes' | 'advice'> {
  if (ownReads === undefined || limit === undefined) return { causes: [OTHERS], advice: OWN_ACCOUNT };
  const own = `${ownReads} of the ${limit} reads of the last hour`;
  if (ownReads <= limit / 2) {
    return { causes: [`${OTHERS} This Laglight made only ${own}.`], advice: OWN_ACCOUNT };
  }
  const itself = `This Laglight made ${own} itself.`;
  if (ownReads < limit) return { causes: [itself, OTHERS], advice: OWN_ACCOUNT };
  return { causes: [itself], advice: 'Laglight waits for the next window and goes on by itself.' };
}
