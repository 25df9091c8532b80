import type { BrowserWindow } from './browser-window.ts';

/** The windows that are not destroyed, by id, and who hears when one comes or the last one goes. */
class Windows {
  readonly #windows = new Map<number, BrowserWindow>();
  #count = 0;
  onMade: (window: BrowserWindow) => void = () => undefined;
  onAllClosed: () => void = () => undefined;

  /** Windows since the start. */
  get made(): number {
    return this.#count;
  }

  nextId(): number {
    this.#count += 1;
    return this.#count;
  }

  add(window: BrowserWindow): void {
    this.#windows.set(window.id, window);
    this.onMade(window);
  }

  delete(window: BrowserWindow): void {
    this.#windows.delete(window.id);
    if (this.#windows.size === 0) this.onAllClosed();
  }

  values(): Iterable<BrowserWindow> {
    return [...this.#windows.values()];
  }

  /** Throws when it is destroyed. */
  get(id: number): BrowserWindow {
    const window = this.#windows.get(id);
    if (!window) throw new Error(`There is no window ${id}.`);
    return window;
  }
}

export const windows = new Windows();
