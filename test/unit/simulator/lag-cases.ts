import { MINUTE_MS } from '../../../main/clock.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import type { GroupPlan, TopicPlan } from '../../../main/simulator/cluster-contents.ts';
import type { ScenarioName } from '../../../main/simulator/scenarios.ts';
import { Simulator, type StoryScenario } from '../../../main/simulator/simulator.ts';
import type { SituationKind } from '../../../main/simulator/situation-kind.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** A group in a cluster of lag cases, which is at ease until its event and then in a situation. */
export interface LagCase {
  /** The group's name too, but for the console group. */
  readonly name: string;
  readonly topic: Omit<TopicPlan, 'name'>;
  readonly group: Omit<GroupPlan, 'name' | 'topics'>;
  /** What happens {@link EVENT_MINUTES_AGO}; `null` where nothing does. */
  readonly event: Pick<StoryScenario, 'scenario' | 'lastsMinutes'> | null;
  /** What it is doing as the event ends, or at the end where it does not. */
  readonly kind: SituationKind;
}

/** 2026-11-22 12:00:20 UTC. */
export const CASES_START = Date.UTC(2026, 10, 22, 12, 0, 20);
export const CASES_CLUSTER = 'lkc-cases';
export const EVENT_MINUTES_AGO = 90;

const happens = (scenario: ScenarioName, lastsMinutes?: number) =>
  lastsMinutes === undefined ? { scenario } : { scenario, lastsMinutes };
const plain = { topic: {}, group: {} } as const;
const minutely = (recordsPerMinute: number) => ({ recordsPerMinute });

/** One group for each thing that lag intelligence must tell from the others, each with a topic of its own. */
export const LAG_CASES = [
  { name: 'steady', ...plain, event: null, kind: 'consuming' },
  {
    name: 'bursty',
    topic: { pattern: { burstMinutes: 3, silentMinutes: 12 } },
    group: { headroom: 8 },
    event: null,
    kind: 'consuming',
  },
  {
    name: 'nightly-batch',
    topic: { pattern: 'daily' },
    group: { hours: { from: 1, to: 4 } },
    event: null,
    kind: 'idle',
  },
  { name: 'commits-5', topic: {}, group: { commitEveryMinutes: 5 }, event: null, kind: 'consuming' },
  { name: 'commits-10', topic: {}, group: { commitEveryMinutes: 10 }, event: null, kind: 'consuming' },
  { name: 'commits-30', topic: {}, group: { commitEveryMinutes: 30 }, event: null, kind: 'consuming' },
  { name: 'transactions', topic: { transactionMs: 10_000 }, group: {}, event: null, kind: 'consuming' },
  { name: 'one-record', topic: { transactionMs: 1 }, group: {}, event: null, kind: 'consuming' },
  { name: 'mirror', topic: { isMirror: true }, group: {}, event: null, kind: 'consuming' },
  { name: 'quiet', ...plain, event: happens('quiet-topic'), kind: 'consuming' },
  {
    name: 'quiet-transactions',
    topic: { transactionMs: 10_000 },
    group: {},
    event: happens('quiet-topic'),
    kind: 'consuming',
  },
  { name: 'spike', ...plain, event: happens('traffic-spike', 10), kind: 'falling-behind' },
  { name: 'slow', ...plain, event: happens('slow-consumer'), kind: 'falling-behind' },
  { name: 'rebalance', ...plain, event: happens('rebalance-freeze', 6), kind: 'rebalancing' },
  { name: 'stall', ...plain, event: happens('stalled-group'), kind: 'stalled' },
  {
    name: 'stall-commits-30',
    topic: {},
    group: { commitEveryMinutes: 30 },
    event: happens('stalled-group'),
    kind: 'stalled',
  },
  {
    name: 'stall-one-record',
    topic: { transactionMs: 1 },
    group: {},
    event: happens('stalled-group'),
    kind: 'stalled',
  },
  { name: 'stuck', ...plain, event: happens('stuck-partition'), kind: 'stuck-partition' },
  {
    name: 'poison',
    topic: { weights: 'skewed' },
    group: {},
    event: happens('poison-record'),
    kind: 'stuck-partition',
  },
  { name: 'vanish', ...plain, event: happens('vanished-group'), kind: 'gone' },
  {
    name: 'crash-at-low-lag',
    topic: minutely(6_000),
    group: { commitEveryMinutes: 0.004 },
    event: happens('vanished-group'),
    kind: 'gone',
  },
  { name: 'unsubscribed', ...plain, event: happens('unsubscribed-topic'), kind: 'unsubscribed' },
  { name: 'recreated', ...plain, event: happens('recreated-group', 10), kind: 'deleted' },
  {
    name: 'recreated-earliest',
    topic: {},
    group: { offsetReset: 'earliest' },
    event: happens('recreated-group', 10),
    kind: 'deleted',
  },
  { name: 'console', ...plain, event: happens('console-group', 30), kind: 'left' },
] as const satisfies readonly LagCase[];

/** What a case's topic is called. */
export const topicOf = ({ name }: Pick<LagCase, 'name'>): string => `${name}.records`;

/**
 * A cluster with all cases, played until {@link CASES_START}. The group that unsubscribes reads another topic beside;
 * the console consumer comes to the topic of a group that stays.
 */
export function openLagCases({
  behaviour = {},
  historyMinutes = 26 * 60,
  hasEvents = true,
}: {
  readonly behaviour?: Partial<Behaviour>;
  readonly historyMinutes?: number;
  /** False: the same cluster and numbers, but nothing happens. */
  readonly hasEvents?: boolean;
} = {}) {
  const cases: readonly LagCase[] = LAG_CASES;
  const clock = new ManualClock(CASES_START);
  const simulator = new Simulator({
    clock,
    behaviour,
    historyMinutes,
    clusters: [
      {
        id: CASES_CLUSTER,
        name: 'lag cases',
        type: 'Standard',
        environment: 'env-1',
        cloud: 'AWS',
        region: 'eu-west-1',
        size: 'bare',
        topics: [...cases.map((each) => ({ name: topicOf(each), ...each.topic })), { name: 'beside' }],
        groups: cases.map((each) => ({
          name: each.name,
          topics: each.name === 'unsubscribed' ? [topicOf(each), 'beside'] : [topicOf(each)],
          ...each.group,
        })),
      },
    ],
    story: cases.flatMap((each) => {
      const target = { cluster: CASES_CLUSTER, ...targetOf(each) };
      return each.event === null || !hasEvents
        ? []
        : [{ ...each.event, target, minutesAgo: EVENT_MINUTES_AGO }];
    }),
  });
  const names = simulator.truth.groups(CASES_CLUSTER).map(({ group }) => group);
  const visitor = names.find((name) => name.startsWith('console-consumer-')) ?? '';
  return {
    clock,
    simulator,
    truth: simulator.truth,
    /** The group of a case. */
    groupOf: ({ name }: LagCase) => (name === 'console' ? visitor : name),
    /** The first millisecond of the minute so many minutes before the present one. */
    minutesAgo: (minutes: number) => Math.floor(CASES_START / MINUTE_MS - minutes) * MINUTE_MS,
  };
}

function targetOf(each: LagCase): { topic: string } | { group: string } | { group: string; topic: string } {
  const topic = topicOf(each);
  switch (each.event?.scenario) {
    case 'quiet-topic':
    case 'traffic-spike':
    case 'console-group':
      return { topic };
    case 'unsubscribed-topic':
    case 'stuck-partition':
    case 'poison-record':
      return { group: each.name, topic };
    default:
      return { group: each.name };
  }
}
