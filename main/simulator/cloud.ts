import { type Clock, MINUTE_MS } from '../clock.ts';
import type { Behaviour } from './behaviour.ts';
import type { Cluster } from './cluster.ts';
import type { ApiKey } from './keys.ts';
import type { ClusterModel } from './model/cluster-model.ts';
import { completeTarget } from './scenario-targets.ts';
import type { ScenarioBook, ScenarioName, ScenarioRun, ScenarioTarget } from './scenarios.ts';

/** How long a cluster is new; observed as about 4 minutes. */
const NEW_FOR_MINUTES = 4;

/** The clusters, the time and what is wrong with them: all that the endpoints answer from. */
export class Cloud {
  readonly clusters: readonly Cluster[];
  readonly behaviour: Behaviour;
  readonly scenarios: ScenarioBook;
  readonly clock: Clock;

  constructor(clusters: readonly Cluster[], behaviour: Behaviour, scenarios: ScenarioBook, clock: Clock) {
    this.clusters = clusters;
    this.behaviour = behaviour;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** The present minute, which is not over. */
  currentMinute(): number {
    return Math.floor(this.clock.now() / MINUTE_MS);
  }

  /** The newest minute the export shows. */
  exportMinute(): number {
    return this.currentMinute() - this.behaviour.offsetMinutes;
  }

  /** Lets all clusters play what has happened until now. */
  advance(): void {
    for (const cluster of this.clusters) cluster.advanceTo(this.currentMinute());
  }

  /** Begins a scenario with the present minute, its target completed. Throws when there is no such target. */
  start(name: ScenarioName, target: ScenarioTarget, models: ReadonlyMap<string, ClusterModel>): void {
    this.advance();
    this.scenarios.start(name, completeTarget(name, target, models), this.currentMinute());
  }

  /** Ends a scenario, or all, with the present minute being the first without. */
  stop(name: ScenarioName | undefined): void {
    this.advance();
    this.scenarios.stop(name, this.currentMinute());
  }

  /** The runs of a scenario that are on at this moment. */
  running(name: ScenarioName): readonly ScenarioRun[] {
    return this.scenarios.running(name, this.currentMinute());
  }

  /** Whether a cluster exists and the caller may read its metrics. */
  isAccessible(clusterId: string, caller: ApiKey): boolean {
    return (
      caller.clusters.has(clusterId) && !this.#isOn('deleted-cluster', clusterId) && !this.isNew(clusterId)
    );
  }

  /** Whether a cluster is so new that nobody may read it yet. */
  isNew(clusterId: string): boolean {
    const run = this.scenarios.find('new-cluster', { cluster: clusterId }, this.currentMinute());
    return run !== undefined && this.currentMinute() < run.from + NEW_FOR_MINUTES;
  }

  /** Whether the budget of a cluster is said to be spent. */
  isRateLimited(clusterId: string): boolean {
    return this.#isOn('rate-limited', clusterId);
  }

  #isOn(name: 'deleted-cluster' | 'rate-limited', cluster: string): boolean {
    return this.scenarios.find(name, { cluster }, this.currentMinute()) !== undefined;
  }
}
