import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, BrowserWindow as RealWindow, Rectangle } from 'electron';
import type { WindowView } from '../calls.ts';
import { stage, tellStage } from './stage-link.ts';
import { Preventable, StrictEmitter } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { windows } from './windows.ts';

export interface Events {
  close: [event: Preventable];
  closed: [];
  show: [];
  hide: [];
  focus: [];
  blur: [];
  minimize: [];
  restore: [];
  resize: [];
  resized: [];
  move: [];
  moved: [];
  maximize: [];
  unmaximize: [];
  'enter-full-screen': [];
  'leave-full-screen': [];
  'ready-to-show': [];
  'page-title-updated': [event: Preventable, title: string];
}

const EVENTS = [
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'ready-to-show',
  'page-title-updated',
] as const satisfies (keyof Events)[];

type Members =
  | 'id'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'restore'
  | 'maximize'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'loadURL';

/** A window: a real page on the stage, with the state that a window manager would keep. */
export class BrowserWindow extends StrictEmitter<Events> implements Pick<RealWindow, Members> {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null;
  }

  readonly id = windows.nextId();
  readonly webContents: WebContents;
  readonly #options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #isVisible = false;
  #isFocused = false;
  #isMinimized = false;
  #isMaximized = false;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    this.#options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(this.id);
    const preload = options.webPreferences?.preload ?? null;
    tellStage('open', { windowId: this.id, size: { width, height }, preload });
    windows.add(this);
    if (options.show !== false) this.show();
  }

  async loadURL(url: string): Promise<void> {
    this.#alive();
    await this.webContents.load(url);
    if (!this.#isDestroyed) this.emit('ready-to-show');
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    this.#alive();
    this.#isMinimized = false;
    if (this.#isVisible) return;
    this.#isVisible = true;
    tellStage('show', { windowId: this.id, isVisible: true });
    this.emit('show');
  }

  hide(): void {
    this.#alive();
    if (!this.#isVisible) return;
    this.#isVisible = false;
    tellStage('show', { windowId: this.id, isVisible: false });
    this.emit('hide');
    this.blurred();
  }

  focus(): void {
    this.#alive();
    if (!this.#isVisible || this.#isFocused) return;
    for (const other of windows.values()) if (other !== this) other.blurred();
    this.#isFocused = true;
    this.emit('focus');
  }

  /** Another window, or another program, has the keyboard now. */
  blurred(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
  }

  minimize(): void {
    this.#alive();
    this.#isMinimized = true;
    this.emit('minimize');
    this.blurred();
  }

  restore(): void {
    this.#alive();
    this.#isMinimized = false;
    this.emit('restore');
  }

  maximize(): void {
    this.#alive();
    this.#isMaximized = true;
    this.emit('maximize');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isFocused(): boolean {
    return this.#isFocused;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  getBounds(): Rectangle {
    this.#alive();
    return { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive();
    const before = this.#bounds;
    this.#bounds = { ...before, ...bounds };
    const { x, y, width, height } = this.#bounds;
    if (![x, y, width, height].every(Number.isInteger)) {
      throw new TypeError('Error processing argument at index 0, conversion failure');
    }
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width === before.width && height === before.height) return;
    tellStage('resize', { windowId: this.id, width, height });
    this.emit('resize');
  }

  /** As a person closes it: listeners may refuse. */
  close(): void {
    if (this.#isDestroyed) return;
    const event = new Preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#isVisible = false;
    this.#isFocused = false;
    this.webContents.destroy();
    void stage().call('close', { windowId: this.id });
    this.emit('closed');
    this.bury();
    windows.delete(this);
  }

  view(): WindowView {
    return {
      id: this.id,
      url: this.webContents.getURL(),
      title: this.webContents.getTitle(),
      isVisible: this.#isVisible,
      isFocused: this.#isFocused,
      isMinimized: this.#isMinimized,
      bounds: this.#bounds,
      options: plain(this.#options),
    };
  }

  #alive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }
}

/** Options as they can be sent to another process: objects of Electron (session, icon) only by their being there. */
function plain(options: object): Record<string, unknown> {
  const text = JSON.stringify(options, (_name, value: unknown) =>
    value instanceof EventEmitter ? true : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}
