import { BrowserWindow, screen, type Rectangle } from 'electron';
import type { Clock } from '../../../clock.ts';
import { windowOptions, type PageSurroundings } from './page-preferences.ts';
import { PageWindow } from './page-window.ts';
import { middleOf, placeAtIcon, placeInCorner } from './place.ts';

const WIDTH = 360;
const LEAST_HEIGHT = 120;
const GREATEST_HEIGHT = 520;

/** A click on the tray takes the focus away first: within this time it means "hide", not "show again". */
const SAME_CLICK_MS = 250;

/** What the glance window needs. */
export interface GlanceWindowOptions extends PageSurroundings {
  readonly clock: Clock;
  /** Where the tray's icon is; null where the platform does not tell. */
  readonly iconBounds: () => Rectangle | null;
  readonly onShown: (window: BrowserWindow) => void;
  readonly onCrash: (reason: string) => void;
}

/** The small window beside the tray: as high as its content, gone as soon as the user turns elsewhere. */
export class GlanceWindow {
  readonly #options: GlanceWindowOptions;
  readonly #page: PageWindow;
  #height = GREATEST_HEIGHT;
  #hiddenAt = -Infinity;

  constructor(options: GlanceWindowOptions) {
    this.#options = options;
    this.#page = new PageWindow({
      ...options,
      create: () => this.#create(),
      onHidden: () => (this.#hiddenAt = options.clock.now()),
    });
  }

  /** The window while there is one, seen or not. */
  get window(): BrowserWindow | undefined {
    return this.#page.window;
  }

  get isVisible(): boolean {
    return this.#page.isVisible;
  }

  /** Shows the window, or hides it when it is there. */
  toggle(): void {
    const isSameClick = this.#options.clock.now() - this.#hiddenAt < SAME_CLICK_MS;
    if (this.#page.isVisible) this.#page.hide();
    else if (!isSameClick) this.show();
  }

  show(): void {
    this.#page.window?.setBounds(this.#bounds());
    this.#page.show('/glance');
  }

  hide(): void {
    this.#page.hide();
  }

  /** Makes the window as high as its content wants, in CSS pixels, within its bounds. */
  fit(height: number): void {
    this.#height = Math.max(LEAST_HEIGHT, Math.min(height, GREATEST_HEIGHT));
    this.#page.window?.setBounds(this.#bounds());
  }

  dispose(): void {
    this.#page.dispose();
  }

  #create(): BrowserWindow {
    const window = new BrowserWindow({
      ...windowOptions(this.#options),
      ...this.#bounds(),
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
    });
    window.on('blur', () => {
      // Whoever looks into the page has turned to the tools, not away.
      if (!window.webContents.isDevToolsFocused()) this.#page.hide();
    });
    return window;
  }

  #bounds(): Rectangle {
    const size = { width: WIDTH, height: this.#height };
    const icon = this.#options.iconBounds();
    if (icon !== null) return placeAtIcon(icon, screen.getDisplayNearestPoint(middleOf(icon)), size);
    return placeInCorner(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()), size);
  }
}
