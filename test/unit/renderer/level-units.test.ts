import { describe, expect, test } from 'vitest';
import {
  levelUnits,
  readLevel,
  readNumber,
  usualUnit,
  writtenLevel,
} from '../../../renderer/alerts/level-units.ts';

describe('a level', () => {
  test.each([
    [600_000, 'milliseconds', '10', 60_000],
    [5_400_000, 'milliseconds', '90', 60_000],
    [7_200_000, 'milliseconds', '2', 3_600_000],
    [1500, 'milliseconds', '1.5', 1000],
    [0, 'milliseconds', '0', 60_000],
    [0.57, 'ratio', '57', 0.01],
    [0.8, 'ratio', '80', 0.01],
    [2_500_000, 'bytes/s', '2500', 1000],
    [5_000_000, 'bytes', '5', 1_000_000],
    [0.3, 'count', '0.3', 1],
    [48_213, 'records', '48213', 1],
  ] as const)('of %d %s is written as %s', (level, unit, amount, factor) => {
    expect(writtenLevel(level, unit)).toEqual({ amount, factor });
    expect(readLevel({ amount, factor })).toBe(level);
  });

  test('is read with a point or a comma, and nothing else is a number', () => {
    expect(readNumber(' 2,5 ')).toBe(2.5);
    expect(readNumber('−3')).toBe(-3);
    for (const text of ['', ' ', '1e9', '1,000,000', '10 min', 'Infinity', '0x10', '.']) {
      expect(readNumber(text), text).toBeNull();
    }
    expect(readLevel({ amount: 'ten', factor: 60_000 })).toBeNull();
  });

  test('not written yet starts in minutes or megabytes', () => {
    expect(usualUnit('milliseconds').name).toBe('min');
    expect(usualUnit('bytes/s').name).toBe('MB/s');
    expect(usualUnit('ratio').name).toBe('%');
    expect(levelUnits('records').map(({ name }) => name)).toEqual(['records']);
  });
});
