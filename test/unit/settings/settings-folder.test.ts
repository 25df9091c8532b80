import { describe, expect, it } from 'vitest';
import { settingsFolder } from '../../../main/settings/settings-folder.ts';

describe('settingsFolder', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', { HOME: '/home/ada' }, '/home/ada/.config/laglight'],
    ['linux', { HOME: '/home/ada', XDG_CONFIG_HOME: '/etc/ada' }, '/etc/ada/laglight'],
    ['linux', { HOME: '/home/ada', XDG_CONFIG_HOME: 'relative' }, '/home/ada/.config/laglight'],
    ['freebsd', { HOME: '/home/ada' }, '/home/ada/.config/laglight'],
    ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Application Support/Laglight'],
    ['win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, 'C:\\Users\\ada\\AppData\\Roaming\\Laglight'],
    ['win32', { USERPROFILE: 'C:\\Users\\ada' }, 'C:\\Users\\ada\\AppData\\Roaming\\Laglight'],
    ['linux', { HOME: '/home/ada', LAGLIGHT_FOLDER: '/srv/laglight' }, '/srv/laglight'],
    ['linux', { HOME: '/home/ada', LAGLIGHT_FOLDER: '' }, '/home/ada/.config/laglight'],
  ])('%s %o', (platform, environment, folder) => {
    expect(settingsFolder(environment, platform)).toBe(folder);
  });
});
