import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import { expectSame, Slept } from './slept.ts';

describe('a short sleep, in every position of the switches', () => {
  // Several at once: what one of them breaks shows among the others as well.
  it.each<Partial<Behaviour>>([
    { zeros: 'absent', offsetMinutes: 5, queryMilliseconds: false, missingIdentityLabels: true, gzip: false },
    { freshMinutes: 'absent', nameLabels: false, newerMetrics: false, rateLimitHeaders: 'always' },
    { zeros: 'absent', deadGroups: 'reported', rebalanceLag: 'live' },
  ])(
    '%j',
    async (behaviour) => {
      await using world = await new Slept({ behaviour }).open();
      const asleep = await world.reader();
      const awake = await world.reader();
      world.bench.simulator.start('hot-partition');
      await world.pass(8, asleep, awake);
      world.bench.simulator.start('vanished-group');
      world.bench.simulator.start('rebalance-freeze', {
        group: world.bench.simulator.truth.groups('lkc-1')[2]!.group,
      });
      const nap = await world.pass(45, awake);
      await world.pass(1, asleep, awake);
      asleep.backFill.start();
      await world.untilFetched(asleep, nap);
      expect(await expectSame(asleep, awake, nap)).toBeGreaterThan(180);
    },
    90_000,
  );
});
