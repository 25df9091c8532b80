import { join } from 'node:path';
import type { App as RealApp, Settings } from 'electron';
import type { BrowserWindow } from './browser-window.ts';
import { InstanceLock } from './instance-lock.ts';
import { machine } from './machine.ts';
import { stage, tellStage } from './stage-link.ts';
import { Preventable, strict, StrictEmitter } from './strict.ts';
import type { WebContents } from './web-contents.ts';
import { windows } from './windows.ts';

/** About what Electron takes to be ready, in milliseconds; the main module has run by then. */
const READY_AFTER_MS = 20;

export interface Events {
  ready: [];
  activate: [];
  'before-quit': [event: Preventable];
  'will-quit': [event: Preventable];
  quit: [event: object, exitCode: number];
  'window-all-closed': [];
  'second-instance': [event: object, argv: string[], cwd: string, data: unknown];
  'web-contents-created': [event: object, contents: WebContents];
  'browser-window-created': [event: object, window: BrowserWindow];
  'child-process-gone': [event: object, details: object];
  'render-process-gone': [event: object, contents: WebContents, details: object];
}

type Members =
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'showAboutPanel'
  | 'whenReady';

/** See `electron.app`. */
export class App extends StrictEmitter<Events> implements Pick<RealApp, Members> {
  readonly isPackaged = machine.isPackaged;
  /** Only on macOS, as Electron has it. */
  readonly dock =
    machine.platform === 'darwin'
      ? strict('app.dock', { hide: () => undefined, show: () => Promise.resolve() })
      : undefined;
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #paths = new Map<string, string>();
  #lock: InstanceLock | undefined;
  #isReady = false;
  #isQuitting = false;
  #isSandboxed = false;
  #loginItem: Settings | null = null;
  #appUserModelId = '';

  constructor() {
    super('app', [
      'ready',
      'activate',
      'before-quit',
      'will-quit',
      'quit',
      'window-all-closed',
      'second-instance',
      'web-contents-created',
      'browser-window-created',
      'child-process-gone',
      'render-process-gone',
    ]);
    setTimeout(() => this.#becomeReady(), READY_AFTER_MS);
    windows.onMade = (window) => {
      if (!this.#isReady) throw new Error('Cannot create BrowserWindow before app is ready');
      this.emit('web-contents-created', {}, window.webContents);
      this.emit('browser-window-created', {}, window);
    };
    windows.onAllClosed = () => this.#allClosed();
    process.on('exit', () => this.#lock?.release());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.quit());
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    this.#lock ??= new InstanceLock(this.getPath('userData'));
    const isFirst = this.#lock.take();
    const data = structuredClone(additionalData);
    if (!isFirst) tellStage('secondInstance', { argv: process.argv, cwd: process.cwd(), data });
    return isFirst;
  }

  /** As Electron: too late once it is ready. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#isSandboxed = true;
  }

  getPath(name: Parameters<RealApp['getPath']>[0]): string {
    if (name === 'exe') return process.execPath;
    return this.#paths.get(name) ?? join(machine.folder, name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getAppPath(): string {
    return join(import.meta.dirname, '../../../..');
  }

  getVersion(): string {
    return '0.0.0';
  }

  setAppUserModelId(id: string): void {
    this.#appUserModelId = id;
  }

  setAboutPanelOptions(): void {
    // Shown by the system alone.
  }

  showAboutPanel(): void {
    // As above.
  }

  setLoginItemSettings(settings: Settings): void {
    if (machine.platform === 'linux') throw new Error('There are no login items on Linux.');
    this.#loginItem = settings;
  }

  getLoginItemSettings(): { openAtLogin: boolean; wasOpenedAtLogin: boolean; status: string } {
    const openAtLogin = this.#loginItem?.openAtLogin ?? false;
    return { openAtLogin, wasOpenedAtLogin: false, status: openAtLogin ? 'enabled' : 'not-registered' };
  }

  /** Asks the windows, and everybody who listens; each of them may refuse. */
  quit(): void {
    if (this.#isQuitting) return;
    const before = new Preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of windows.values()) window.close();
    if ([...windows.values()].length > 0) {
      this.#isQuitting = false;
      return;
    }
    this.#willQuit();
  }

  /** Ends at once and asks nobody. */
  exit(exitCode = 0): void {
    this.#isQuitting = true;
    for (const window of windows.values()) window.destroy();
    this.emit('quit', {}, exitCode);
    void stage()
      .flush()
      .then(() => process.exit(exitCode));
  }

  get isSandboxed(): boolean {
    return this.#isSandboxed;
  }

  get loginItem(): Settings | null {
    return this.#loginItem;
  }

  get appUserModelId(): string {
    return this.#appUserModelId;
  }

  #becomeReady(): void {
    this.#isReady = true;
    this.emit('ready');
    this.#ready.resolve(undefined);
  }

  #willQuit(): void {
    const will = new Preventable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }

  /** Without a listener Electron quits with its last window. */
  #allClosed(): void {
    if (this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

/** See {@link App}. */
export const app = new App();
