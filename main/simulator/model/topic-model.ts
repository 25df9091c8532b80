import type { TopicLayout } from './layout.ts';
import { PartitionLog } from './partition-log.ts';
import { noise, patternShare, wholeNumber } from './traffic.ts';

/** What producers do to a topic in one minute besides the ordinary. */
export interface TopicConditions {
  /** How many times the usual number of records. */
  readonly traffic: number;
  /** The first partition takes nearly all of it. */
  readonly hot: boolean;
}

const HOT_SHARE = 0.9;

/** A topic with the records of all its partitions. */
export class TopicModel {
  readonly layout: TopicLayout;
  readonly firstMinute: number;
  readonly partitions: readonly PartitionLog[];
  readonly #seed: number;

  constructor(layout: TopicLayout, seed: number, firstMinute: number) {
    this.layout = layout;
    this.firstMinute = firstMinute;
    this.#seed = seed;
    this.partitions = layout.weights.map(
      (_, partition) =>
        new PartitionLog(
          firstMinute,
          1_000 + Math.floor(noise(1, seed, 20, partition) * 5e6),
          layout.transactionMs,
        ),
    );
  }

  /** Adds the records of the next minute. */
  append(minute: number, { traffic, hot }: TopicConditions): void {
    const { recordsPerMinute, weights, pattern } = this.layout;
    const usually = recordsPerMinute * patternShare(pattern, minute);
    const rate = usually * noise(0.12, this.#seed, 21, minute) * traffic;
    this.partitions.forEach((log, partition) => {
      const usual = weights[partition] ?? 0;
      const share = hot ? (partition === 0 ? HOT_SHARE : (1 - HOT_SHARE) * usual) : usual;
      log.append(wholeNumber(rate * share, this.#seed, 22, minute, partition));
    });
  }

  /** Bytes of a number of records: all records of a topic are of one size. */
  bytes(records: number): number {
    return records * this.layout.recordBytes;
  }

  /** Bytes a partition keeps at the end of a minute: what it had before the model began fades out linearly. */
  retainedBytes(partition: number, minute: number): number {
    const log = this.partitions[partition];
    if (log === undefined) return 0;
    const { recordsPerMinute, weights, retentionMinutes } = this.layout;
    const age = minute + 1 - log.firstMinute;
    const inherited = recordsPerMinute * (weights[partition] ?? 0) * Math.max(0, retentionMinutes - age);
    const oldest = Math.max(log.firstMinute, minute + 1 - retentionMinutes);
    return this.bytes(Math.floor(inherited) + log.startPosition(minute + 1) - log.startPosition(oldest));
  }
}
