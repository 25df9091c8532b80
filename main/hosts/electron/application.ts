import { join } from 'node:path';
import { app, session, type BrowserWindow, type WebContents } from 'electron';
import type { Clock } from '../../clock.ts';
import type { Laglight } from '../../laglight.ts';
import { desktopAnswers } from './desktop-answers.ts';
import { IpcDoor } from './door/ipc-door.ts';
import { servePages } from './pages/page-protocol.ts';
import { PreferenceEffects } from './preference-effects.ts';
import { guardContents } from './security/guard-contents.ts';
import { guardSession } from './security/guard-session.ts';
import { openLink } from './security/links.ts';
import { describeApplication } from './system/about.ts';
import { NetworkWatch } from './system/network.ts';
import { followPower } from './system/power.ts';
import { Shortcut } from './system/shortcut.ts';
import { carryOut } from './tray/carry-out.ts';
import type { TrayAction } from './tray/tray-menu.ts';
import { trayModel } from './tray/tray-model.ts';
import { TrayIcon } from './tray/tray.ts';
import { GlanceWindow } from './windows/glance-window.ts';
import { MainWindow } from './windows/main-window.ts';
import type { WindowMemory } from './windows/window-memory.ts';

/** What the desktop application is made of. */
export interface ApplicationOptions {
  readonly laglight: Laglight;
  /** The address of the pages: scheme and host. */
  readonly origin: string;
  /** Holds `dist` and `assets`. */
  readonly root: string;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** False where this desktop shows no tray icons. */
  readonly hasTray: boolean;
  /** Shows the demo and leaves the user's system as it is. */
  readonly isDemo: boolean;
  readonly memory: WindowMemory;
  readonly warn: (message: string) => void;
}

/**
 * Laglight on a desktop: the application with its tray, its windows and the door between them and it. Everything is made
 * in the constructor, begins in `start`, and ends in `dispose`.
 */
export class DesktopApplication {
  readonly #options: ApplicationOptions;
  readonly #main: MainWindow;
  readonly #glance: GlanceWindow;
  readonly #tray: TrayIcon | undefined;
  readonly #door: IpcDoor;
  readonly #shortcut: Shortcut;
  readonly #effects: PreferenceEffects;
  readonly #network: NetworkWatch;
  /** Undoes what was begun, last first. */
  readonly #undo: (() => void)[] = [];
  #isTelling = false;
  #isDisposed = false;

  constructor(options: ApplicationOptions) {
    const { laglight, origin, root, clock, platform, environment, memory, warn } = options;
    this.#options = options;
    const windows = {
      origin,
      clock,
      session: session.defaultSession,
      preload: join(root, 'dist/preload/index.cjs'),
      canInspect: !app.isPackaged,
      // A page hears nothing while it is hidden, so it asks when it comes back.
      onShown: (window: BrowserWindow) => this.#door.tellChanged(window, clock.now()),
      onCrash: (reason: string) => warn(`A page crashed (${reason}).`),
    };
    this.#main = new MainWindow({ ...windows, memory, icon: join(root, 'assets/icon/512x512.png') });
    this.#glance = new GlanceWindow({ ...windows, iconBounds: () => this.#tray?.bounds() ?? null });
    this.#tray = options.hasTray
      ? new TrayIcon({
          iconsFolder: join(root, 'assets/tray'),
          platform,
          environment,
          act: (action) => this.#act(action),
          onClick: () => this.#glance.toggle(),
        })
      : undefined;
    this.#door = new IpcDoor({
      answers: laglight,
      desktop: desktopAnswers({ main: this.#main, glance: this.#glance, openLink }),
      origin,
      warn,
    });
    this.#shortcut = new Shortcut(() => this.#glance.toggle());
    this.#effects = new PreferenceEffects({
      shortcut: this.#shortcut,
      platform,
      environment,
      maySetSystem: !options.isDemo,
      report: (name, problem) => laglight.reportProblem(name, problem),
    });
    this.#network = new NetworkWatch(clock, (isOnline) => laglight.networkChanged(isOnline));
  }

  /** Begins to read and shows the tray. */
  start(): void {
    const { laglight, origin, root, warn } = this.#options;
    guardSession(session.defaultSession, { origin, warn });
    const guard = { origin, warn, openLink: (url: string) => void openLink(url) };
    const guardPage = (_event: unknown, contents: WebContents) => guardContents(contents, guard);
    const showMain = () => this.#main.show(null);
    app.on('web-contents-created', guardPage);
    app.on('activate', showMain);
    this.#undo.push(
      () => app.off('web-contents-created', guardPage),
      () => app.off('activate', showMain),
      servePages(origin, join(root, 'dist/renderer')),
    );
    this.#door.open();
    describeApplication(join(root, 'assets/icon/512x512.png'));
    this.#undo.push(
      laglight.onChanged(() => this.#changed()),
      followPower({
        suspended: () => laglight.suspend(),
        resumed: () => {
          this.#network.look();
          laglight.wake();
        },
        locked: () => this.#glance.hide(),
        unlocked: () => this.#network.look(),
      }),
    );
    void laglight.start();
    void this.#network.start();
    this.#tell();
  }

  /** Brings up the main window with this page; null leaves the page that is there. */
  show(path: string | null): void {
    this.#main.show(path);
  }

  /** Ends everything that was begun; the windows and the tray first, so that the user sees it end. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#main.dispose();
    this.#glance.dispose();
    this.#tray?.dispose();
    this.#network.dispose();
    this.#shortcut.dispose();
    for (const undo of this.#undo.splice(0).reverse()) undo();
    this.#door.dispose();
    await this.#options.laglight.dispose();
  }

  #act(action: TrayAction): void {
    const targets = { answers: this.#options.laglight, main: this.#main, glance: this.#glance };
    carryOut(action, targets).catch((error: unknown) => {
      this.#options.warn(`"${action.do}" of the tray failed: ${String(error)}`);
    });
  }

  /** Several changes of one turn are told once. */
  #changed(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setImmediate(() => {
      this.#isTelling = false;
      if (!this.#isDisposed) this.#tell();
    });
  }

  #tell(): void {
    const { laglight, platform, clock } = this.#options;
    const { preferences } = laglight.preferences();
    this.#effects.apply(preferences);
    this.#tray?.show(trayModel(laglight.overview(), preferences, platform));
    for (const place of [this.#main, this.#glance]) {
      if (place.window && place.isVisible) this.#door.tellChanged(place.window, clock.now());
    }
  }
}
