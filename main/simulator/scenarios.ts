/** Everything that can be made to go wrong, each with what it does, in one sentence. */
export const SCENARIOS = [
  { name: 'stalled-group', sentence: 'A consumer group is alive but commits nothing any more.' },
  { name: 'stuck-partition', sentence: 'A consumer group reads all partitions of a topic but one.' },
  {
    name: 'poison-record',
    sentence: 'A consumer group fails at one record of one partition again and again, and reads all others.',
  },
  { name: 'vanished-group', sentence: 'All members of a consumer group are gone.' },
  {
    name: 'recreated-group',
    sentence: 'A consumer group is deleted with its offsets, and begins anew 10 minutes later.',
  },
  { name: 'unsubscribed-topic', sentence: 'A consumer group leaves one topic and reads its others.' },
  {
    name: 'console-group',
    sentence: 'Somebody reads a topic with a console consumer, for as long as it lasts.',
  },
  { name: 'rebalance-freeze', sentence: 'A rebalance stops a consumer group and its last lag is repeated.' },
  { name: 'traffic-spike', sentence: 'Producers write twelve times as much to a topic.' },
  { name: 'quiet-topic', sentence: 'Nobody writes to a topic any more.' },
  { name: 'slow-consumer', sentence: 'A consumer group reads half as fast as producers write.' },
  { name: 'hot-partition', sentence: 'Nearly all records of a topic go to one partition, which runs hot.' },
  { name: 'connection-storm', sentence: 'Clients connect over and over again.' },
  { name: 'deleted-cluster', sentence: 'A cluster has been deleted.' },
  { name: 'new-cluster', sentence: 'A cluster was created just now: for 4 minutes nobody may read it.' },
  { name: 'revoked-key', sentence: 'The API key has been deleted: every answer is 401.' },
  { name: 'rate-limited', sentence: 'The hourly budget of the principal is spent: every export is 429.' },
  { name: 'server-error', sentence: 'The gateway answers 500 with an HTML page.' },
  { name: 'slow-body', sentence: 'Headers come at once, then the body trickles, a few bytes a second.' },
  { name: 'cut-off-body', sentence: 'The connection ends in the middle of the body.' },
  { name: 'html-page', sentence: 'A captive portal answers 200 with its login page.' },
  { name: 'corrupt-gzip', sentence: 'The body is announced as gzip and damaged on the way.' },
] as const;

/** See {@link SCENARIOS}. */
export type ScenarioName = (typeof SCENARIOS)[number]['name'];

/** Where a scenario happens; what is left out, the simulator chooses. */
export interface ScenarioTarget {
  readonly cluster?: string;
  readonly group?: string;
  readonly topic?: string;
  /** For scenarios of one partition. */
  readonly partition?: number;
}

/** A scenario as it was played: minutes since the epoch, the last one open while it lasts. */
export interface ScenarioRun {
  readonly name: ScenarioName;
  readonly target: ScenarioTarget;
  readonly from: number;
  /** The first minute without it. */
  until: number;
}

/** What is played and what was, so that any minute can be asked about. */
export class ScenarioBook {
  readonly #runs = new Map<ScenarioName, ScenarioRun[]>();

  /** Begins a scenario; it ends before `until`, or when it is stopped. */
  start(name: ScenarioName, target: ScenarioTarget, minute: number, until = Infinity): void {
    const runs = this.#runs.get(name) ?? [];
    this.#runs.set(name, [...runs, { name, target, from: minute, until }]);
  }

  /** Ends the scenario, or all, with this minute being the first without. */
  stop(name: ScenarioName | undefined, minute: number): void {
    const runs = name === undefined ? [...this.#runs.values()].flat() : (this.#runs.get(name) ?? []);
    for (const run of runs) run.until = Math.min(run.until, minute);
  }

  /** The runs of a scenario that cover a minute. */
  running(name: ScenarioName, minute: number): readonly ScenarioRun[] {
    return this.#runs.get(name)?.filter(({ from, until }) => minute >= from && minute < until) ?? [];
  }

  /** The run of a scenario that covers a minute and whose target agrees with the one asked for, if there is one. */
  find(name: ScenarioName, asked: ScenarioTarget, minute: number): ScenarioRun | undefined {
    return this.#runs
      .get(name)
      ?.find(
        ({ from, until, target }) =>
          minute >= from &&
          minute < until &&
          agrees(target.cluster, asked.cluster) &&
          agrees(target.group, asked.group) &&
          agrees(target.topic, asked.topic),
      );
  }
}

const agrees = (target: string | undefined, asked: string | undefined) =>
  target === undefined || asked === undefined || target === asked;
