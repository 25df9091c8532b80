import { MINUTE_MS } from '../../clock.ts';
import type { GroupPlan, TopicPlan } from '../cluster-contents.ts';
import { hashText, hashUnit } from '../random.ts';
import type { GroupLayout, TopicLayout } from './cluster-layout.ts';

const USUAL_PARTITIONS = 6;
const USUAL_RECORDS_PER_MINUTE = 600;
const USUAL_COMMIT_MINUTES = 1 / 12;
const USUAL_HEADROOM = 4;
const RECORD_BYTES = 500;
const RETENTION_MINUTES = 7 * 1_440;

/** A planned topic with all that its plan leaves open. Throws a RangeError for transactions that fit no minute. */
export function plannedTopic(plan: TopicPlan, producer: string): TopicLayout {
  const { name, weights = 'even', transactionMs = 0, isMirror = false } = plan;
  if (transactionMs !== 0 && MINUTE_MS % transactionMs !== 0) {
    throw new RangeError(`Transactions of ${transactionMs} ms on topic ${name} must divide a minute evenly.`);
  }
  const shares =
    typeof weights === 'string' ? usualShares(plan.partitions ?? USUAL_PARTITIONS, weights) : weights;
  const sum = shares.reduce((total, share) => total + share, 0);
  return {
    name,
    weights: shares.map((share) => share / sum),
    recordsPerMinute: plan.recordsPerMinute ?? USUAL_RECORDS_PER_MINUTE,
    recordBytes: RECORD_BYTES,
    retentionMinutes: RETENTION_MINUTES,
    pattern: plan.pattern ?? 'steady',
    transactionMs,
    isMirror,
    producer: isMirror ? '' : producer,
  };
}

/** A planned group with all that its plan leaves open. */
export function plannedGroup(plan: GroupPlan, seed: number, principal: string): GroupLayout {
  const { name, topics, hours, offsetReset = 'latest' } = plan;
  const intervalMs = Math.round((plan.commitEveryMinutes ?? USUAL_COMMIT_MINUTES) * MINUTE_MS);
  const usualHeadroom = hours === undefined ? USUAL_HEADROOM : 48 / ((hours.to - hours.from + 24) % 24 || 24);
  return {
    name,
    topics,
    principal,
    rhythm: { intervalMs, phaseMs: Math.floor(hashUnit(seed, 10, hashText(name)) * intervalMs) },
    headroom: plan.headroom ?? usualHeadroom,
    hours,
    offsetReset,
  };
}

/** Shares of partitions that all get the same, or of which each gets less than the one before. */
export function usualShares(partitions: number, weights: 'even' | 'skewed'): number[] {
  return Array.from({ length: partitions }, (_, partition) =>
    weights === 'skewed' ? 1 / (partition + 1) : 1,
  );
}
