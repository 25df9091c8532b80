import { afterEach, describe, expect, it } from 'vitest';
import type { Behaviour } from '../../main/simulator/behaviour.ts';
import { trueFigures } from './figures.ts';
import { Whole } from './whole.ts';

/** What nobody outside Confluent knows, in every position: the numbers must be right in all of them. */
const POSITIONS: readonly Partial<Behaviour>[] = [
  { zeros: 'printed' },
  { zeros: 'absent' },
  { gzip: false },
  { honoursAccept: false, defaultFormat: 'text' },
  { honoursAccept: false, defaultFormat: 'openmetrics' },
  { rateLimitHeaders: 'always' },
  { nameLabels: false },
  { missingIdentityLabels: true },
  { labelOrder: 'metric-first' },
  { labelOrder: 'resource-first' },
  { trailingComma: false },
  { newerMetrics: false },
  { forbiddenText: 'general' },
  { queryMilliseconds: false },
  { freshMinutes: 'absent' },
  { offsetMinutes: 1 },
  { offsetMinutes: 5 },
  { offsetMinutes: 7 },
];

let whole: Whole;
afterEach(() => whole.dispose());

const first = (): string => whole.simulator.clusterIds[0]!;

describe.each(POSITIONS)('where the server has %o', (behaviour) => {
  it('shows the truth, minute by minute', async () => {
    whole = new Whole({ behaviour });
    await whole.start();
    for (let minute = 0; minute < 4; minute += 1) {
      for (const id of whole.simulator.clusterIds) {
        const { figures, asOf, health } = whole.cluster(id);
        expect(health).toBe('healthy');
        expect(asOf).toBe(whole.simulator.truth.exportMinute());
        for (const [figure, value] of Object.entries(trueFigures(whole.simulator.truth, id))) {
          expect(figures[figure as keyof typeof figures], `${figure} of ${id}`).toBeCloseTo(value, 6);
        }
      }
      await whole.passMinute();
    }
    expect((await whole.laglight.cluster({ clusterId: first() }))?.notes).toEqual([]);
  });
});

describe('a group whose members are all gone', () => {
  const group = 'order-fulfilment';
  const row = async (): Promise<{ lag: number | null; vanishedSince: number | null }> => {
    const { keys, columns, values, vanishedSince } = (await whole.laglight.cluster({ clusterId: first() }))!
      .groups;
    const index = keys[0]!.indexOf(group);
    const lag = columns.findIndex(({ id }) => id === 'lag');
    return { lag: values[lag]![index] ?? null, vanishedSince: vanishedSince[index] ?? null };
  };

  it('is shown as gone, with its last lag, where it is left out at once', async () => {
    whole = new Whole({ behaviour: { deadGroups: 'absent' } });
    await whole.start();
    whole.simulator.start('vanished-group', { cluster: first(), group });
    await whole.passMinutesUntil(() => whole.cluster(first()).sentence.includes('no longer reports'));
    expect((await row()).lag).not.toBeNull();
    expect(whole.cluster(first()).sentence).toContain(`${group} no longer reports lag.`);
  });

  it.each(['reported', 'absent-after-a-day'] as const)(
    'is shown with its lag where it is %s',
    async (deadGroups) => {
      whole = new Whole({ behaviour: { deadGroups } });
      await whole.start();
      whole.simulator.start('vanished-group', { cluster: first(), group });
      for (let minute = 0; minute < 8; minute += 1) await whole.passMinute();
      expect((await row()).vanishedSince).toBeNull();
      expect(whole.cluster(first()).figures.lag).toBe(trueFigures(whole.simulator.truth, first()).lag);
    },
  );
});

describe('a rebalance', () => {
  it.each(['frozen', 'live'] as const)('is shown as the server tells it: %s', async (rebalanceLag) => {
    whole = new Whole({ behaviour: { rebalanceLag } });
    await whole.start();
    whole.simulator.start('rebalance-freeze', { cluster: first(), group: 'order-fulfilment' });
    for (let minute = 0; minute < 7; minute += 1) await whole.passMinute();
    const lag = await whole.lagsOf(first(), 'order-fulfilment', 3);
    if (rebalanceLag === 'frozen') expect(lag.at(-1)).toBe(lag.at(-2));
    else expect(lag.at(-1)).toBeGreaterThan(lag.at(-2)!);
  });
});
