import { describe, expect, it } from 'vitest';
import type { ScenarioName, ScenarioTarget } from '../../../main/simulator/scenarios.ts';
import type { TrayView } from '../../doubles/electron/calls.ts';
import { labels, type Running } from './driver.ts';
import { DESKTOP_DRIVERS, title } from './drivers.ts';
import { launching } from './launching.ts';
import { eventually } from './eventually.ts';

const CLUSTER = 'lkc-7r4p2d';

/** A state of the tray, what brings it about, and what it then says. */
interface TrayState {
  readonly state: string;
  readonly scenario: ScenarioName;
  readonly targets: readonly ScenarioTarget[];
  /** The menu's first line, and a line of the tooltip. */
  readonly line: RegExp;
  readonly tooltip: RegExp;
}

const STATES: readonly TrayState[] = [
  {
    state: 'warning',
    scenario: 'hot-partition',
    targets: [{ cluster: CLUSTER }],
    line: /^▲ prod-eu needs a look\.$/,
    tooltip: /^▲ prod-eu +· +A partition of orders is hot/m,
  },
  {
    state: 'critical',
    scenario: 'traffic-spike',
    targets: ['orders', 'payments', 'clickstream.web', 'sessions'].map((topic) => ({
      cluster: CLUSTER,
      topic,
    })),
    line: /^■ prod-eu is critical\.$/,
    tooltip: /^■ prod-eu +· +.*load/im,
  },
  {
    state: 'stale',
    scenario: 'rate-limited',
    targets: [{}],
    line: /^○ No cluster has current data\.$/,
    tooltip: /^○ prod-eu +· .*since \d\d:\d\d +· +until \d\d:\d\d/m,
  },
  {
    state: 'needs-key',
    scenario: 'revoked-key',
    targets: [{}],
    line: /^⚿ Confluent refuses the key of all clusters\.$/,
    tooltip: /^⚿ prod-eu +· /m,
  },
];

