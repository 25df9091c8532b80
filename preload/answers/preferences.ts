/** Levels of the log, most important first. */
export const LOG_LEVELS = ['error', 'warning', 'info', 'debug'] as const;
/** See {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the user chose of how Laglight looks and works. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** Bytes in powers of 1000 (MB) or 1024 (MiB). */
  readonly units: 'decimal' | 'binary';
  readonly logLevel: LogLevel;
  /** `system`: that of the desktop, or of the environment where there is none. A URL: that one, http or https. */
  readonly proxy: 'system' | 'none' | (string & {});
  /** A PEM file with further certificate authorities. */
  readonly caFile: string | null;
  /** Where history and log are kept; null for the usual folder. Takes effect at the next start. */
  readonly dataFolder: string | null;
  /** What stands beside the icon on macOS. */
  readonly trayTitle: 'nothing' | 'problems' | 'pinned';
  /** What the tray's menu and tooltip list. */
  readonly trayLists: 'all' | 'problems';
  readonly startAtLogin: boolean;
  /** Opens the glance window from anywhere, as Electron writes it: `Control+Alt+L`; null for none. */
  readonly shortcut: string | null;
}

/** What can be chosen here, and what came of what was chosen. */
export interface PreferencesView {
  readonly preferences: Preferences;
  /** What only the desktop application can do is left out elsewhere. */
  readonly isDesktop: boolean;
  /** `darwin`, `win32`, `linux`. */
  readonly platform: string;
  /** The folder in use for history and log; empty where nothing is kept, as in the demo. */
  readonly folder: string;
  /** Empty where none is kept. */
  readonly settingsFile: string;
  /** A choice that could not be carried out, by its name, with why: a shortcut that another program holds. */
  readonly problems: Readonly<Partial<Record<keyof Preferences, string>>>;
}
