import { expect, test } from 'vitest';
import { parseInterval } from '../../../main/simulator/query/intervals.ts';

const NOW = Date.parse('2026-11-22T12:06:41.500Z');

test.each([
  ['2026-11-22T06:00:00Z/2026-11-22T12:00:00Z', '06:00:00.000', '12:00:00.000'],
  ['2026-11-22T06:00:00.250Z/PT2H', '06:00:00.250', '08:00:00.250'],
  ['2026-11-22T06:00Z/PT1H30M15S', '06:00:00.000', '07:30:15.000'],
  ['PT90M/2026-11-22T12:00:00Z', '10:30:00.000', '12:00:00.000'],
  ['2026-11-22T08:00:00+02:00/2026-11-22T03:00:00-0400', '06:00:00.000', '07:00:00.000'],
  ['now-3m|m/PT1M', '12:03:00.000', '12:04:00.000'],
  ['now-1h/now', '11:06:41.500', '12:06:41.500'],
  ['now|h/now|m', '12:00:00.000', '12:06:00.000'],
  ['now-90s/now-30s', '12:05:11.500', '12:06:11.500'],
  ['PT1H/now+1h|h', '12:00:00.000', '13:00:00.000'],
  ['now|d/PT1S', '00:00:00.000', '00:00:01.000'],
])('%s', (text, start, end) => {
  const time = (ms: number) => new Date(ms).toISOString();
  const interval = parseInterval(text, NOW);
  expect([time(interval.start), time(interval.end)]).toEqual([`2026-11-22T${start}Z`, `2026-11-22T${end}Z`]);
  expect(interval.moving).toBe(text.includes('now'));
});

test('weeks and days', () => {
  const { start, end } = parseInterval('P1W2DT1H/2026-11-22T12:00:00Z', NOW);
  expect(end - start).toBe((9 * 24 + 1) * 3_600_000);
});

test.each([
  '',
  '/',
  'now',
  'P/now',
  'PT/now',
  'PT1H/PT1H',
  'now/now-1h',
  'now-3x/now',
  'now|d/now|d+0m',
  '2026-11-22/2026-11-23',
  '2026-11-22T06:00:00/PT1H',
  '2026-13-22T06:00:00Z/PT1H',
  '2026-11-22T06:00:00Z/PT1H/PT1H',
])('%j is refused', (text) => {
  expect(() => parseInterval(text, NOW)).toThrow('Invalid interval');
});
