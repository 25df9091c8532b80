import type { Behaviour } from '../behaviour.ts';
import type { Cluster, Point } from '../cluster.ts';
import type { ClusterPlan } from '../cluster-plan.ts';
import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { ScenarioBook } from '../scenarios.ts';
import { clusterLevel } from './cluster-levels.ts';
import { GroupModel, type SubscriptionModel } from './group-model.ts';
import { type ClusterLayout, layOut } from './layout.ts';
import { PrincipalModel } from './principal-model.ts';
import { principalPoints } from './principal-points.ts';
import { TopicModel } from './topic-model.ts';

const SPIKE = 12;
const HOT_TRAFFIC = 4;
const MINUTES_PER_DAY = 1_440;

/** A cluster whose every record is known, played minute by minute. */
export class ClusterModel implements Cluster {
  readonly plan: ClusterPlan;
  readonly firstMinute: number;
  readonly layout: ClusterLayout;
  readonly topics: ReadonlyMap<string, TopicModel>;
  readonly groups: ReadonlyMap<string, GroupModel>;
  readonly principals: ReadonlyMap<string, PrincipalModel>;
  readonly #behaviour: Readonly<Behaviour>;
  readonly #scenarios: ScenarioBook;
  readonly #readers: ReadonlyMap<TopicModel, readonly SubscriptionModel[]>;
  #nextMinute: number;

