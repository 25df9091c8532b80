import type { DailyHours } from '../cluster-contents.ts';
import type { ScenarioBook, ScenarioName, ScenarioRun, ScenarioTarget } from '../scenarios.ts';
import type { Activity, ReadConditions } from './subscription-model.ts';
import type { GroupLayout } from './layout.ts';
import type { TopicConditions, TopicModel } from './topic-model.ts';

const SPIKE = 12;
const HOT_TRAFFIC = 4;
const MINUTES_PER_DAY = 1_440;
/** How long a group that is made anew does not exist. */
const RECREATION_MINUTES = 10;

/** What scenarios and habits come to for the topics and groups of one cluster in a minute. */
export class Conditions {
  readonly #cluster: string;
  readonly #scenarios: ScenarioBook;

  constructor(cluster: string, scenarios: ScenarioBook) {
    this.#cluster = cluster;
    this.#scenarios = scenarios;
  }

  isOn(name: ScenarioName, minute: number, target: ScenarioTarget = { cluster: this.#cluster }): boolean {
    return this.#scenarios.find(name, target, minute) !== undefined;
  }

  /** Who reads a topic with a console consumer. */
  visits(minute: number): ScenarioRun[] {
    const runs = this.#scenarios.running('console-group', minute);
    return runs.filter(({ target }) => target.cluster === this.#cluster);
  }

  /** What producers do to a topic. */
  writing(topic: string, minute: number): TopicConditions {
    const target = { cluster: this.#cluster, topic };
    const hot = this.isOn('hot-partition', minute, target);
    const quiet = this.isOn('quiet-topic', minute, target);
    const spike = this.isOn('traffic-spike', minute, target) ? SPIKE : 1;
    return { hot, traffic: quiet ? 0 : spike * (hot ? HOT_TRAFFIC : 1) };
  }

  /** What a group does to one of its topics. */
  reading(group: GroupLayout, topic: TopicModel, minute: number): ReadConditions {
    const target = { cluster: this.#cluster, group: group.name, topic: topic.layout.name };
    const stuck =
      this.#scenarios.find('stuck-partition', target, minute) ??
      this.#scenarios.find('poison-record', target, minute);
    return {
      activity: this.#activity(group, target, minute),
      slow: this.isOn('slow-consumer', minute, target),
      stuckPartition: stuck?.target.partition,
    };
  }

  #activity(group: GroupLayout, target: ScenarioTarget, minute: number): Activity {
    if (group.visit !== undefined && minute >= group.visit.until) return 'left';
    const recreation = this.#scenarios.find('recreated-group', target, minute);
    if (recreation !== undefined && minute < recreation.from + RECREATION_MINUTES) return 'deleted';
    if (this.isOn('vanished-group', minute, target)) return 'gone';
    if (group.hours !== undefined && !isWithin(group.hours, minute)) return 'idle';
    if (this.isOn('unsubscribed-topic', minute, target)) return 'unsubscribed';
    if (this.isOn('rebalance-freeze', minute, target)) return 'rebalancing';
    return this.isOn('stalled-group', minute, target) ? 'stalled' : 'reading';
  }
}

function isWithin({ from, to }: DailyHours, minute: number): boolean {
  const hour = (minute % MINUTES_PER_DAY) / 60;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
