import { join } from 'node:path';
import { systemClock, type Clock } from './clock.ts';
import { openLog, type OpenedLog } from './log/open-log.ts';
import type { Place } from './preferences/preference-book.ts';
import { openDataFolder } from './settings/data-folder.ts';
import type { StoreClass } from './settings/open-file.ts';
import { preferencesOf } from './settings/preferences.ts';
import { openSettings } from './settings/settings-file.ts';
import { settingsFolder } from './settings/settings-folder.ts';
import type { SettingsStore } from './settings/settings.ts';

/** Who opens what Laglight keeps. */
export interface KeepingOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly isDesktop: boolean;
  readonly platform?: NodeJS.Platform;
  readonly clock?: Clock;
  /** The class that keeps the settings; conf's own where none is given. */
  readonly Store?: StoreClass;
}

/** What Laglight keeps for its user, the secrets excepted: options of the application, as they are. */
export interface Keeping {
  readonly settings: SettingsStore;
  readonly place: Place;
  readonly log: OpenedLog;
}

/** Opens settings and log. Never fails: what cannot be used is told in the application's notices and preferences. */
export function openKeeping(options: KeepingOptions): Keeping {
  const { environment, isDesktop, platform = process.platform, clock = systemClock, Store } = options;
  const usual = settingsFolder(environment, platform);
  const settings = openSettings(usual, clock, Store);
  const { dataFolder, logLevel } = preferencesOf(settings.read());
  const { folder, problem } = openDataFolder(dataFolder, usual);
  const settingsFile = join(usual, 'settings.json');
  return {
    settings,
    place: { folder, settingsFile, isDesktop, folderProblem: problem },
    log: openLog(folder, logLevel, clock),
  };
}
