import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import type { GroupState } from '../../../preload/contract.ts';
import { CASES_CLUSTER, LAG_CASES, type LagCase, openLagCases, topicOf } from '../simulator/lag-cases.ts';
import { simulatedMinute } from './simulated.ts';

/** Long enough to know how often each group commits before something happens. */
const HISTORY_MINUTES = 6 * 60;
/** The newest minute that the simulator shows. */
const NEWEST_AGO = 3;
/** What is wrong from the first minute on is found when it outlasts the rarest commits that may be expected. */
const COLD_WINDOW = 46;
const CASES: readonly LagCase[] = LAG_CASES;

const POSITIONS: readonly Partial<Behaviour>[] = [
  { deadGroups: 'absent', rebalanceLag: 'frozen', zeros: 'printed' },
  { deadGroups: 'absent', rebalanceLag: 'live', zeros: 'absent' },
  { deadGroups: 'reported', rebalanceLag: 'frozen', zeros: 'absent' },
  { deadGroups: 'reported', rebalanceLag: 'live', zeros: 'printed' },
  { deadGroups: 'absent-after-a-day', rebalanceLag: 'frozen', zeros: 'printed' },
  { deadGroups: 'absent-after-a-day', rebalanceLag: 'live', zeros: 'absent' },
];

/** What a group that looks like this may be called stalled or vanished for. */
const CALLED_FOR: Partial<Record<GroupState, readonly string[]>> = {
  stalled: ['stalled'],
  vanished: ['gone', 'deleted'],
};

interface Played {
  /** State by how it looks. */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Every minute in which a group was called something that it does not look like. */
  readonly wronged: readonly string[];
  /** By case: minutes from where the data shows it until it is called so; undefined where it never was. */
  readonly found: ReadonlyMap<string, number | undefined>;
  /** Cases in which that was so from the first minute on. */
  readonly cold: ReadonlySet<string>;
}

function play(behaviour: Partial<Behaviour>): Played {
  const { simulator, truth, groupOf, minutesAgo } = openLagCases({
    behaviour,
    historyMinutes: HISTORY_MINUTES,
  });
  const lag = new ClusterLag();
  const matrix: Record<string, Record<string, number>> = {};
  const wronged: string[] = [];
  const shown = new Map<string, number>();
  const cold = new Set<string>();
  const found = new Map<string, number | undefined>();
  for (let ago = HISTORY_MINUTES - 1; ago >= NEWEST_AGO; ago--) {
    const at = minutesAgo(ago);
    lag.observe(simulatedMinute(simulator, CASES_CLUSTER, at));
    for (const each of CASES) {
      const group = groupOf(each);
      const state = lag.group(group)?.state;
      if (state === undefined) continue;
      const topic = each.name === 'unsubscribed' ? undefined : topicOf(each);
      const { kind, appearsAs, shownFrom } = truth.situation(
        CASES_CLUSTER,
        { group, ...(topic !== undefined && { topic }) },
        at,
      );
      const row = (matrix[appearsAs] ??= {});
      row[state] = (row[state] ?? 0) + 1;
      const calledFor = CALLED_FOR[state];
      if (calledFor && !calledFor.includes(appearsAs)) {
        wronged.push(`${each.name}, ${ago} minutes ago: ${state}, really ${kind}, looks ${appearsAs}`);
      }
      if ((appearsAs !== 'stalled' && appearsAs !== 'gone') || shownFrom === undefined) continue;
      if (!shown.has(each.name)) shown.set(each.name, Math.max(shownFrom, minutesAgo(HISTORY_MINUTES - 1)));
      if (ago === HISTORY_MINUTES - 1) cold.add(each.name);
      if (found.get(each.name) === undefined) {
        const isFound = calledFor?.includes(appearsAs) === true;
        found.set(each.name, isFound ? (at - (shown.get(each.name) ?? 0)) / MINUTE_MS : undefined);
      }
    }
  }
  return { matrix, wronged, found, cold };
}

/** The window of a group that commits so often; it may look one minute longer, since lag is read at some instant. */
function windowOf(each: LagCase): number {
  return Math.max(4, Math.ceil(1.5 * ((each.group.commitEveryMinutes ?? 0) + 1)));
}

describe.each(POSITIONS)(
  'dead groups $deadGroups, lag in rebalances $rebalanceLag, zeros $zeros',
  (behaviour) => {
    const { matrix, wronged, found, cold } = play(behaviour);

    test('no group is called stalled or vanished that does not look so', () => {
      expect(wronged).toEqual([]);
      expect(matrix['consuming']?.['ok']).toBeGreaterThan(6_000);
    });

    test('every stall and vanish is found within 4 minutes, or the window of a group that seldom commits', () => {
      expect([...found.keys()]).toEqual(
        expect.arrayContaining([
          'stall',
          'stall-commits-30',
          'stall-one-record',
          'vanish',
          'crash-at-low-lag',
        ]),
      );
      for (const [name, minutes] of found) {
        const each = CASES.find((one) => one.name === name);
        expect(minutes ?? Infinity, name).toBeLessThanOrEqual(cold.has(name) ? COLD_WINDOW : windowOf(each!));
      }
    });

    test('what falls behind, or has one partition stuck, is called growing nearly always', () => {
      for (const kind of ['falling-behind', 'stuck-partition']) {
        const { growing = 0, ...others } = matrix[kind] ?? {};
        const missed = Object.values(others).reduce((sum, count) => sum + count, 0);
        expect(growing / (growing + missed), kind).toBeGreaterThan(0.95);
      }
    });
  },
);
