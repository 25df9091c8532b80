import { join } from 'node:path';
import type { Health } from '../../../../preload/contract.ts';

/** The brightness of the panel that the icon stands on. */
export type Panel = 'light' | 'dark';

/** The files of an icon: the one for a plain screen, and sharper ones by the scale they are for. */
export interface IconFiles {
  readonly file: string;
  readonly sharper: readonly { readonly scaleFactor: number; readonly file: string }[];
}

/**
 * The icon's files in `folder` for a state on a panel. macOS colours a template by itself and finds its sharper forms by
 * their names; Windows has all sizes in one file; Linux takes what it is given.
 */
export function iconFiles(
  folder: string,
  health: Health,
  panel: Panel,
  platform: NodeJS.Platform,
): IconFiles {
  if (platform === 'darwin') return { file: join(folder, `${health}Template.png`), sharper: [] };
  const name = join(folder, `${health}-${panel}`);
  if (platform === 'win32') return { file: `${name}.ico`, sharper: [] };
  return { file: `${name}-22.png`, sharper: [{ scaleFactor: 2, file: `${name}-44.png` }] };
}

/** What the platform tells of its looks. */
export interface PanelLook {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** Of the taskbar, on Windows: programs may look otherwise. */
  readonly isSystemDark: boolean;
  readonly areColoursDark: boolean;
}

/** How bright the panel is. GNOME's is dark whatever its programs look like. */
export function panelOf({ platform, environment, isSystemDark, areColoursDark }: PanelLook): Panel {
  if (platform === 'win32') return isSystemDark ? 'dark' : 'light';
  const isGnome = /gnome|unity/i.test(environment['XDG_CURRENT_DESKTOP'] ?? '');
  return (platform === 'linux' && isGnome) || areColoursDark ? 'dark' : 'light';
}
