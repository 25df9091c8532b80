import type { HistoryState, PreferencesView } from '../../preload/contract.ts';

/** What is remembered on disk after some weeks. */
export const historyState = {
  folder: '/home/kim/.local/share/laglight',
  bytes: 84_213_760,
  oldest: Date.UTC(2026, 9, 4, 7, 30),
  retention: { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 2000 },
  problem: null,
  backFill: null,
} satisfies HistoryState;

/** Preferences that nobody has changed, seen in a browser. */
export const preferencesView = {
  preferences: {
    theme: 'system',
    units: 'decimal',
    logLevel: 'info',
    proxy: 'system',
    caFile: null,
    dataFolder: null,
    trayTitle: 'problems',
    trayLists: 'all',
    startAtLogin: false,
    shortcut: null,
  },
  isDesktop: false,
  platform: 'linux',
  folder: '/home/kim/.local/share/laglight',
  settingsFile: '/home/kim/.config/laglight/settings.json',
  problems: {},
} satisfies PreferencesView;
