import { Menu, type BrowserWindow } from 'electron';
import type { Clock } from '../../../clock.ts';
import { contextTemplate } from './context-template.ts';

/** A hidden page is kept for a quick return, then given up: it holds memory that nobody looks at. In milliseconds. */
export const KEEP_HIDDEN_MS = 10 * 60_000;
/** A page that crashes again within this time is not brought back by itself. In milliseconds. */
const CRASHES_AGAIN_MS = 30_000;

/** What a window with a page of ours needs. */
export interface PageWindowOptions {
  /** Makes the window, hidden. */
  readonly create: () => BrowserWindow;
  /** The address of the pages: scheme and host. */
  readonly origin: string;
  readonly clock: Clock;
  /** The window is about to be seen: its page should ask for what is new. */
  readonly onShown: (window: BrowserWindow) => void;
  /** The window is not seen any more. */
  readonly onHidden: (window: BrowserWindow) => void;
  /** Its page crashed, with what Chromium says of it. */
  readonly onCrash: (reason: string) => void;
}

/**
 * A window that can be closed without ending anything. Guarantees: at most one window at a time; closing hides it; a
 * hidden one is destroyed after a while, and made anew when it is wanted again; a crashed one is made anew at once
 * where somebody was looking, unless it crashes again and again.
 */
export class PageWindow {
  readonly #options: PageWindowOptions;
  #window: BrowserWindow | undefined;
  #hidden = new AbortController();
  #isDisposed = false;
  #crashedAt = -Infinity;

  constructor(options: PageWindowOptions) {
    this.#options = options;
  }

  /** The window while there is one, seen or not. */
  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  /** Brings the window to the front with this page; null leaves the page that is there. */
  show(path: string | null): void {
    if (this.#isDisposed) return;
    this.#hidden.abort();
    const window = (this.#window ??= this.#make());
    const address = `${this.#options.origin}/#${path ?? '/'}`;
    const isBlank = window.webContents.getURL() === '';
    if (isBlank || (path !== null && window.webContents.getURL() !== address)) {
      // Rejects when the page is given up before it has loaded; a page that cannot be loaded shows it by itself.
      window.loadURL(address).catch(() => undefined);
    }
    if (window.isMinimized()) window.restore();
    this.#options.onShown(window);
    window.show();
    window.focus();
  }

  hide(): void {
    const window = this.#window;
    if (!window?.isVisible()) return;
    this.#options.onHidden(window);
    window.hide();
    this.#hidden = new AbortController();
    void this.#destroyLater(this.#hidden.signal);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#hidden.abort();
    const window = this.#window;
    if (window?.isVisible()) this.#options.onHidden(window);
    this.#destroy();
  }

  #make(): BrowserWindow {
    const window = this.#options.create();
    window.on('close', (event) => {
      if (this.#isDisposed) return;
      event.preventDefault();
      this.hide();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => this.#crashed(window, reason));
    // Electron has no such menu of its own.
    window.webContents.on('context-menu', (_event, place) => {
      const template = contextTemplate(place);
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
    });
    return window;
  }

  #crashed(window: BrowserWindow, reason: string): void {
    if (this.#isDisposed) return;
    const now = this.#options.clock.now();
    const isReturning = window.isVisible() && now - this.#crashedAt > CRASHES_AGAIN_MS;
    this.#crashedAt = now;
    this.#destroy();
    this.#options.onCrash(reason);
    if (isReturning) this.show(null);
  }

  async #destroyLater(signal: AbortSignal): Promise<void> {
    try {
      await this.#options.clock.sleep(KEEP_HIDDEN_MS, signal);
    } catch {
      return;
    }
    this.#destroy();
  }

  #destroy(): void {
    this.#window?.destroy();
    this.#window = undefined;
  }
}
