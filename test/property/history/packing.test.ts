import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepMs } from '../../../main/history/data.ts';
import { line } from '../../unit/clusters/scrapes.ts';
import { FIVE, HOUR, MINUTE, Remembering, at, key, points } from '../../unit/history/remembering.ts';

const DAY_MINUTES = 24 * 60;
/** From noon on; the rest of the day and what it takes until that is packed. */
const MINUTES = 14 * 60;
const TOPICS = ['a', 'b', 'c'];

const value = fc.oneof(
  fc.nat(1_000),
  fc.double({ min: 0, max: 1e12, noNaN: true }),
  fc.constantFrom(-0, 2 ** 53),
);
const integer = fc.nat(1_000);

/** A series over some time, with gaps: a value for each minute from `start` on. */
const stretch = (values: fc.Arbitrary<number>) =>
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    start: fc.nat(MINUTES - 1),
    values: fc.array(fc.option(values, { freq: 4 }), { minLength: 1, maxLength: 200 }),
  });

/** Does scrapes and fills in some order, packing now and then; answers what each minute ought to be. */
function play(
  history: Remembering,
  scraped: readonly number[],
  fills: readonly { topic: string; start: number; values: readonly (number | null)[] }[],
  isPackedBetween: boolean,
): Map<string, Map<number, number>> {
  const expected = new Map(TOPICS.map((topic) => [topic, new Map<number, number>()]));
  const isScraped = new Set(scraped);
  for (const minute of scraped) {
    const lines = TOPICS.map((topic, index) => {
      expected.get(topic)!.set(minute, minute * 10 + index);
      return line('received_bytes', minute * 10 + index, { topic });
    });
    history.scrape(minute, lines);
    if (isPackedBetween && minute % 50 === 0) history.work();
  }
  for (const { topic, start, values } of fills) {
    history.store.fill(points(key('received_bytes', { topic }), at(start), values, MINUTE, 'delta'));
    for (const [index, filled] of values.entries()) {
      const minute = start + index;
      if (filled !== null && !isScraped.has(minute)) expected.get(topic)!.set(minute, filled);
    }
    if (isPackedBetween) history.work();
  }
  // So that all that came before is finished and may be packed.
  history.scrape(2 * DAY_MINUTES, [line('received_bytes', 1, { topic: 'z' })]);
  return expected;
}

function steps(expected: ReadonlyMap<number, number>, size: number): (number | null)[] {
  return Array.from({ length: MINUTES / size }, (_, step) => {
    const known = Array.from({ length: size }, (_unused, index) => expected.get(step * size + index)).filter(
      (one) => one !== undefined,
    );
    if (known.length === 0) return null;
    const sum = known.reduce((total, one) => total + one, 0);
    return known.length === size ? sum : (sum * size) / known.length;
  });
}

const read = (history: Remembering, topic: string, stepMs: StepMs) =>
  history.read(key('received_bytes', { topic }), 0, MINUTES, stepMs);

const scrapedMinutes = fc
  .tuple(fc.nat(MINUTES - 300), fc.integer({ min: 1, max: 250 }), fc.nat(5))
  .map(([first, count, hole]) =>
    Array.from({ length: count }, (_, index) => first + index).filter(
      (minute) => hole === 0 || minute % (hole + 1) > 0,
    ),
  );

describe('packing', () => {
  it('changes no answer, whatever came in whatever order and however often it was packed', () => {
    fc.assert(
      fc.property(
        scrapedMinutes,
        fc.array(stretch(value), { maxLength: 5 }),
        fc.boolean(),
        (scraped, fills, isPackedBetween) => {
          const history = new Remembering();
          const expected = play(history, scraped, fills, isPackedBetween);
          const check = () => {
            for (const topic of TOPICS) {
              const minutes = Array.from(
                { length: MINUTES },
                (_, minute) => expected.get(topic)!.get(minute) ?? null,
              );
              expect(read(history, topic, MINUTE)).toEqual(minutes);
            }
          };
          check();
          expect(history.work()).toBeGreaterThan(0);
          check();
          history.reopen();
          check();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('makes longer steps that equal the plain sums of minutes, made at once or kept', () => {
    fc.assert(
      fc.property(scrapedMinutes, fc.array(stretch(integer), { maxLength: 5 }), (scraped, fills) => {
        const history = new Remembering();
        const expected = play(history, scraped, fills, false);
        const check = () => {
          for (const topic of TOPICS) {
            expect(read(history, topic, FIVE)).toEqual(steps(expected.get(topic)!, 5));
            expect(read(history, topic, HOUR)).toEqual(steps(expected.get(topic)!, 60));
          }
        };
        check();
        expect(history.work()).toBeGreaterThan(0);
        check();
      }),
      { numRuns: 15 },
    );
  });
});
