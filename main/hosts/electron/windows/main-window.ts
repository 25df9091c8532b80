import { app, BrowserWindow, screen } from 'electron';
import type { Clock } from '../../../clock.ts';
import { windowOptions, type PageSurroundings } from './page-preferences.ts';
import { PageWindow } from './page-window.ts';
import type { Screen } from './place.ts';
import type { WindowMemory } from './window-memory.ts';
import { LEAST_SIZE, restoredState } from './window-state.ts';

/** What the main window needs. */
export interface MainWindowOptions extends PageSurroundings {
  readonly clock: Clock;
  /** Remembers size and place. */
  readonly memory: WindowMemory;
  /** Shown by the window manager, where it does not take the application's own. */
  readonly icon: string;
  readonly onShown: (window: BrowserWindow) => void;
  readonly onCrash: (reason: string) => void;
}

/** The window with all the pages. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  readonly #page: PageWindow;

  constructor(options: MainWindowOptions) {
    this.#options = options;
    this.#page = new PageWindow({
      ...options,
      create: () => this.#create(),
      onShown: (window) => {
        // A tray application has no icon in the Dock, except while it has a window like others.
        void app.dock?.show();
        options.onShown(window);
      },
      onHidden: (window) => {
        app.dock?.hide();
        options.memory.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
      },
    });
  }

  /** The window while there is one, seen or not. */
  get window(): BrowserWindow | undefined {
    return this.#page.window;
  }

  get isVisible(): boolean {
    return this.#page.isVisible;
  }

  /** Brings the window to the front with this page; null leaves the page that is there. */
  show(path: string | null): void {
    this.#page.show(path);
  }

  hide(): void {
    this.#page.hide();
  }

  dispose(): void {
    this.#page.dispose();
  }

  #create(): BrowserWindow {
    const { memory, icon } = this.#options;
    const { bounds, isMaximized } = restoredState(memory.read(), screens());
    const window = new BrowserWindow({
      ...windowOptions(this.#options),
      ...bounds,
      minWidth: LEAST_SIZE.width,
      minHeight: LEAST_SIZE.height,
      icon,
    });
    if (isMaximized) window.maximize();
    return window;
  }
}

/** All screens, that with the menu bar or the first panel in front. */
function screens(): readonly [Screen, ...Screen[]] {
  const first = screen.getPrimaryDisplay();
  return [first, ...screen.getAllDisplays().filter(({ id }) => id !== first.id)];
}
