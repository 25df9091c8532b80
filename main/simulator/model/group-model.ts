import { MINUTE_MS } from '../../clock.ts';
import { hashUnit } from '../random.ts';
import type { GroupLayout } from './layout.ts';
import { SubscriptionModel } from './subscription-model.ts';
import type { TopicModel } from './topic-model.ts';

/** A consumer group with all it reads. */
export class GroupModel {
  readonly layout: GroupLayout;
  readonly subscriptions: readonly SubscriptionModel[];
  readonly #seed: number;

  constructor(layout: GroupLayout, topics: readonly TopicModel[], seed: number, firstMinute: number) {
    this.layout = layout;
    this.#seed = seed;
    this.subscriptions = topics.map((topic) => new SubscriptionModel(layout, topic, firstMinute));
  }

  /** The instant inside a minute at which the server looks at the group's lag. */
  samplingInstant(minute: number): number {
    return minute * MINUTE_MS + Math.floor(hashUnit(this.#seed, 30, minute) * MINUTE_MS);
  }
}
