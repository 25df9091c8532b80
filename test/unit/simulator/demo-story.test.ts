import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { DEMO } from '../../../main/simulator/demo-story.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** 2026-11-22 12:00:20 UTC. */
const START = Date.UTC(2026, 10, 22, 12, 0, 20);

test('the demo has one group stalled for 14 minutes, one that falls behind, and habits that are no trouble', async () => {
  const clock = new ManualClock(START);
  const simulator = new Simulator({ ...DEMO, clock, historyMinutes: 1_440 });
  const troubles = () =>
    simulator.clusterIds.flatMap((cluster) => {
      const minute = simulator.truth.exportMinute();
      return simulator.truth
        .groups(cluster)
        .map(({ group }) => ({ group, ...simulator.truth.situation(cluster, { group }, minute) }))
        .filter(({ kind }) => kind !== 'consuming');
    });
  expect(troubles().map(({ group, kind }) => [group, kind])).toEqual([
    ['billing', 'stalled'],
    ['nightly-settlement', 'idle'],
    ['search-indexer', 'falling-behind'],
  ]);
  expect(START - (troubles()[0]?.since ?? 0)).toBe(14 * MINUTE_MS + 20_000);
  await clock.advance(5 * MINUTE_MS);
  expect(troubles().map(({ group, kind }) => [group, kind])).toContainEqual(['email-sender', 'gone']);
});