  constructor(
    plan: ClusterPlan,
    seed: number,
    firstMinute: number,
    behaviour: Readonly<Behaviour>,
    scenarios: ScenarioBook,
  ) {
    this.plan = plan;
    this.firstMinute = firstMinute;
    this.#nextMinute = firstMinute;
    this.#behaviour = behaviour;
    this.#scenarios = scenarios;
    this.layout = layOut(plan, seed);
    const layout = this.layout;
    this.topics = new Map(
      layout.topics.map((topic, index) => [
        topic.name,
        new TopicModel(topic, layout.seed + index, firstMinute),
      ]),
    );
    this.groups = new Map(
      layout.groups.map((group, index) => [
        group.name,
        new GroupModel(group, this.topics, layout.seed + index),
      ]),
    );
    const topics = [...this.topics.values()];
    const groups = [...this.groups.values()];
    const subscriptions = groups.flatMap((group) => group.subscriptions);
    this.#readers = new Map(
      topics.map((topic) => [topic, subscriptions.filter((reader) => reader.topic === topic)]),
    );
    const stormy = (minute: number) => this.#on('connection-storm', {}, minute);
    this.principals = new Map(
      layout.principals.map((principal) => {
        const written = topics.filter((topic) => topic.layout.producer === principal.id);
        const run = groups.filter((group) => group.layout.principal === principal.id);
        return [principal.id, new PrincipalModel(principal, layout.seed, written, run, stormy)];
      }),
    );
  }

  advanceTo(minute: number): void {
    for (; this.#nextMinute < minute; this.#nextMinute++) this.#play(this.#nextMinute);
  }

  principalName(principalId: string): string {
    return this.principals.get(principalId)?.layout.name ?? principalId;
  }

  *points(metric: MetricDescriptor, minute: number): Generator<Point> {
    if (metric.name === 'consumer_lag_offsets') {
      for (const { group, subscription, lags } of this.#lags(minute)) {
        yield { labels: lagLabels(group, subscription), value: sum(lags) };
      }
    } else if (metric.labels.some((label) => label.key === 'topic')) {
      for (const topic of this.topics.values()) {
        const values = this.#byPartition(metric, topic, minute);
        if (values.length > 0) yield { labels: { topic: topic.layout.name }, value: sum(values) };
      }
    } else if (metric.labels.some((label) => label.key === 'principal_id')) {
      yield* principalPoints(metric, this.principals.values(), this.layout.requestTypes, minute);
    } else {
      const value = clusterLevel(metric, this, minute);
      if (value !== undefined) yield { labels: {}, value };
    }
  }

  *pointsByPartition(metric: MetricDescriptor, minute: number): Generator<Point> {
    if (metric.name === 'consumer_lag_offsets') {
      for (const { group, subscription, lags } of this.#lags(minute)) {
        const labels = lagLabels(group, subscription);
        for (const [partition, value] of lags.entries()) {
          yield { labels: { ...labels, partition: String(partition) }, value };
        }
      }
    } else if (metric.labels.some((label) => label.key === 'partition')) {
      for (const topic of this.topics.values()) {
        for (const [partition, value] of this.#byPartition(metric, topic, minute).entries()) {
          yield { labels: { topic: topic.layout.name, partition: String(partition) }, value };
        }
      }
    }
  }

  /** The minute whose lag is reported for a group in a minute: an earlier one while a rebalance repeats it. */
  #reportedLagMinute(group: string, minute: number): number {
    if (this.#behaviour.rebalanceLag === 'live') return minute;
    const run = this.#scenarios.find('rebalance-freeze', { cluster: this.plan.id, group }, minute);
    return run === undefined ? minute : Math.max(run.from - 1, this.firstMinute);
  }

  *#lags(minute: number) {
    for (const [name, group] of this.groups) {
      if (this.#isUnreported(name, minute)) continue;
      const instant = group.samplingInstant(this.#reportedLagMinute(name, minute));
      for (const subscription of group.subscriptions) {
        const lags = subscription.commits.map((_, partition) => subscription.lag(partition, instant));
        yield { group, subscription, lags };
      }
    }
  }

  #isUnreported(group: string, minute: number): boolean {
    const { deadGroups } = this.#behaviour;
    const run = this.#scenarios.find('vanished-group', { cluster: this.plan.id, group }, minute);
    if (run === undefined || deadGroups === 'reported') return false;
    return deadGroups === 'absent' || minute - run.from >= MINUTES_PER_DAY;
  }

  #byPartition(metric: MetricDescriptor, topic: TopicModel, minute: number): readonly number[] {
    switch (metric.name) {
      case 'received_records':
        return topic.partitions.map((log) => log.records(minute));
      case 'received_bytes':
        return topic.partitions.map((log) => topic.bytes(log.records(minute)));
      case 'sent_records':
        return topic.partitions.map((_, partition) => this.#readRecords(topic, partition, minute));
      case 'sent_bytes':
        return topic.partitions.map((_, partition) =>
          topic.bytes(this.#readRecords(topic, partition, minute)),
        );
      case 'retained_bytes':
        return topic.partitions.map((_, partition) => topic.retainedBytes(partition, minute));
      case 'hot_partition_ingress':
        return this.plan.type === 'Dedicated' && this.#isHot(topic, minute) ? [1] : [];
      default:
        return [];
    }
  }

  #readRecords(topic: TopicModel, partition: number, minute: number): number {
    const readers = this.#readers.get(topic) ?? [];
    return sum(readers.map((reader) => reader.commits[partition]?.records(minute) ?? 0));
  }

  #play(minute: number): void {
    for (const [name, topic] of this.topics) {
      const hot = this.#isHot(topic, minute);
      const spike = this.#on('traffic-spike', { topic: name }, minute) ? SPIKE : 1;
      topic.append(minute, { traffic: spike * (hot ? HOT_TRAFFIC : 1), hot });
    }
    for (const [group, { subscriptions }] of this.groups) {
      const gone =
        this.#on('vanished-group', { group }, minute) || this.#on('rebalance-freeze', { group }, minute);
      for (const subscription of subscriptions) {
        const target = { group, topic: subscription.topic.layout.name };
        subscription.append({
          reading: !gone && !this.#on('stalled-group', target, minute),
          slow: this.#on('slow-consumer', target, minute),
          stuck: this.#on('stuck-partition', target, minute),
        });
      }
    }
  }

  #isHot(topic: TopicModel, minute: number): boolean {
    return this.#on('hot-partition', { topic: topic.layout.name }, minute);
  }

  #on(
    name: Parameters<ScenarioBook['find']>[0],
    target: { group?: string; topic?: string },
    minute: number,
  ): boolean {
    return this.#scenarios.find(name, { cluster: this.plan.id, ...target }, minute) !== undefined;
  }
}

function lagLabels(group: GroupModel, subscription: SubscriptionModel): Record<string, string> {
  return { topic: subscription.topic.layout.name, consumer_group_id: group.layout.name };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
