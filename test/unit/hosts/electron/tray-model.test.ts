import { describe, expect, it } from 'vitest';
import { trayModel } from '../../../../main/hosts/electron/tray/tray-model.ts';
import type { MenuLine, TrayAction } from '../../../../main/hosts/electron/tray/tray-menu.ts';
import { HEALTH_ORDER, type Overview } from '../../../../preload/contract.ts';
import { aCluster, aGroup, anAccount, anOverview, NOW } from './overviews.ts';

const USUAL = { trayTitle: 'problems', trayLists: 'all' } as const;

function modelOf(overview: Overview, platform: NodeJS.Platform = 'linux', preferences = {}) {
  return trayModel(overview, { ...USUAL, ...preferences }, platform);
}

/** The labels of a menu; a dash for a separator, what opens to the side indented. */
function labels(lines: readonly MenuLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === 'separator') return ['—'];
    if (line.kind === 'menu') return [line.label, ...labels(line.lines).map((label) => `  ${label}`)];
    return [line.kind === 'text' ? `(${line.label})` : line.label];
  });
}

function actionOf(lines: readonly MenuLine[], start: string): TrayAction | undefined {
  for (const line of lines) {
    if (line.kind === 'action' && line.label.startsWith(start)) return line.action;
    const inner = line.kind === 'menu' ? actionOf(line.lines, start) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

const staging = aCluster({
  id: 'lkc-2',
  name: 'staging',
  health: 'stale',
  sentence: 'The last read failed.',
  failure: {
    code: 'rate-limited',
    title: 'Confluent asks to wait.',
    causes: [],
    advice: '',
    until: Date.UTC(2026, 10, 22, 12, 20),
    evidence: null,
  },
  asOf: Date.UTC(2026, 10, 22, 11, 40),
});

describe('the tray icon', () => {
  it.each(HEALTH_ORDER)('shows the state of all: %s', (health) => {
    expect(modelOf(anOverview({ health })).icon).toBe(health);
  });

  it('shows a refused key of an account that has no cluster yet', () => {
    const accounts = [anAccount(), anAccount({ id: 'b', health: 'needs-key' })];
    expect(modelOf(anOverview({ accounts })).icon).toBe('needs-key');
    expect(modelOf(anOverview({ accounts, health: 'critical' })).icon).toBe('critical');
    const switchedOff = [anAccount({ health: 'needs-key', isEnabled: false })];
    expect(modelOf(anOverview({ accounts: switchedOff })).icon).toBe('healthy');
  });
});

describe('the tooltip', () => {
  it('says that all is well, the figures and the minute of the data', () => {
    expect(modelOf(anOverview()).tooltip.split('\n')).toEqual([
      'prod-eu is healthy.',
      '● prod-eu · 1.20\u202fk records behind · 12.4 MB/s in · 31.0 MB/s out · 412 connections',
      'as of 12:01',
    ]);
  });

  it('has a line for each problem, then totals, then the minute that all current data has', () => {
    const later = aCluster({ id: 'lkc-3', name: 'prod-us', asOf: NOW });
    const overview = anOverview({
      health: 'stale',
      clusters: [staging, aCluster(), later],
      troubled: [aGroup()],
    });
    expect(modelOf(overview, 'linux', { trayLists: 'problems' }).tooltip.split('\n')).toEqual([
      '○ staging · Confluent asks to wait · since 11:41 · until 12:20',
      '■ billing · 18.4\u202fk records · at least 14 min · stalled · prod-eu',
      '2 of 3 clusters: 2.40\u202fk records behind · 24.8 MB/s in · 62.0 MB/s out · 824 connections',
      'as of 12:01',
    ]);
  });

  it('rather cuts a long reason than its times', () => {
    const failure = { ...staging.failure!, title: 'The hourly reads of '.repeat(10) };
    const [line] = modelOf(anOverview({ clusters: [aCluster({ ...staging, failure })] })).tooltip.split('\n');
    expect(line).toMatch(/^○ staging · The hourly reads .*… · since 11:41 · until 12:20$/);
    expect(line?.length).toBeLessThanOrEqual(100);
  });

  it('says how old the newest data is when none is current', () => {
    expect(modelOf(anOverview({ health: 'stale', clusters: [staging] })).tooltip).toContain('as of 11:40');
  });

  it('says until when reading is paused', () => {
    const until = Date.UTC(2026, 10, 22, 12, 30);
    expect(modelOf(anOverview({ pause: { until } })).tooltip).toContain('Paused until 12:30');
    expect(modelOf(anOverview({ pause: { until: null } })).tooltip).toContain('Paused until resumed');
  });

  it('keeps whole lines within the 127 characters of Windows', () => {
    const clusters = [staging, aCluster(), aCluster({ id: 'lkc-3', name: 'prod-us' })];
    const { tooltip } = modelOf(anOverview({ clusters }), 'win32');
    expect(tooltip.length).toBeLessThanOrEqual(127);
    expect(tooltip).toBe('○ staging · Confluent asks to wait · since 11:41 · until 12:20');
    const long = anOverview({ sentence: 'x'.repeat(200), clusters: [] });
    expect(modelOf(long, 'win32').tooltip).toHaveLength(127);
  });
});

describe('the title', () => {
  const overview = anOverview({ clusters: [staging], troubled: [aGroup(), aGroup({ group: 'b' })] });

  it('counts problems, and says nothing when there are none', () => {
    expect(modelOf(overview).title).toBe('3');
    expect(modelOf(anOverview()).title).toBe('');
  });

  it('is the lag of the first pinned group where that is chosen', () => {
    const pinned = [aGroup({ group: 'first' }), aGroup({ lag: 1 })];
    const choice = { trayTitle: 'pinned' };
    expect(modelOf(anOverview({ pinned }), 'darwin', choice).title).toBe('at least 14 min');
    const unknown = [aGroup({ lagTime: { kind: 'unknown', reason: 'x' }, isEstimated: true })];
    expect(modelOf(anOverview({ pinned: unknown }), 'darwin', choice).title).toBe('≈ 18.4\u202fk records');
    expect(modelOf(anOverview(), 'darwin', choice).title).toBe('');
  });

  it('is empty where nothing is chosen', () => {
    expect(modelOf(overview, 'darwin', { trayTitle: 'nothing' }).title).toBe('');
  });
});

describe('the menu', () => {
  it('is whole without any window', () => {
    const overview = anOverview({ troubled: [aGroup()], pinned: [aGroup({ group: 'search', state: 'ok' })] });
    expect(labels(modelOf(overview).menu)).toEqual([
      '(● prod-eu is healthy.)',
      '—',
      '(Groups that need a look)',
      '■ billing · 18.4\u202fk records · at least 14 min · stalled · prod-eu',
      '—',
      '● prod-eu · 1.20\u202fk records behind · 12.4 MB/s in · 31.0 MB/s out · 412 connections',
      '—',
      '(Pinned groups)',
      '● search · 18.4\u202fk records · at least 14 min · ok · prod-eu',
      '—',
      'Open Laglight',
      'Show at a glance',
      '—',
      'Refresh now',
      'Pause',
      '  For 15 minutes',
      '  For 1 hour',
      '  Until resumed',
      '—',
      'Set up an account…',
      'Settings…',
      '—',
      'About Laglight',
      'Quit Laglight',
    ]);
  });

  it('opens the page of what is chosen, whatever its name holds', () => {
    const clusters = [aCluster({ id: 'lkc-1/..', name: 'odd' })];
    const { menu } = modelOf(anOverview({ clusters, pinned: [aGroup({ group: 'a/b#c ü' })] }));
    expect(actionOf(menu, '● odd')).toEqual({ do: 'open', path: '/cluster/lkc-1%2F../groups' });
    expect(actionOf(menu, '■ a/b')).toEqual({
      do: 'open',
      path: '/cluster/lkc-1/group/a%2Fb%23c%20%C3%BC',
    });
    expect(actionOf(menu, 'Open')).toEqual({ do: 'open', path: null });
    expect(actionOf(menu, 'Settings')).toEqual({ do: 'open', path: '/settings' });
    expect(actionOf(menu, 'For 15')).toEqual({ do: 'pause', minutes: 15 });
    expect(actionOf(menu, 'Until resumed')).toEqual({ do: 'pause', minutes: null });
  });

  it('lists ten clusters, worst first as they come, and counts the rest', () => {
    const clusters = Array.from({ length: 13 }, (_, index) =>
      aCluster({ id: `lkc-${index}`, name: `cluster-${index}` }),
    );
    const listed = labels(modelOf(anOverview({ clusters })).menu).filter((label) =>
      label.includes('cluster-'),
    );
    expect(listed).toHaveLength(10);
    expect(listed[0]).toContain('cluster-0');
    expect(labels(modelOf(anOverview({ clusters })).menu)).toContain('and 3 more');
  });

  it('lists only clusters in trouble where that is chosen', () => {
    const { menu } = modelOf(anOverview({ clusters: [staging, aCluster()] }), 'linux', {
      trayLists: 'problems',
    });
    expect(labels(menu).filter((label) => /staging ·|prod-eu ·/.test(label))).toHaveLength(1);
  });

  it('says why there is no refresh', () => {
    const accounts = [anAccount({ refreshRefusal: 'The next read is in 12 s.' })];
    expect(labels(modelOf(anOverview({ accounts })).menu)).toContain('(Refresh: The next read is in 12 s.)');
    const one = [...accounts, anAccount({ id: 'b' })];
    expect(labels(modelOf(anOverview({ accounts: one })).menu)).toContain('Refresh now');
    const off = [anAccount({ isEnabled: false })];
    expect(labels(modelOf(anOverview({ accounts: off })).menu)).toContain(
      '(Refresh: reading is switched off.)',
    );
  });

  it('offers to resume while paused, and says until when', () => {
    const paused = anOverview({ health: 'warning', pause: { until: Date.UTC(2026, 10, 22, 12, 30) } });
    const shown = labels(modelOf(paused).menu);
    expect(shown.slice(0, 2)).toEqual(['(▲ prod-eu is healthy.)', '(Paused until 12:30)']);
    expect(shown).toContain('Resume reading');
    expect(shown).not.toContain('Pause');
  });

  it('shows figures and until when while all is paused', () => {
    const overview = anOverview({
      health: 'paused',
      pause: { until: null },
      clusters: [aCluster({ health: 'paused', sentence: 'Reading is paused.' })],
    });
    const shown = labels(modelOf(overview).menu);
    expect(shown.slice(0, 3)).toEqual([
      '(❚❚ Paused until resumed)',
      '—',
      '❚❚ prod-eu · 1.20\u202fk records behind · 12.4 MB/s in · 31.0 MB/s out · 412 connections',
    ]);
  });

  it('has neither refresh nor pause before anything is set up', () => {
    const empty = anOverview({ accounts: [], clusters: [], health: 'starting', sentence: 'No cluster yet.' });
    const shown = labels(modelOf(empty).menu);
    expect(shown).toEqual([
      '(○ No cluster yet.)',
      '—',
      'Open Laglight',
      'Show at a glance',
      '—',
      'Set up an account…',
      'Settings…',
      '—',
      'About Laglight',
      'Quit Laglight',
    ]);
  });

  it('cuts very long names between two characters', () => {
    const clusters = [aCluster({ name: '👩‍👩‍👧'.repeat(40) })];
    const [line = ''] = labels(modelOf(anOverview({ clusters })).menu).filter((label) =>
      label.includes('👧'),
    );
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.endsWith('👩‍👩‍👧…')).toBe(true);
  });
});