describe.each(DESKTOP_DRIVERS)('the tray of $name', (driver) => {
  describe.skipIf(driver.missing !== undefined)(title(driver), () => {
    const start = launching(driver);

    /** The tray, once it shows the picture of this state. */
    async function trayShowing(running: Running, state: string): Promise<TrayView> {
      const file = async (): Promise<string> => (await running.desktop!.tray()).image.file;
      await eventually(file).toMatch(new RegExp(`^${state}(-light|-dark|Template)\\b`));
      return running.desktop!.tray();
    }

    async function passMinutesUntil(running: Running, state: string): Promise<TrayView> {
      for (let minute = 0; minute < 12; minute += 1) {
        if ((await running.overview()).health === state) break;
        await running.passMinutes(1);
      }
      return trayShowing(running, state);
    }

    it('says that all is well: icon, tooltip and menu, without any window', async () => {
      const running = await start();
      const { tooltip, menu, image } = await trayShowing(running, 'healthy');
      expect(image.isEmpty).toBe(false);
      expect(labels(menu)).toEqual([
        '● All 3 clusters are healthy.',
        '—',
        expect.stringMatching(/^● prod-eu +· .* behind .* in .* out .* connections$/),
        expect.stringMatching(/^● /),
        expect.stringMatching(/^● /),
        '—',
        'Open Laglight',
        'Show at a glance',
        '—',
        expect.stringMatching(/^Refresh/),
        'Pause',
        '—',
        'Set up an account…',
        'Settings…',
        '—',
        'About Laglight',
        'Quit Laglight',
      ]);
      expect(tooltip).toMatch(
        /^All 3 clusters are healthy\.\n● prod-eu[^]*\nAll: .*connections\nas of \d\d:\d\d$/,
      );
      expect(await running.desktop!.windows()).toEqual([]);
    });

    it.each(STATES)('shows $state in shape and words, and that it is over', async (expected) => {
      const running = await start();
      await trayShowing(running, 'healthy');
      for (const target of expected.targets) running.simulator.start(expected.scenario, target);
      const { tooltip, menu } = await passMinutesUntil(running, expected.state);
      expect(labels(menu)[0]).toMatch(expected.line);
      expect(tooltip).toMatch(expected.tooltip);
      expect(tooltip).toMatch(/as of \d\d:\d\d$/);

      running.simulator.stop();
      if (expected.state === 'needs-key') await running.desktop!.choose('Refresh now');
      const after = await passMinutesUntil(running, 'healthy');
      expect(labels(after.menu)[0]).toBe('● All 3 clusters are healthy.');
    });

    it('lets the worst state win', async () => {
      const running = await start();
      running.simulator.start('hot-partition', { cluster: 'lkc-7r4p2d' });
      await passMinutesUntil(running, 'warning');
      running.simulator.start('deleted-cluster', { cluster: 'lkc-k9m3vq' });
      await running.passMinutes(6);
      const { tooltip, menu } = await trayShowing(running, 'warning');
      expect(tooltip).toMatch(/^▲ prod-eu .*\n○ prod-us /);
      const clusters = labels(menu).filter((label) => /^\S+ (prod-eu|prod-us|staging)/.test(label));
      expect(clusters[0]).toMatch(/^▲ prod-eu/);
    });

    it('draws nothing anew while nothing changes', async () => {
      const running = await start();
      const { draws } = await trayShowing(running, 'healthy');
      await running.passMinutes(3);
      await eventually(async () => (await running.desktop!.tray()).tooltip).toContain('as of 12:00');
      expect((await running.desktop!.tray()).draws.image).toBe(draws.image);
    });

    it('pauses for a time, and reads once when that is over', async () => {
      const running = await start();
      await trayShowing(running, 'healthy');
      await running.desktop!.choose('Pause', 'For 15 minutes');
      const { tooltip, menu } = await trayShowing(running, 'paused');
      expect(labels(menu)[0]).toBe('❚❚ Paused until 12:15');
      expect(tooltip).toContain('Paused until 12:15');
      expect(labels(menu)).toContain('Resume reading');
      expect(labels(menu).find((label) => label.startsWith('Refresh'))).toMatch(/^Refresh: .*paused/i);

      const before = exportsOf(running);
      await running.passMinutes(14);
      expect(exportsOf(running)).toBe(before);
      await running.passMinutes(1);
      await trayShowing(running, 'healthy');
      expect(exportsOf(running)).toBe(2);
    });

    it('pauses until it is told to resume', async () => {
      const running = await start();
      await trayShowing(running, 'healthy');
      await running.desktop!.choose('Pause', 'Until resumed');
      expect((await trayShowing(running, 'paused')).tooltip).toContain('Paused until resumed');
      const before = exportsOf(running);
      await running.passMinutes(20);
      expect(exportsOf(running)).toBe(before);
      await running.desktop!.choose('Resume reading');
      await passMinutesUntil(running, 'healthy');
      expect(exportsOf(running)).toBeLessThanOrEqual(3);
    });

    it('sleeps and wakes with the machine, without a burst of reads', async () => {
      const running = await start();
      await trayShowing(running, 'healthy');
      await running.desktop!.suspend();
      const before = exportsOf(running);
      await running.sleepThrough(8 * 60 * 60_000);
      await running.desktop!.resume();
      // What was known before the night says nothing of the morning.
      await trayShowing(running, 'starting');
      await running.passMinutes(3);
      await trayShowing(running, 'healthy');
      expect(exportsOf(running) - before).toBeGreaterThanOrEqual(1);
      expect(exportsOf(running) - before).toBeLessThanOrEqual(4);
    });
  });
});

/** How many exports were asked for, among the last 200 requests. */
function exportsOf(running: Running): number {
  return running.simulator.requests.last.filter(({ path }) => path.includes('/export')).length;
}
