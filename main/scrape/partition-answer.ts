import { MINUTE_MS } from '../clock.ts';
import type { ConfluentFailure } from '../confluent/failure.ts';
import type { QueryRow } from '../confluent/query.ts';
import { LABEL, type ClusterSpan, type PartitionSubject } from './partition-queries.ts';

/** One partition, minute by minute. */
export interface PartitionSeries {
  readonly partition: string;
  /** Records behind; NaN is a gap. */
  readonly lag: Float64Array<ArrayBuffer>;
  /** Records produced; null where Confluent tells nothing of the topic, as of mirror topics. */
  readonly produced: Float64Array<ArrayBuffer> | null;
}

/** What a look at the partitions of a group and topic brought. */
export type PartitionAnswer = { readonly group: string; readonly topic: string } & (
  | {
      readonly kind: 'partitions';
      /** The minute of the first value, and the end of the last, as epoch milliseconds. */
      readonly from: number;
      readonly to: number;
      /** In order of their numbers. */
      readonly partitions: readonly PartitionSeries[];
    }
  /** Confluent gives no partitions; why, in one sentence. */
  | { readonly kind: 'none'; readonly reason: string }
  /** It could not be looked up now. */
  | { readonly kind: 'failed'; readonly failure: ConfluentFailure }
);

/** The part of the answers that is about one group and topic. */
export function answerOf(
  { group, topic }: PartitionSubject,
  span: ClusterSpan,
  lags: readonly QueryRow[],
  produced: readonly QueryRow[],
): PartitionAnswer {
  const ownLags = lags.filter(({ labels }) => labels[LABEL.group] === group && labels[LABEL.topic] === topic);
  const ownProduced = produced.filter(({ labels }) => labels[LABEL.topic] === topic);
  const lagBy = byPartition(ownLags, span, Number.NaN);
  // In a whole answer a partition or minute without a point had no records.
  const producedBy = byPartition(ownProduced, span, 0);
  if (lagBy.size === 0) {
    const reason = 'Confluent does not tell the lag of this group and topic by partition.';
    return { kind: 'none', group, topic, reason };
  }
  const partitions = Array.from(lagBy, ([partition, lag]): PartitionSeries => {
    const nothing = producedBy.size > 0 ? new Float64Array(lag.length) : null;
    return { partition, lag, produced: producedBy.get(partition) ?? nothing };
  });
  const byNumber = new Intl.Collator('en', { numeric: true });
  partitions.sort((a, b) => byNumber.compare(a.partition, b.partition));
  return { kind: 'partitions', group, topic, from: span.from, to: span.to, partitions };
}

function byPartition(
  rows: readonly QueryRow[],
  { from, to }: ClusterSpan,
  absent: number,
): Map<string, Float64Array<ArrayBuffer>> {
  const lines = new Map<string, Float64Array<ArrayBuffer>>();
  for (const { labels, timestampMs, value } of rows) {
    const partition = labels[LABEL.partition];
    // A point without the label it was asked by belongs to nobody known.
    if (partition === undefined) continue;
    const line = lines.get(partition) ?? new Float64Array((to - from) / MINUTE_MS).fill(absent);
    lines.set(partition, line);
    line[Math.floor((timestampMs - from) / MINUTE_MS)] = value;
  }
  return lines;
}
