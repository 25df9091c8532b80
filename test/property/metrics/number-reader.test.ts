import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberReader } from '../../../main/metrics/number-reader.ts';

const digits = (minimum: number, maximum: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: minimum, maxLength: maximum });
const sign = fc.constantFrom('', '+', '-');
const exponent = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('e', 'E'), sign, fc.oneof(digits(1, 2), digits(1, 4)))
    .map((parts) => parts.join('')),
);
const decimal = fc
  .tuple(sign, fc.oneof(digits(1, 8), digits(1, 25)), fc.constantFrom('', '.'), digits(0, 25), exponent)
  .map(([plus, whole, point, fraction, power]) => plus + whole + point + (point && fraction) + power);
const double = fc
  .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 20 }))
  .chain(([value, places]) =>
    fc.constantFrom(
      String(value),
      value.toExponential(),
      value.toExponential().toUpperCase(),
      value.toExponential(places),
      value.toPrecision(17),
    ),
  );

function read(text: string): { value: number; end: number } | undefined {
  const reader = new NumberReader();
  return reader.read(Buffer.from(`${text}\n`), 0) ? { value: reader.value, end: reader.end } : undefined;
}

test('a number is read as Number reads it, bit for bit', () => {
  fc.assert(
    fc.property(fc.oneof(decimal, double), (text) => {
      expect(read(text)).toStrictEqual({ value: Number(text), end: text.length });
    }),
    { numRuns: 5_000 },
  );
});

test('of anything else, only a number at its beginning is read', () => {
  const noise = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789+-.eEINaFfnity_x ')),
    maxLength: 12,
  });
  fc.assert(
    fc.property(noise, (text) => {
      const found = read(text);
      if (found === undefined) {
        expect(text).not.toMatch(/^[+-]?\d+(?![.\deE])/);
        return;
      }
      const start = text.slice(0, found.end);
      if (/inf/i.test(start)) expect(found.value).toBe(start.startsWith('-') ? -Infinity : Infinity);
      else expect(found.value).toBe(Number(start.replace(/^nan$/i, 'NaN')));
    }),
    { numRuns: 5_000 },
  );
});
