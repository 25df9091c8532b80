import { describe, expect, test } from 'vitest';
import { firedChart } from '../../../renderer/alerts/fired-chart.ts';
import { logDays } from '../../../renderer/alerts/log-days.ts';
import { alertDetail, alertLog, stalledAlert } from '../../doubles/fake-bridge-alerts.ts';

const { panel } = alertDetail(stalledAlert);
const MINUTE = 60_000;

describe('the chart of an alert', () => {
  test('has the steps of its panel, and its firings as bands within them', () => {
    const last = panel!.from + 180 * MINUTE;
    const firings = [
      { from: last - 14 * MINUTE, to: null },
      { from: panel!.from - 60 * MINUTE, to: panel!.from + 5 * MINUTE },
      { from: panel!.from - 60 * MINUTE, to: panel!.from - 50 * MINUTE },
      { from: last + 10 * MINUTE, to: null },
    ];
    const page = firedChart(panel!, firings, 'critical', 'firing');
    expect([page.from, page.to, page.stepMs]).toEqual([panel!.from, last, MINUTE]);
    expect(page.panels[0]!.bands).toEqual([
      { from: panel!.from, to: panel!.from + 5 * MINUTE, state: 'stalled', label: 'firing' },
      { from: last - 14 * MINUTE, to: last + MINUTE, state: 'stalled', label: 'firing' },
    ]);
  });

  test('draws warnings as triangles', () => {
    const firing = { from: panel!.from, to: null };
    expect(firedChart(panel!, [firing], 'warning', 'firing').panels[0]!.bands[0]!.state).toBe('growing');
  });
});

test('the log is parted by local days, newest first', () => {
  const days = logDays(alertLog);
  expect(days.map(({ entries }) => entries.length)).toEqual([6, 2]);
  expect(days.flatMap(({ entries }) => entries)).toEqual(alertLog);
});
