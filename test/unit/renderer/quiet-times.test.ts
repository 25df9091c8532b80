import { describe, expect, test } from 'vitest';
import { endRemark, newQuietTime, quietDrafts, quietHoursOf } from '../../../renderer/alerts/quiet-times.ts';
import { weeknights } from '../../doubles/fake-bridge-alerts.ts';

describe('quiet hours in their fields', () => {
  test('come out as they went in, days in order', () => {
    const drafts = quietDrafts([weeknights, { ...weeknights, days: [0], from: 0, to: 1439 }]);
    expect(drafts.map(({ from, to }) => [from, to])).toEqual([
      ['22:00', '07:30'],
      ['00:00', '23:59'],
    ]);
    expect(quietHoursOf(drafts)).toEqual({
      hours: [weeknights, { ...weeknights, days: [0], from: 0, to: 1439 }],
    });
    expect(quietHoursOf([{ ...newQuietTime(), days: [6, 0, 3] }])).toMatchObject({
      hours: [{ days: [0, 3, 6] }],
    });
  });

  test('say what is missing, at its place', () => {
    const good = newQuietTime();
    const read = quietHoursOf([good, { ...good, days: [] }, { ...good, to: '' }]);
    expect('mistakes' in read && [...read.mistakes]).toEqual([
      [1, 'Choose at least one day.'],
      [2, 'Give both times.'],
    ]);
  });

  test('say when they end on another day', () => {
    const times = (from: string, to: string) => endRemark({ ...newQuietTime(), from, to });
    expect(times('22:00', '07:00')).toBe('on the next day');
    expect(times('12:00', '13:00')).toBeNull();
    expect(times('08:00', '08:00')).toBe('for 24 hours');
    expect(times('', '08:00')).toBeNull();
  });
});
