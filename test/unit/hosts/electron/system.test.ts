import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopObstacle } from '../../../../main/desktop.mjs';
import { readLaunch } from '../../../../main/hosts/electron/launch.ts';
import { autostartFile, autostartText } from '../../../../main/hosts/electron/system/autostart.ts';
import { iconFiles, panelOf } from '../../../../main/hosts/electron/tray/tray-icon.ts';
import { HEALTH_ORDER } from '../../../../preload/contract.ts';

const ASSETS = join(import.meta.dirname, '../../../../assets/tray');

describe('the start at login on Linux', () => {
  it('has its file where XDG wants it', () => {
    expect(autostartFile({}, '/home/ann')).toBe('/home/ann/.config/autostart/laglight.desktop');
    expect(autostartFile({ XDG_CONFIG_HOME: '/etc/ann' }, '/home/ann')).toBe(
      '/etc/ann/autostart/laglight.desktop',
    );
    expect(autostartFile({ XDG_CONFIG_HOME: 'relative' }, '/home/ann')).toBe(
      '/home/ann/.config/autostart/laglight.desktop',
    );
  });

  it('starts the command hidden', () => {
    const lines = autostartText(['/opt/Laglight/laglight', '--hidden']).split('\n');
    expect(lines[0]).toBe('[Desktop Entry]');
    expect(lines).toContain('Type=Application');
    expect(lines).toContain('Exec="/opt/Laglight/laglight" "--hidden"');
  });

  it.each([
    ['/with space/x', '"/with space/x"'],
    ['/with"quote', String.raw`"/with\\"quote"`],
    ['/with$dollar', String.raw`"/with\\$dollar"`],
    ['/with`tick', '"/with\\\\`tick"'],
    [String.raw`/with\backslash`, String.raw`"/with\\\\backslash"`],
    ['/with%percent', '"/with%%percent"'],
    ['/two\nlines', String.raw`"/two\nlines"`],
  ])('quotes %j', (path, expected) => {
    expect(autostartText([path])).toContain(`\nExec=${expected}\n`);
  });
});

describe('a start', () => {
  const environment = { LAGLIGHT_FOLDER: '/data' };

  it('is the real thing, with windows, unless told otherwise', () => {
    expect(readLaunch(['electron', '.'], environment, 'linux')).toEqual({
      isDemo: false,
      isHidden: false,
      userFolder: join('/data', 'desktop'),
    });
  });

  it('is the demo by an argument or by the environment, in a folder of its own', () => {
    const demo = { isDemo: true, userFolder: join('/data', 'desktop-demo') };
    expect(readLaunch(['electron', '.', '--demo'], environment, 'linux')).toMatchObject(demo);
    expect(readLaunch([], { ...environment, LAGLIGHT_DEMO: '1' }, 'linux')).toMatchObject(demo);
    expect(readLaunch([], { ...environment, LAGLIGHT_DEMO: '0' }, 'linux').isDemo).toBe(false);
  });

  it('opens no window when it is hidden', () => {
    expect(readLaunch(['laglight', '--hidden'], environment, 'linux').isHidden).toBe(true);
  });
});

describe('the pictures of the tray', () => {
  const platforms = ['linux', 'win32', 'darwin'] as const;
  const cases = platforms.flatMap((platform) => HEALTH_ORDER.map((health) => [platform, health] as const));

  it.each(cases)('are there on %s for %s', (platform, health) => {
    for (const panel of ['light', 'dark'] as const) {
      const { file, sharper } = iconFiles(ASSETS, health, panel, platform);
      for (const path of [file, ...sharper.map((other) => other.file)]) expect(path).toSatisfy(existsSync);
    }
  });

  it.each([
    [{ platform: 'win32', isSystemDark: true, areColoursDark: false }, 'dark'],
    [{ platform: 'win32', isSystemDark: false, areColoursDark: true }, 'light'],
    [{ platform: 'linux', isSystemDark: false, areColoursDark: true }, 'dark'],
    [{ platform: 'linux', isSystemDark: true, areColoursDark: false }, 'light'],
    [
      {
        platform: 'linux',
        isSystemDark: false,
        areColoursDark: false,
        environment: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
      },
      'dark',
    ],
  ] as const)('suit the panel: %j', (look, expected) => {
    expect(panelOf({ environment: {}, ...look })).toBe(expected);
  });
});

describe('the desktop application', () => {
  const screen = { DISPLAY: ':0' };

  it.each([
    [screen, 'linux', 1000],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000],
    [{}, 'darwin', 501],
    [{}, 'win32', undefined],
  ] as const)('is opened where there is a screen: %j on %s', (environment, platform, userId) => {
    expect(desktopObstacle(environment, platform, userId)).toBeUndefined();
  });

  it.each([
    [{}, 'linux', 1000, 'no display'],
    [screen, 'linux', 0, 'root'],
    [{ ...screen, SSH_CONNECTION: '1 2 3 4' }, 'linux', 1000, 'remote'],
    [{ SSH_CONNECTION: '1 2 3 4' }, 'darwin', 501, 'remote'],
    [{ ...screen, CI: 'true' }, 'linux', 1000, 'automated'],
  ] as const)('is not opened, nor fetched: %j on %s', (environment, platform, userId, reason) => {
    expect(desktopObstacle(environment, platform, userId)).toContain(reason);
  });
});
