import fc from 'fast-check';
import { expect, it } from 'vitest';
import { common, union, without, type Span } from '../../../main/history/back-fill/spans.ts';

const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]): Span => ({ from, to: from + length }));
const spans = fc.array(span, { maxLength: 8 });
const isIn = (moment: number, some: readonly Span[]) =>
  some.some(({ from, to }) => from <= moment && moment < to);
const MOMENTS = Array.from({ length: 90 }, (_, moment) => moment);

it('a union is the same time in separate spans in order', () => {
  fc.assert(
    fc.property(spans, (some) => {
      const merged = union(some);
      for (const moment of MOMENTS) expect(isIn(moment, merged)).toBe(isIn(moment, some));
      for (const [index, { from, to }] of merged.entries()) {
        expect(to).toBeGreaterThan(from);
        if (index > 0) expect(from).toBeGreaterThan(merged[index - 1]!.to);
      }
    }),
  );
});

it('what is left of a span is in it and in no other', () => {
  fc.assert(
    fc.property(span, spans, (whole, others) => {
      const left = without(whole, others);
      for (const moment of MOMENTS) {
        expect(isIn(moment, left)).toBe(isIn(moment, [whole]) && !isIn(moment, others));
      }
    }),
  );
});

it('what two spans have in common is in both', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      for (const moment of MOMENTS) {
        expect(isIn(moment, [common(a, b)])).toBe(isIn(moment, [a]) && isIn(moment, [b]));
      }
    }),
  );
});
