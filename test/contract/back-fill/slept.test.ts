import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { expectSame, Slept } from './slept.ts';

describe('after eight hours asleep', () => {
  it('every minute is there as it would have been scraped, fetched within the limits', async () => {
    await using world = await new Slept().open();
    const asleep = await world.reader();
    const awake = await world.reader();
    asleep.backFill.start();
    await world.pass(5, asleep, awake);
    await world.untilDone(asleep);
    const before = world.queries.length;
    const night = await world.pass(480, awake);
    expect(world.queries).toHaveLength(before);

    await world.pass(1, asleep, awake);
    await world.untilFetched(asleep, night);
    // Of the small cluster: 30 topics with 4 metrics, 40 group and topic pairs, the groups, 8 principals, the totals.
    expect(await expectSame(asleep, awake, night)).toBeGreaterThan(190);

    const queries = world.queries.slice(before);
    expect(queries.every(({ status }) => status === 200)).toBe(true);
    // Two windows of totals of at most six hours, and one of breakdowns for each half hour.
    expect(queries.length).toBeLessThan(30 * 4 + 7 * 19);
    for (const { time } of queries) {
      const inMinute = queries.filter((other) => other.time >= time && other.time < time + MINUTE_MS);
      expect(inMinute.length).toBeLessThanOrEqual(120);
    }
    await world.untilDone(asleep);
    expect(asleep.backFill.progress).toBeNull();
  }, 90_000);
});

describe('minutes that may still be restated', () => {
  it('are asked for once more when they are settled, and then never again', async () => {
    await using world = await new Slept().open();
    const reader = await world.reader();
    reader.backFill.start();
    await world.pass(1, reader);
    await world.untilDone(reader);
    const nap = await world.pass(40);
    await world.pass(1, reader);
    await world.untilDone(reader);
    const asksFor = (minute: number) =>
      reader.asked.filter(({ start, end }) => start <= minute && minute < end).length;
    const settled = nap.to - 11 * MINUTE_MS;
    const unsettled = nap.to - 10 * MINUTE_MS;
    expect([asksFor(settled), asksFor(unsettled)]).toEqual([37, 37]);
    await world.pass(25, reader);
    await world.untilDone(reader);
    expect([asksFor(settled), asksFor(unsettled)]).toEqual([37, 74]);
    expect(reader.stretches.at(-1)).toMatchObject({ from: unsettled });
    await world.pass(30, reader);
    await world.untilDone(reader);
    expect([asksFor(settled), asksFor(unsettled)]).toEqual([37, 74]);
  });
});
