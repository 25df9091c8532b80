import { afterEach, describe, expect, test } from 'vitest';
import type { Unit } from '../../../preload/contract.ts';
import {
  cellText,
  chooseByteUnits,
  columnUnit,
  drainText,
  lagText,
  lagTimeText,
  quantity,
  quantityText,
  shortSpanText,
  spanText,
} from '../../../preload/format.ts';

/** The thin space between a number and its prefix would hide in the expectations. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('a number in its unit', () => {
  test.each<[number | null, Unit, string]>([
    [48_213, 'records', '48.2 k records'],
    [1, 'records', '1 record'],
    [999, 'records', '999 records'],
    [999.6, 'records', '1.00 k records'],
    [999_499, 'records', '999 k records'],
    [999_950, 'records', '1.00 M records'],
    [3_412_345.5, 'bytes/s', '3.41 MB/s'],
    [0, 'bytes', '0 B'],
    [2.5e15, 'bytes', '2.50 PB'],
    [1 / 60, 'records/s', '0.0167 records/s'],
    [0.0004, 'records/s', '< 0.001 records/s'],
    [0.421, 'ratio', '42.1 %'],
    [1, 'ratio', '100 %'],
    [0.57, 'ratio', '57 %'],
    [250, 'milliseconds', '250 ms'],
    [840_000, 'milliseconds', '14 min'],
    [412, 'count', '412'],
    [17.25, 'plain', '17.3'],
    [-48_213, 'plain', '-48.2 k'],
    [null, 'records', '–'],
  ])('%d %s reads "%s"', (value, unit, text) => {
    expect(plain(quantityText(value, unit))).toBe(text);
  });

  test('keeps every digit for those who ask', () => {
    expect(quantity(48_213, 'records').exact).toBe('48,213 records');
    expect(quantity(3_412_345.503, 'bytes/s').exact).toBe('3,412,345.503 bytes/s');
  });

  test.each<Unit>(['bytes', 'bytes/s', 'records', 'requests/s', 'count/s', 'ratio', 'milliseconds', 'plain'])(
    'in a table of %s the unit stands in the title or in the cell, never in both or neither',
    (unit) => {
      const { unit: name } = quantity(5000, unit);
      const inTitle = columnUnit(unit) !== '';
      const inCell = name !== '' && cellText(5000, unit).endsWith(name);
      expect(inTitle && inCell).toBe(false);
      expect(inTitle || inCell).toBe(unit !== 'plain');
    },
  );
});

describe('bytes in powers of 1024', () => {
  afterEach(() => chooseByteUnits('decimal'));

  test.each<[number, Unit, string]>([
    [0, 'bytes', '0 B'],
    [999, 'bytes', '999 B'],
    [1000, 'bytes', '0.977 KiB'],
    [1024, 'bytes', '1.00 KiB'],
    [3_412_345.5, 'bytes/s', '3.25 MiB/s'],
    [1_023_999, 'bytes', '0.977 MiB'],
    [2 ** 50, 'bytes', '1.00 PiB'],
    [2 ** 60, 'bytes', '1024 PiB'],
    [48_213, 'records', '48.2 k records'],
  ])('%d %s reads "%s"', (value, unit, text) => {
    chooseByteUnits('binary');
    expect(plain(quantityText(value, unit))).toBe(text);
  });

  test('leave every digit as it is, and go back', () => {
    chooseByteUnits('binary');
    expect(quantity(3_412_345.5, 'bytes').exact).toBe('3,412,345.5 bytes');
    chooseByteUnits('decimal');
    expect(quantityText(3_412_345.5, 'bytes')).toBe('3.41 MB');
  });
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a span of time', () => {
  test.each([
    [0, '0 s'],
    [999, '0 s'],
    [42_000, '42 s'],
    [14 * MINUTE + 59_000, '14 min'],
    [HOUR - 1, '59 min'],
    [6 * HOUR, '6 h'],
    [6 * HOUR + 10 * MINUTE, '6 h 10 min'],
    [24 * HOUR - 1, '23 h 59 min'],
    [52 * HOUR + 59 * MINUTE, '2 d 4 h'],
    [365 * 24 * HOUR, '365 d'],
  ])('of %d ms reads "%s"', (milliseconds, text) => {
    expect(spanText(milliseconds)).toBe(text);
  });

  test('says how sure it is, in words and in a sign', () => {
    const behind = (certainty: 'exact' | 'about' | 'at-least' | 'more-than') =>
      lagTimeText({ kind: 'behind', ms: 14 * MINUTE, certainty });
    expect([behind('exact'), behind('about'), behind('at-least'), behind('more-than')]).toEqual([
      '14 min',
      'about 14 min',
      'at least 14 min',
      'more than 14 min',
    ]);
    expect(shortSpanText(14 * MINUTE, 'at-least')).toBe('≥ 14 min');
    expect(shortSpanText(0, 'exact')).toBe('caught up');
  });

  test('of lag and of draining has a word where it has no number', () => {
    expect(lagTimeText({ kind: 'caught-up' })).toBe('caught up');
    expect(lagTimeText({ kind: 'unknown', reason: 'this topic reports no produced records' })).toBe('–');
    expect(drainText({ kind: 'draining', ms: 9 * MINUTE })).toBe('9 min');
    expect(drainText({ kind: 'not-draining' })).toBe('not draining');
    expect(drainText({ kind: 'caught-up' })).toBe('caught up');
    expect(drainText({ kind: 'unknown' })).toBe('–');
  });

  test('stands beside a lag that is marked where it is reckoned', () => {
    expect(plain(lagText({ lag: 48_213, isEstimated: true }))).toBe('≈ 48.2 k records');
    expect(plain(lagText({ lag: 48_213, isEstimated: false }))).toBe('48.2 k records');
    expect(lagText({ lag: null, isEstimated: true })).toBe('–');
  });
});
