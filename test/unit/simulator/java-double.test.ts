import fc from 'fast-check';
import { expect, test } from 'vitest';
import { javaDouble } from '../../../main/simulator/java-double.ts';

/** As `Double.toString` of a JDK prints them. */
test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [122, '122.0'],
  [100, '100.0'],
  [-1.5, '-1.5'],
  [4.35, '4.35'],
  [0.1 + 0.2, '0.30000000000000004'],
  [0.001, '0.001'],
  [0.0009, '9.0E-4'],
  [1e-4, '1.0E-4'],
  [9_999_999, '9999999.0'],
  [1e7, '1.0E7'],
  [12_345_678.9, '1.23456789E7'],
  [-12_345_678, '-1.2345678E7'],
  [1.23e8, '1.23E8'],
  [1_736_948_396_647, '1.736948396647E12'],
  [1e21, '1.0E21'],
  [Number.MAX_VALUE, '1.7976931348623157E308'],
  [NaN, 'NaN'],
  [Infinity, '+Inf'],
  [-Infinity, '-Inf'],
])('%d is %s', (value, spelling) => {
  expect(javaDouble(value)).toBe(spelling);
});

test('every double is spelt in Java’s grammar and reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const spelling = javaDouble(value);
      expect(spelling).toMatch(/^-?(0|[1-9]\d{0,6})\.\d+$|^-?[1-9]\.\d+E-?[1-9]\d*$/);
      expect(Number(spelling)).toBe(value);
    }),
  );
});
