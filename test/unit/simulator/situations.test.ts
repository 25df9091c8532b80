import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import {
  CASES_CLUSTER,
  EVENT_MINUTES_AGO,
  LAG_CASES,
  type LagCase,
  openLagCases,
  topicOf,
} from './lag-cases.ts';

type Opened = ReturnType<typeof openLagCases>;

const CASES: readonly LagCase[] = LAG_CASES;
const POSITIONS = (['absent', 'absent-after-a-day', 'reported'] as const).flatMap((deadGroups) =>
  (['frozen', 'live'] as const).map((rebalanceLag) => ({ deadGroups, rebalanceLag })),
);
const NO_MEMBERS = ['gone', 'left', 'idle', 'unsubscribed'];

function situationAt({ truth, groupOf, minutesAgo }: Opened, each: LagCase, ago: number) {
  return truth.situation(CASES_CLUSTER, { group: groupOf(each), topic: topicOf(each) }, minutesAgo(ago));
}

function reportedLag({ simulator, groupOf, minutesAgo }: Opened, each: LagCase, ago: number) {
  return simulator
    .pointsOf(CASES_CLUSTER, 'consumer_lag_offsets', minutesAgo(ago))
    .find(({ labels }) => labels['topic'] === topicOf(each) && labels['consumer_group_id'] === groupOf(each))
    ?.value;
}

/** Minutes ago when the case's situation is established, the last minute of its event that is at least 3 old. */
function during({ event, kind }: LagCase): number {
  if (event?.lastsMinutes === undefined || kind === 'left') return 3;
  return EVENT_MINUTES_AGO - event.lastsMinutes + 1;
}

/** Minutes ago when it began; undefined where nothing happens to the group. */
function beginning({ event, kind }: LagCase): number | undefined {
  if (event === null || kind === 'consuming') return undefined;
  return EVENT_MINUTES_AGO - (kind === 'left' ? (event.lastsMinutes ?? 0) : 0);
}

function disguise({ kind }: LagCase, { deadGroups, rebalanceLag }: Partial<Behaviour>): string {
  if (NO_MEMBERS.includes(kind)) return deadGroups === 'absent' ? kind : 'stalled';
  return kind === 'rebalancing' && rebalanceLag === 'live' ? 'stalled' : kind;
}

describe.each(POSITIONS)('with dead groups $deadGroups and lag in rebalances $rebalanceLag', (behaviour) => {
  const opened = openLagCases({ behaviour });

  test.each(CASES)('$name is $kind, and the data says so or hides it', (each) => {
    const situation = situationAt(opened, each, during(each));
    expect(situation.kind).toBe(each.kind);
    expect(situation.appearsAs).toBe(disguise(each, behaviour));
    const ago = beginning(each);
    if (ago !== undefined) expect(situation.since).toBe(opened.minutesAgo(ago));
    const isAbsent = [...NO_MEMBERS, 'deleted'].includes(situation.appearsAs);
    expect(reportedLag(opened, each, during(each)) === undefined).toBe(isAbsent);
  });

  test('what is wrong shows when the data parts from that of a cluster where nothing happened', () => {
    const untroubled = openLagCases({ behaviour, hasEvents: false });
    const wrong = CASES.filter(({ kind }) =>
      ['stalled', 'stuck-partition', 'gone', 'deleted'].includes(kind),
    );
    for (const each of wrong) {
      const shownFrom = situationAt(opened, each, during(each)).shownFrom ?? NaN;
      const shownAgo = (opened.minutesAgo(0) - shownFrom) / MINUTE_MS;
      let ago = EVENT_MINUTES_AGO + 5;
      while (reportedLag(opened, each, ago) === reportedLag(untroubled, each, ago)) ago -= 1;
      expect(shownAgo, each.name).toBeLessThanOrEqual(ago);
      expect(shownAgo, each.name).toBeGreaterThanOrEqual(ago - 1);
    }
  });
});

