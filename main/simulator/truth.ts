import { MINUTE_MS } from '../clock.ts';
import type { Cloud } from './cloud.ts';
import type { ClusterModel } from './model/cluster-model.ts';
import type { PartitionLog } from './model/partition-log.ts';
import type { SubscriptionModel } from './model/subscription-model.ts';
import { type Situation, Situations } from './situations.ts';
import type { LagSubject, TrueRecord, TrueTotals, TrueTraffic } from './true-figures.ts';
import { highWatermark, recordsOf } from './true-records.ts';

/**
 * What really happened, for tests: counted record by record, past everything that writes answers. Minutes are given
 * by their first millisecond. Throws for clusters that are generated without records, and for unknown names.
 */
export class Truth {
  readonly #cloud: Cloud;
  readonly #models: ReadonlyMap<string, ClusterModel>;
  readonly #situations: Situations;

  constructor(cloud: Cloud, models: ReadonlyMap<string, ClusterModel>) {
    this.#cloud = cloud;
    this.#models = models;
    this.#situations = new Situations(cloud.behaviour);
  }

  /** The minute that an export of this moment shows. */
  exportMinute(): number {
    return this.#cloud.exportMinute() * MINUTE_MS;
  }

  topics(cluster: string): readonly string[] {
    return [...this.#model(cluster).topics.keys()];
  }

  /** All consumer groups that ever were, each with the topics it reads. */
  groups(cluster: string): readonly { readonly group: string; readonly topics: readonly string[] }[] {
    return [...this.#model(cluster).groups].map(([group, { subscriptions }]) => ({
      group,
      topics: subscriptions.map(({ topic }) => topic.layout.name),
    }));
  }

  /** All records of a partition in a minute, oldest first. */
  records(cluster: string, topic: string, partition: number, minute: number): readonly TrueRecord[] {
    return recordsOf(this.#partition(cluster, topic, partition), minute / MINUTE_MS);
  }

  /** The high watermark of a partition at a time: the offset the next record gets. */
  producedOffset(cluster: string, topic: string, partition: number, timeMs: number): number {
    return highWatermark(this.#partition(cluster, topic, partition), timeMs);
  }

  /** What a group had committed on a partition at a time. */
  committedOffset(cluster: string, group: string, topic: string, partition: number, timeMs: number): number {
    const log = this.#partition(cluster, topic, partition);
    const subscription = this.#subscriptions(cluster, { group, topic })[0];
    return log.offsetAfter(present(subscription?.commits[partition], 'reader').committed(timeMs));
  }

  /** Traffic of one topic in a minute, as the server counts it: what a link brings to a mirror is not received. */
  topicTraffic(cluster: string, topic: string, minute: number): TrueTraffic {
    const model = this.#model(cluster);
    const { partitions, layout } = present(model.topics.get(topic), `topic ${topic}`);
    const written = total(partitions.map((log) => recordsOf(log, minute / MINUTE_MS).length));
    const receivedRecords = layout.isMirror ? 0 : written;
    const readers = [...model.groups.values()].flatMap((group) =>
      group.subscriptions.filter((reader) => reader.topic.layout.name === topic),
    );
    const sentRecords = total(
      readers.flatMap((reader) =>
        reader.commits.map(
          (log) => log.committed(minute + MINUTE_MS - 1) - log.startPosition(minute / MINUTE_MS),
        ),
      ),
    );
    return {
      receivedRecords,
      receivedBytes: receivedRecords * layout.recordBytes,
      sentRecords,
      sentBytes: sentRecords * layout.recordBytes,
    };
  }

  /** The whole cluster in a minute. */
  totals(cluster: string, minute: number): TrueTotals {
    const model = this.#model(cluster);
    const index = minute / MINUTE_MS;
    const topics = [...model.topics.values()];
    const traffic = topics.map((topic) => this.topicTraffic(cluster, topic.layout.name, minute));
    const principals = [...model.principals.values()];
    const requests = principals.flatMap((principal) =>
      model.layout.requestTypes.map((type) => principal.requests(type, index)),
    );
    return {
      receivedRecords: total(traffic.map((topic) => topic.receivedRecords)),
      receivedBytes: total(traffic.map((topic) => topic.receivedBytes)),
      sentRecords: total(traffic.map((topic) => topic.sentRecords)),
      sentBytes: total(traffic.map((topic) => topic.sentBytes)),
      requests: total(requests.map(({ count }) => count)),
      requestBytes: total(requests.map(({ requestBytes }) => requestBytes)),
      responseBytes: total(requests.map(({ responseBytes }) => responseBytes)),
      authentications: total(principals.map((principal) => principal.authentications(index))),
      connections: total(principals.map((principal) => principal.connections(index))),
      partitions: total(topics.map((topic) => topic.partitions.length)),
      retainedBytes: total(
        topics.flatMap((topic) =>
          topic.partitions.map((_, partition) => topic.retainedBytes(partition, index)),
        ),
      ),
    };
  }

  /** When inside a minute the server looks at a group's lag. */
  samplingInstant(cluster: string, group: string, minute: number): number {
    const model = this.#model(cluster);
    return present(model.groups.get(group), `group ${group}`).samplingInstant(minute / MINUTE_MS);
  }

  /** Offsets behind at the sampling instant of a minute, whether the server reports them or not. */
  lag(cluster: string, subject: LagSubject, minute: number): number {
    return this.lagAt(cluster, subject, this.samplingInstant(cluster, subject.group, minute));
  }

  /** Offsets behind at a time: records, and the markers of transactions between and after them. */
  lagAt(cluster: string, subject: LagSubject, timeMs: number): number {
    const lags = this.#subscriptions(cluster, subject).flatMap(({ topic, commits }) =>
      commits
        .map((log, partition) => {
          const produced = topic.partitions[partition];
          if (produced === undefined) return 0;
          return highWatermark(produced, timeMs) - produced.offsetAfter(log.committed(timeMs));
        })
        .filter((_, partition) => subject.partition === undefined || partition === subject.partition),
    );
    return total(lags);
  }

  /**
   * Milliseconds that the oldest record not yet committed has been waiting at the end of a minute; 0 when all are.
   * The worst partition counts.
   */
  oldestUnconsumedAgeMs(cluster: string, subject: LagSubject, minute: number): number {
    const end = minute + MINUTE_MS;
    const ages = this.#subscriptions(cluster, subject).flatMap(({ topic, commits }) =>
      commits
        .map((log, partition) => topic.partitions[partition]?.timeOf(log.committed(end - 1)))
        .filter((_, partition) => subject.partition === undefined || partition === subject.partition)
        .map((produced) => (produced === undefined ? 0 : Math.max(0, end - produced))),
    );
    return Math.max(0, ...ages);
  }

  /** What really goes on between a group and what it reads in a minute that is over; of several topics the worst. */
  situation(cluster: string, { group, topic }: LagSubject, minute: number): Situation {
    const model = present(this.#model(cluster).groups.get(group), `group ${group}`);
    const subscriptions = this.#subscriptions(cluster, topic === undefined ? { group } : { group, topic });
    const index = minute / MINUTE_MS;
    if (index >= this.#cloud.currentMinute()) throw new RangeError('That minute is not over yet.');
    return this.#situations.of(model, subscriptions, index);
  }

  #model(cluster: string): ClusterModel {
    this.#cloud.advance();
    return present(this.#models.get(cluster), `records of cluster ${cluster}`);
  }

  #partition(cluster: string, topic: string, partition: number): PartitionLog {
    const model = present(this.#model(cluster).topics.get(topic), `topic ${topic}`);
    return present(model.partitions[partition], `partition ${partition}`);
  }

  #subscriptions(cluster: string, { group, topic }: LagSubject): readonly SubscriptionModel[] {
    const { subscriptions } = present(this.#model(cluster).groups.get(group), `group ${group}`);
    if (topic === undefined) return subscriptions;
    return [
      present(
        subscriptions.find((reader) => reader.topic.layout.name === topic),
        `topic ${topic}`,
      ),
    ];
  }
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`The simulator has no ${what}.`);
  return value;
}
