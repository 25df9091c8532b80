import { mkdirSync } from 'node:fs';
import { app, dialog, session } from 'electron';
import * as v from 'valibot';
import { systemClock, type Clock } from '../../clock.ts';
import { DesktopApplication } from './application.ts';
import { followCrashes } from './crashes.ts';
import { readLaunch, type Launch } from './launch.ts';
import { leaveOnQuit } from './leave.ts';
import { announceScheme } from './pages/page-protocol.ts';
import { openLaglight } from './open-laglight.ts';
import { setApplicationMenu } from './system/application-menu.ts';
import { hasTray as findTray, NO_TRAY } from './system/status-notifier.ts';
import { keptWindowMemory, passingWindowMemory } from './windows/window-memory.ts';

/** What a start may choose. */
export interface DesktopOptions {
  /** Where the pages stand: scheme and host. */
  readonly origin: string;
  readonly clock?: Clock;
  /** Whether this desktop shows tray icons; asked of the system where it is left out. */
  readonly hasTray?: boolean;
  /** False where only what is read from now on counts: the past is not fetched. */
  readonly fetchesPast?: boolean;
}

/** The name under which Windows groups windows and notifications; as the package has it. */
const APPLICATION_ID = 'io.laglight.desktop';

/**
 * Starts Laglight on the desktop. What has to come before Electron is ready happens before this returns; whoever calls
 * it must not await it in the main module, since Electron waits for that before it becomes ready.
 */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  const { env: environment, platform, argv } = process;
  const launch = readLaunch(argv, environment, platform);
  useFolder(launch.userFolder);
  // Before anything else: a second start only brings up the window of the first.
  if (!app.requestSingleInstanceLock({ isHidden: launch.isHidden } satisfies SecondStart)) {
    app.quit();
    return;
  }
  app.enableSandbox();
  app.setAppUserModelId(APPLICATION_ID);
  announceScheme(options.origin);
  // Without a listener the application would end with its last window; it lives in the tray.
  app.on('window-all-closed', () => undefined);

  const starting = app.whenReady().then(() => open(options, launch));
  const show = (path: string | null) => void starting.then((application) => application?.show(path));
  setApplicationMenu(platform, true, show);
  app.on('second-instance', (_event, _commandLine, _folder, start) => {
    if (isAwaited(start)) show(null);
  });
  await starting;
}

/** Gives Chromium its folder; where that cannot be made, Electron's own choice stays. */
function useFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // The settings cannot be kept there either, and say so with the reason.
  }
}

/** What a second start tells the first. */
interface SecondStart {
  /** It is that at login: nobody waits for a window. */
  readonly isHidden: boolean;
}

/** Whether somebody wants to see a window. Who started may be another version, or no Laglight at all. */
function isAwaited(start: unknown): boolean {
  return !v.is(v.object({ isHidden: v.literal(true) }), start);
}

/** Builds everything and begins; undefined where that is not possible, which the user was told. */
async function open(
  { origin, clock = systemClock, hasTray, fetchesPast = true }: DesktopOptions,
  { isDemo, isHidden }: Launch,
): Promise<DesktopApplication | undefined> {
  const { env: environment, platform } = process;
  try {
    const canShowTray = hasTray ?? (await findTray(platform));
    const laglight = await openLaglight({
      version: app.getVersion(),
      isDemo,
      environment,
      platform,
      clock,
      systemProxy: (url) => session.defaultSession.resolveProxy(url),
      notices: canShowTray ? [] : [NO_TRAY],
      fetchesPast,
    });
    const log = laglight.log.child('desktop');
    followCrashes(log);
    const warn = (message: string) => log.warning(message);
    const application = new DesktopApplication({
      laglight,
      origin,
      root: app.getAppPath(),
      clock,
      platform,
      environment,
      hasTray: canShowTray,
      isDemo,
      memory: isDemo ? passingWindowMemory() : keptWindowMemory(app.getPath('userData'), warn),
      warn,
    });
    leaveOnQuit(() => application.dispose());
    setApplicationMenu(platform, canShowTray, (path) => application.show(path));
    application.start();
    const isQuiet = isHidden || isOpenedAtLogin(platform);
    if (!isQuiet || !canShowTray) application.show('/');
    return application;
  } catch (error) {
    dialog.showErrorBox('Laglight cannot start', error instanceof Error ? error.message : String(error));
    app.exit(1);
    return undefined;
  }
}

/** macOS passes no arguments to what it starts at login, but tells. */
function isOpenedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