describe('in the course of time', () => {
  const opened = openLagCases();
  const kinds = (name: string, agos: readonly number[]) => {
    const each = CASES.find((one) => one.name === name)!;
    return agos.map((ago) => situationAt(opened, each, ago).kind);
  };

  test('a group that fell behind in a spike catches up, then consumes as before', () => {
    expect(kinds('spike', [91, 90, 81, 80, 70, 40])).toEqual([
      'consuming',
      'falling-behind',
      'falling-behind',
      'catching-up',
      'catching-up',
      'consuming',
    ]);
  });

  test('a group that is made anew begins at the end, or at the oldest record', () => {
    expect(kinds('recreated', [91, 90, 81, 80])).toEqual(['consuming', 'deleted', 'deleted', 'consuming']);
    expect(kinds('recreated-earliest', [81, 80, 5])).toEqual(['deleted', 'catching-up', 'catching-up']);
    const lag = (name: string) =>
      reportedLag(
        opened,
        CASES.find((one) => one.name === name)!,
        80,
      );
    expect(lag('recreated')).toBeLessThan(600);
    expect(lag('recreated-earliest')).toBeGreaterThan(600 * 20 * 60);
  });

  test('a console consumer is not there, reads, and has left', () => {
    expect(kinds('console', [91, 90, 61, 60])).toEqual(['not-yet', 'consuming', 'consuming', 'left']);
    expect(opened.groupOf(CASES.find(({ name }) => name === 'console')!)).toMatch(/^console-consumer-\d{5}$/);
  });

  test('a batch job is idle, works off its day, and is idle again', () => {
    // 12:00 UTC is now; it works from 1 to 4.
    expect(kinds('nightly-batch', [700, 660, 482, 481, 480])).toEqual([
      'idle',
      'catching-up',
      'consuming',
      'consuming',
      'idle',
    ]);
  });

  test('a group is as badly off as its worst topic', () => {
    const { truth, minutesAgo } = opened;
    const situation = (topic?: string) =>
      truth.situation(
        CASES_CLUSTER,
        { group: 'unsubscribed', ...(topic !== undefined && { topic }) },
        minutesAgo(5),
      );
    expect(situation('beside')).toMatchObject({ kind: 'consuming' });
    expect(situation()).toMatchObject({ kind: 'unsubscribed', since: minutesAgo(EVENT_MINUTES_AGO) });
  });

  test('a minute that is not over has no situation yet', () => {
    expect(() => situationAt(opened, CASES[0]!, 0)).toThrow('not over yet');
  });
});

test('what a group skips when it begins at the end was not sent to it', () => {
  const { simulator, truth, minutesAgo } = openLagCases({ historyMinutes: 120 });
  for (const ago of [EVENT_MINUTES_AGO, EVENT_MINUTES_AGO - 10]) {
    const points = simulator.pointsOf(CASES_CLUSTER, 'sent_records', minutesAgo(ago));
    for (const { labels, value } of points) {
      const traffic = truth.topicTraffic(CASES_CLUSTER, labels['topic']!, minutesAgo(ago));
      expect(traffic.sentRecords, labels['topic']).toBe(value);
    }
    expect(points.find(({ labels }) => labels['topic'] === 'console.records')!.value).toBeLessThan(1_500);
  }
});

test('a group without members is left out after a day where the server does so', async () => {
  const opened = openLagCases({ behaviour: { deadGroups: 'absent-after-a-day' }, historyMinutes: 120 });
  const vanished = CASES.find(({ name }) => name === 'vanish')!;
  await opened.clock.advance((1_440 - EVENT_MINUTES_AGO + 10) * MINUTE_MS);
  const last = (1_440 - EVENT_MINUTES_AGO + 10) * -1 + 1;
  const situation = situationAt(opened, vanished, last);
  expect(situation).toMatchObject({ kind: 'gone', appearsAs: 'gone' });
  expect(situation.shownFrom! - situation.since).toBe(1_440 * MINUTE_MS);
  const shownAgo = (opened.minutesAgo(0) - situation.shownFrom!) / MINUTE_MS;
  expect([shownAgo + 1, shownAgo].map((ago) => reportedLag(opened, vanished, ago) === undefined)).toEqual([
    false,
    true,
  ]);
});
