import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import { keptSteps } from '../../../main/lag/kept-steps.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 20);
const CLUSTER = 'lkc-night';
const TOPIC = 'invoices';
const DAY_MINUTES = 1_440;
const DAYS = 8;
const NEWEST_AGO = 3;
const STEP_MINUTES = 5;

/** A batch job that works from 1 to 4 each night, and a group that is always there. */
function openNights(story: ConstructorParameters<typeof Simulator>[0] = {}) {
  return new Simulator({
    clock: new ManualClock(NOW),
    historyMinutes: DAYS * DAY_MINUTES,
    clusters: [
      {
        id: CLUSTER,
        name: 'nights',
        type: 'Standard',
        environment: 'env-1',
        cloud: 'AWS',
        region: 'eu-west-1',
        size: 'bare',
        topics: [{ name: TOPIC }],
        groups: [
          { name: 'nightly', topics: [TOPIC], hours: { from: 1, to: 4 } },
          { name: 'always', topics: [TOPIC] },
        ],
      },
    ],
    ...story,
  });
}

/** What history would tell of some minutes, in steps of so many. */
function kept(simulator: Simulator, fromAgo: number, toAgo: number, stepMinutes: number) {
  const from = Math.floor(NOW / MINUTE_MS - fromAgo) * MINUTE_MS;
  const count = (fromAgo - toAgo) / stepMinutes;
  const groups = ['nightly', 'always'].map((group) => ({
    group,
    topic: TOPIC,
    lags: new Float64Array(count).fill(NaN),
  }));
  const produced = new Float64Array(count);
  for (let minute = 0; minute < fromAgo - toAgo; minute++) {
    const step = Math.floor(minute / stepMinutes);
    const at = from + minute * MINUTE_MS;
    for (const { labels, value } of simulator.pointsOf(CLUSTER, 'consumer_lag_offsets', at)) {
      groups.find(({ group }) => group === labels['consumer_group_id'])!.lags[step] = value;
    }
    produced[step]! += simulator.pointsOf(CLUSTER, 'received_records', at)[0]?.value ?? 0;
  }
  const topics = [{ topic: TOPIC, produced }];
  return keptSteps({ from, stepMs: stepMinutes * MINUTE_MS, pairs: groups, topics, isComplete: () => true });
}

function restored(simulator: Simulator): { readonly lag: ClusterLag; readonly states: readonly string[] } {
  const lag = new ClusterLag();
  const lastDay = DAY_MINUTES + STEP_MINUTES;
  const changes = lag.restore(
    kept(simulator, lastDay, NEWEST_AGO, 1),
    kept(simulator, DAYS * DAY_MINUTES - STEP_MINUTES, lastDay, STEP_MINUTES),
  );
  return { lag, states: changes.filter(({ group }) => group === 'nightly').map(({ to }) => to) };
}

describe('a batch job with a week of history', () => {
  test('is idle by habit outside its hours, and never vanishes', () => {
    const { lag, states } = restored(openNights());
    expect(states).not.toContain('vanished');
    expect(lag.group('nightly')).toMatchObject({ state: 'idle', isEstimated: true });
    expect(lag.group('nightly')?.evidence).toMatch(
      /At this time of day it was silent on [67] of the last 7 days\.$/,
    );
    expect(lag.group('always')?.state).toBe('ok');
  });

  test('has vanished when it is missing at its usual time, and still in the morning', () => {
    // Last night at 00:30.
    const story = [
      {
        scenario: 'vanished-group',
        target: { cluster: CLUSTER, group: 'nightly' },
        minutesAgo: 690,
      },
    ] as const;
    const { lag, states } = restored(openNights({ story }));
    expect(states).toContain('vanished');
    expect(lag.group('nightly')?.state).toBe('vanished');
  });

  test('knows how far back its lag reaches, days ago', () => {
    const simulator = openNights({
      story: [
        {
          scenario: 'stalled-group',
          target: { cluster: CLUSTER, group: 'always' },
          minutesAgo: 3 * DAY_MINUTES,
        },
      ],
    });
    const { lag } = restored(simulator);
    const { lagTime, state } = lag.group('always')!;
    const at = lag.newest!;
    const age = simulator.truth.oldestUnconsumedAgeMs(CLUSTER, { group: 'always' }, at);
    expect(state).toBe('stalled');
    if (lagTime.kind !== 'behind') throw new Error('not behind');
    expect(lagTime.certainty).toBe('at-least');
    expect(lagTime.ms).toBeLessThanOrEqual(age + MINUTE_MS);
    expect(lagTime.ms).toBeGreaterThan(age - 61 * MINUTE_MS);
  });
});
