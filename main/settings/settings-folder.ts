import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * The folder of the settings: where the platform wants them, or where `LAGLIGHT_FOLDER` says. All hosts share it.
 */
export function settingsFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const chosen = environment['LAGLIGHT_FOLDER'] ?? '';
  if (chosen !== '') return chosen;
  if (platform === 'win32') {
    const home = environment['USERPROFILE'] ?? homedir();
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Laglight');
  }
  const home = environment['HOME'] ?? homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Laglight');
  const configured = environment['XDG_CONFIG_HOME'] ?? '';
  // The XDG specification: a path that isn't absolute is to be ignored.
  return posix.join(posix.isAbsolute(configured) ? configured : posix.join(home, '.config'), 'laglight');
}
