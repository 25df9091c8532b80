import type { Preferences } from '../../preload/contract.ts';
import type { Settings } from './settings.ts';

/** What holds where the user chose nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
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
};

/** What the user chose, and what holds for the rest. */
export function preferencesOf({ preferences }: Pick<Settings, 'preferences'>): Preferences {
  return { ...DEFAULT_PREFERENCES, ...preferences };
}
