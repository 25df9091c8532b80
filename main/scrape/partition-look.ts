import { MINUTE_MS, type Clock } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { backOffMs } from './back-off.ts';
import { answerOf, type PartitionAnswer } from './partition-answer.ts';
import { bundled, fetchLags, fetchProduced, subjectKey, type PartitionSubject } from './partition-queries.ts';
import type { QueryLine } from './query-line.ts';

export type { PartitionAnswer } from './partition-answer.ts';
export type { PartitionSubject } from './partition-queries.ts';

/** What a look at partitions is made of. */
export interface PartitionLookOptions {
  readonly clock: Clock;
  /** The queries of the account. */
  readonly line: QueryLine;
  /** In [0, 1). */
  readonly random: () => number;
}

/** A group and topic is looked at no more often. */
const EVERY_MS = 5 * MINUTE_MS;
/** Where very many groups are in trouble at once, so many of them and their topics are looked at in one go. */
const SUBJECTS_A_LOOK = 20;

const NO_PARTITIONS = 'Confluent does not tell the lag of this cluster by partition.';

/**
 * Looks up the partitions of groups in trouble, cluster by cluster. Invariants:
 * 1. A group and topic is looked at every 5 minutes at most. Of many the worst come first, the others with the next look.
 * 2. Never are two looks under way for an account.
 * 3. After a failure nothing is asked until the server's time, or with a growing wait.
 * 4. A cluster whose lag Confluent does not give by partition is asked once.
 */
export class PartitionLook {
  readonly #options: PartitionLookOptions;
  /** By cluster, group and topic: when it was looked at last, in epoch milliseconds. */
  readonly #lookedAt = new Map<string, number>();
  readonly #withoutPartitions = new Set<string>();
  #isLooking = false;
  #failures = 0;
  #waitUntil = Number.NEGATIVE_INFINITY;

  constructor(options: PartitionLookOptions) {
    this.#options = options;
  }

  /**
   * What is known of the partitions of those groups and topics that it is time to look at, worst first as they are given;
   * the others are left out of the answer. `newestMinute` is the newest that was scraped of the cluster. Rejects with the
   * signal's reason only: a failure is an answer.
   */
  async look(
    clusterId: string,
    newestMinute: number,
    subjects: readonly PartitionSubject[],
    signal: AbortSignal,
  ): Promise<readonly PartitionAnswer[]> {
    const now = this.#options.clock.now();
    if (this.#isLooking || this.#mustWait(now)) return [];
    const due = this.#due(clusterId, subjects, now);
    if (due.length === 0) return [];
    for (const subject of due) this.#lookedAt.set(`${clusterId} ${subjectKey(subject)}`, now);
    this.#isLooking = true;
    try {
      const answers: PartitionAnswer[] = [];
      for (const bundle of bundled(due, newestMinute)) {
        const failed = answers.find((answer) => answer.kind === 'failed');
        const found = failed
          ? bundle.subjects.map(({ group, topic }) => ({ ...failed, group, topic }))
          : await this.#lookAt(clusterId, bundle, signal);
        answers.push(...found);
      }
      return answers;
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookAt(
    clusterId: string,
    { subjects, from, to }: ReturnType<typeof bundled>[number],
    signal: AbortSignal,
  ): Promise<PartitionAnswer[]> {
    const { clock, line, random } = this.#options;
    const span = { clusterId, from, to };
    try {
      if (this.#withoutPartitions.has(clusterId)) return subjects.map(without(NO_PARTITIONS));
      const lags = await fetchLags(line, span, subjects, signal);
      if (lags.kind === 'refused') {
        this.#withoutPartitions.add(clusterId);
        return subjects.map(without(NO_PARTITIONS));
      }
      const produced = await fetchProduced(line, span, subjects, signal);
      this.#failures = 0;
      return subjects.map((subject) => answerOf(subject, span, lags.rows, produced.rows));
    } catch (error) {
      if (!(error instanceof ConfluentFailure)) throw error;
      this.#failures += 1;
      const now = clock.now();
      this.#waitUntil = error.until ?? now + backOffMs(error.code, this.#failures, random());
      return subjects.map(({ group, topic }) => ({ kind: 'failed', group, topic, failure: error }));
    }
  }

  #mustWait(now: number): boolean {
    // A wait longer than an hour is of before the clock was set back.
    return this.#waitUntil > now && this.#waitUntil < now + 60 * MINUTE_MS;
  }

  #due(clusterId: string, subjects: readonly PartitionSubject[], now: number): PartitionSubject[] {
    for (const [key, at] of this.#lookedAt) {
      if (at > now || at <= now - EVERY_MS) this.#lookedAt.delete(key);
    }
    return subjects
      .filter((subject) => !this.#lookedAt.has(`${clusterId} ${subjectKey(subject)}`))
      .slice(0, SUBJECTS_A_LOOK);
  }
}

function without(reason: string) {
  return ({ group, topic }: PartitionSubject): PartitionAnswer => ({ kind: 'none', group, topic, reason });
}
