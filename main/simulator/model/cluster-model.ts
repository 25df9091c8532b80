import type { Behaviour } from '../behaviour.ts';
import type { Cluster, Point } from '../cluster.ts';
import type { ClusterPlan } from '../cluster-plan.ts';
import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { ScenarioBook } from '../scenarios.ts';
import { clusterLevel } from './cluster-levels.ts';
import { Conditions } from './conditions.ts';
import { visitorLayout } from './console-visitor.ts';
import { GroupModel } from './group-model.ts';
import { type ClusterLayout, type GroupLayout, layOut } from './layout.ts';
import { PrincipalModel } from './principal-model.ts';
import { principalPoints } from './principal-points.ts';
import type { SubscriptionModel } from './subscription-model.ts';
import { TopicModel } from './topic-model.ts';
import { topicLabels, topicValues } from './topic-points.ts';

/** A cluster whose every record is known, played minute by minute. */
export class ClusterModel implements Cluster {
  readonly plan: ClusterPlan;
  readonly firstMinute: number;
  readonly layout: ClusterLayout;
  readonly topics: ReadonlyMap<string, TopicModel>;
  readonly principals: ReadonlyMap<string, PrincipalModel>;
  readonly #groups = new Map<string, GroupModel>();
  readonly #behaviour: Readonly<Behaviour>;
  readonly #conditions: Conditions;
  readonly #readers: ReadonlyMap<TopicModel, SubscriptionModel[]>;
  #nextMinute: number;

  /** Throws a RangeError for a plan that contradicts itself. */
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
    this.#conditions = new Conditions(plan.id, scenarios);
    this.layout = layOut(plan, seed);
    const layout = this.layout;
    this.topics = new Map(
      layout.topics.map((topic, index) => [
        topic.name,
        new TopicModel(topic, layout.seed + index, firstMinute),
      ]),
    );
    const topics = [...this.topics.values()];
    this.#readers = new Map(topics.map((topic) => [topic, []]));
    for (const group of layout.groups) this.#addGroup(group, firstMinute);
    const stormy = (minute: number) => this.#conditions.isOn('connection-storm', minute);
    this.principals = new Map(
      layout.principals.map((principal) => {
        const written = topics.filter((topic) => topic.layout.producer === principal.id);
        const run = [...this.#groups.values()].filter((group) => group.layout.principal === principal.id);
        return [principal.id, new PrincipalModel(principal, layout.seed, written, run, stormy)];
      }),
    );
  }

  /** All that ever were, visitors with a console among them. */
  get groups(): ReadonlyMap<string, GroupModel> {
    return this.#groups;
  }

  advanceTo(minute: number): void {
    for (; this.#nextMinute < minute; this.#nextMinute++) this.#play(this.#nextMinute);
  }

  principalName(principalId: string): string {
    return this.principals.get(principalId)?.layout.name ?? principalId;
  }

  *points(metric: MetricDescriptor, minute: number): Generator<Point> {
    if (metric.name === 'consumer_lag_offsets') {
      for (const { labels, lags } of this.#lags(minute)) yield { labels, value: sum(lags) };
    } else if (metric.labels.some((label) => label.key === 'topic')) {
      for (const topic of this.topics.values()) {
        const values = this.#topicValues(metric, topic, minute);
        if (values.length > 0) yield { labels: topicLabels(metric, topic), value: sum(values) };
      }
    } else if (metric.labels.some((label) => label.key === 'principal_id')) {
      yield* principalPoints(metric, this.principals.values(), this.layout.requestTypes, minute);
    } else {
      const value = clusterLevel(metric, this, minute);
      if (value !== undefined) yield { labels: {}, value };
    }
  }

  *pointsByPartition(metric: MetricDescriptor, minute: number): Generator<Point> {
    if (!metric.labels.some((label) => label.key === 'partition')) return;
    if (metric.name === 'consumer_lag_offsets') {
      for (const { labels, lags } of this.#lags(minute)) yield* byPartition(labels, lags);
    } else {
      for (const topic of this.topics.values()) {
        yield* byPartition(topicLabels(metric, topic), this.#topicValues(metric, topic, minute));
      }
    }
  }

  *#lags(minute: number) {
    for (const group of this.#groups.values()) {
      for (const subscription of group.subscriptions) {
        if (!subscription.isReported(minute, this.#behaviour)) continue;
        const instant = group.samplingInstant(subscription.reportedMinute(minute, this.#behaviour));
        const lags = subscription.commits.map((_, partition) => subscription.lag(partition, instant));
        const labels = { topic: subscription.topic.layout.name, consumer_group_id: group.layout.name };
        yield { labels, lags };
      }
    }
  }

  #topicValues(metric: MetricDescriptor, topic: TopicModel, minute: number): readonly number[] {
    const isHot = this.plan.type === 'Dedicated' && this.#conditions.writing(topic.layout.name, minute).hot;
    return topicValues(metric, { topic, readers: this.#readers.get(topic) ?? [], isHot }, minute);
  }

  #play(minute: number): void {
    for (const run of this.#conditions.visits(minute)) {
      const visitor = visitorLayout(run);
      if (!this.#groups.has(visitor.name)) this.#addGroup(visitor, minute);
    }
    for (const [name, topic] of this.topics) topic.append(minute, this.#conditions.writing(name, minute));
    for (const { layout, subscriptions } of this.#groups.values()) {
      for (const subscription of subscriptions) {
        subscription.append(minute, this.#conditions.reading(layout, subscription.topic, minute));
      }
    }
  }

  #addGroup(layout: GroupLayout, firstMinute: number): void {
    const topics = layout.topics.map((name) => this.topics.get(name)).filter((topic) => topic !== undefined);
    const group = new GroupModel(layout, topics, this.layout.seed + this.#groups.size, firstMinute);
    this.#groups.set(layout.name, group);
    for (const subscription of group.subscriptions) {
      this.#readers.get(subscription.topic)?.push(subscription);
    }
  }
}

function* byPartition(labels: Readonly<Record<string, string>>, values: readonly number[]) {
  for (const [partition, value] of values.entries()) {
    yield { labels: { ...labels, partition: String(partition) }, value };
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
