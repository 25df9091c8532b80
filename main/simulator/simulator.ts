import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Clock, MINUTE_MS, systemClock } from '../clock.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { Cloud } from './cloud.ts';
import type { Point } from './cluster.ts';
import { type ClusterPlan, type ClusterSize, DEFAULT_CLUSTERS } from './cluster-plan.ts';
import { GeneratedCluster } from './generated-cluster.ts';
import { makeKeyring, type Keyring } from './keys.ts';
import { METRICS } from './metric-descriptors.ts';
import { ClusterModel } from './model/cluster-model.ts';
import { RequestLog } from './request-log.ts';
import { Router } from './router.ts';
import { ScenarioBook, type ScenarioName, type ScenarioTarget } from './scenarios.ts';
import { completeTarget } from './scenario-targets.ts';
import { send } from './send.ts';
import { Truth } from './truth.ts';
import { visiblePoints } from './visible-points.ts';

/** How a simulator is set up. */
export interface SimulatorOptions {
  readonly clock?: Clock;
  /** The same seed, clusters and times give the same numbers. */
  readonly seed?: number;
  readonly clusters?: readonly ClusterPlan[];
  readonly behaviour?: Partial<Behaviour>;
  /** How much has already happened when it begins. */
  readonly historyMinutes?: number;
  /** What goes wrong by itself. */
  readonly story?: readonly StoryScenario[];
}

/** A scenario that begins so many minutes before the simulator does; after that where it is negative. */
export interface StoryScenario {
  readonly scenario: ScenarioName;
  readonly target?: ScenarioTarget;
  readonly minutesAgo: number;
  /** Until it is stopped where it is not said. */
  readonly lastsMinutes?: number;
}

/** Where a simulator listens. */
export interface SimulatorAddress {
  readonly url: string;
}

/** Larger clusters have no records. */
const MODELLED_SIZES: readonly ClusterSize[] = ['bare', 'small', 'medium'];
const DEFAULT_SEED = 20_261_122;
const DEFAULT_HISTORY_MINUTES = 70;

/** A Confluent Cloud stand-in: the Metrics API and the management API over HTTP, on 127.0.0.1 only. */
export class Simulator {
  readonly behaviour: Behaviour;
  readonly truth: Truth;
  readonly keyring: Keyring;
  readonly requests = new RequestLog();
  readonly #cloud: Cloud;
  readonly #models: ReadonlyMap<string, ClusterModel>;
  readonly #router: Router;
  readonly #server: Server;

  constructor(options: SimulatorOptions = {}) {
    const { clock = systemClock, seed = DEFAULT_SEED, clusters: plans = DEFAULT_CLUSTERS } = options;
    this.behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
    const scenarios = new ScenarioBook();
    const now = Math.floor(clock.now() / MINUTE_MS);
    const firstMinute = now - (options.historyMinutes ?? DEFAULT_HISTORY_MINUTES);
    const clusters = plans.map((plan) =>
      MODELLED_SIZES.includes(plan.size)
        ? new ClusterModel(plan, seed, firstMinute, this.behaviour, scenarios)
        : new GeneratedCluster(plan, seed, firstMinute),
    );
    const models = clusters.filter((cluster) => cluster instanceof ClusterModel);
    this.#models = new Map(models.map((model) => [model.plan.id, model]));
    this.#cloud = new Cloud(clusters, this.behaviour, scenarios, clock);
    for (const { scenario, target = {}, minutesAgo, lastsMinutes = Infinity } of options.story ?? []) {
      const from = now - minutesAgo;
      scenarios.start(scenario, completeTarget(scenario, target, this.#models), from, from + lastsMinutes);
    }
    this.truth = new Truth(this.#cloud, this.#models);
    this.keyring = makeKeyring(seed, this.clusterIds);
    this.#router = new Router(this.#cloud, this.keyring);
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  /** A key that may read everything. */
  get credentials(): { readonly key: string; readonly secret: string } {
    const { key, secret } = this.keyring.valid;
    return { key, secret };
  }

  get clusterIds(): readonly string[] {
    return this.#cloud.clusters.map((cluster) => cluster.plan.id);
  }

  /** Begins to listen on a port of 127.0.0.1, any free one by default. Rejects with a sentence when it is taken. */
  async listen(port = 0): Promise<SimulatorAddress> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new Error(`Port ${port} on 127.0.0.1 is taken by another program.`, { cause: error })
            : error,
        ),
      );
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The simulator does not listen.');
    return { url: `http://127.0.0.1:${address.port}` };
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.once('close', resolve));
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /**
   * The points of a metric in a minute, given by its first millisecond, as the endpoints would show them: what tests
   * read that need many minutes. `metric` is the last part of its name. Throws for unknown clusters and metrics.
   */
  pointsOf(
    clusterId: string,
    metric: string,
    minute: number,
    { byPartition = false }: { readonly byPartition?: boolean } = {},
  ): readonly Point[] {
    this.#cloud.advance();
    const cluster = this.#cloud.clusters.find(({ plan }) => plan.id === clusterId);
    const descriptor = METRICS.find(({ name }) => name === metric);
    if (cluster === undefined) throw new RangeError(`The simulator has no cluster ${clusterId}.`);
    if (descriptor === undefined) throw new RangeError(`The simulator has no metric ${metric}.`);
    const index = minute / MINUTE_MS;
    const points = byPartition
      ? cluster.pointsByPartition(descriptor, index)
      : cluster.points(descriptor, index);
    return [...visiblePoints(points, descriptor, this.behaviour)];
  }

  /** Begins a scenario with the present minute. Throws when there is no such cluster, group or topic. */
  start(scenario: ScenarioName, target: ScenarioTarget = {}): void {
    this.#cloud.start(scenario, target, this.#models);
  }

  /** Ends a scenario, or all of them. */
  stop(scenario?: ScenarioName): void {
    this.#cloud.stop(scenario);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const seen = this.requests.add(method, path, headers, this.#cloud.clock.now());
    try {
      const reply = await this.#router.answer(request);
      seen.status = reply.status;
      await send(reply, request, response, this.behaviour, this.#cloud.clock);
    } catch {
      // The client has hung up before its request was read.
      response.destroy();
    }
  }
}
