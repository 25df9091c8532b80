import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { ScenarioName } from '../../../main/simulator/scenarios.ts';
import { plan } from '../simulator/client.ts';
import { Slept, type Reader } from './slept.ts';

/** A reader that slept for 40 minutes. */
async function awoken(world: Slept) {
  const reader = await world.reader();
  await world.pass(1, reader);
  const nap = await world.pass(40);
  await world.pass(1, reader);
  reader.backFill.start();
  return { reader, nap };
}

const whole = 30 + 2 * 7;
const statuses = (world: Slept) => world.queries.map(({ status }) => status);
const waits = ({ backFill }: Reader) => backFill.progress?.sentence.includes('interrupted') === true;

describe('when Confluent or the network does not answer as it should', () => {
  it.each<[ScenarioName, RegExp]>([
    ['server-error', /trouble of its own/],
    ['html-page', /Something else than Confluent/],
    ['corrupt-gzip', /broke off|damaged|cut|end/i],
    ['revoked-key', /refuses the API key/],
  ])(
    '%s: it waits longer each time, and goes on when it is over',
    async (scenario, sentence) => {
      await using world = await new Slept().open();
      const { reader, nap } = await awoken(world);
      await world.until(() => reader.asked.length >= 5);
      world.bench.simulator.start(scenario);
      await world.until(() => waits(reader));
      expect(reader.backFill.progress?.sentence).toMatch(sentence);
      const asked = reader.asked.length;
      await world.bench.clock.advance(20_000);
      expect(reader.asked).toHaveLength(asked);
      world.bench.simulator.stop(scenario);
      await world.untilFetched(reader, nap);
      expect(statuses(world).filter((status) => status === 200).length).toBeGreaterThanOrEqual(whole);
    },
    90_000,
  );

  it('waits until the time that a 429 names, and does not even then hurry', async () => {
    await using world = await new Slept({ behaviour: { requestsPerMinute: 10 } }).open();
    const { reader, nap } = await awoken(world);
    await world.untilFetched(reader, nap);
    const refused = world.queries.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(1);
    for (const { time } of refused) {
      const next = world.queries.find((query) => query.time > time);
      const windowEnds = time + MINUTE_MS;
      expect(next === undefined || next.time <= windowEnds + 10_000).toBe(true);
      const inWindow = world.queries.filter((query) => query.time > time && query.time < time + 30_000);
      expect(inWindow.filter(({ status }) => status === 429)).toEqual([]);
    }
    expect(statuses(world).filter((status) => status === 200)).toHaveLength(whole);
  }, 90_000);

  it('leaves a quarter of the minute to others where the headers tell of it', async () => {
    const behaviour = { requestsPerMinute: 40, rateLimitHeaders: 'always' } as const;
    await using world = await new Slept({ behaviour }).open();
    const { reader, nap } = await awoken(world);
    await world.untilFetched(reader, nap);
    expect(new Set(statuses(world))).toEqual(new Set([200]));
    for (const { time } of world.queries) {
      const inMinute = world.queries.filter(
        (other) => other.time >= time && other.time < time + MINUTE_MS / 2,
      );
      expect(inMinute.length).toBeLessThanOrEqual(31);
    }
  }, 90_000);

  it('a cluster that was deleted does not hold up the others', async () => {
    const clusters = [plan('lkc-1'), plan('lkc-2')];
    await using world = await new Slept({ clusters }).open();
    const { reader, nap } = await awoken(world);
    world.bench.simulator.start('deleted-cluster', { cluster: 'lkc-2' });
    await world.untilFetched(reader, nap);
    await world.untilDone(reader);
    const asked = (id: string) => reader.asked.filter(({ clusterIds }) => clusterIds.includes(id)).length;
    expect([asked('lkc-1'), asked('lkc-2')]).toEqual([whole, 1]);
    await world.until(() => asked('lkc-2') > 1);
    const [first, second] = reader.asked.filter(({ clusterIds }) => clusterIds.includes('lkc-2'));
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(15 * MINUTE_MS);
  }, 90_000);

  it('asks for nothing while nothing can be kept', async () => {
    await using world = await new Slept().open();
    const reader = await world.reader();
    await world.pass(1, reader);
    await world.pass(40);
    await reader.store.dispose();
    await world.pass(1, reader);
    reader.backFill.start();
    await world.bench.clock.advance(5 * MINUTE_MS);
    expect(reader.asked.length).toBeLessThanOrEqual(4);
  });
});
