import type {
  HandlerDetails,
  WebContents as RealContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron';
import { session } from './session.ts';
import { tellStage, stage } from './stage-link.ts';
import { Preventable, strict, StrictEmitter } from './strict.ts';

/** A navigation that wants to begin, as its listeners see it. */
export class Navigation extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument = false;

  constructor(url: string, isMainFrame: boolean) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
}

export interface Events {
  'will-navigate': [event: Navigation, url: string];
  'will-frame-navigate': [event: Navigation];
  'will-redirect': [event: Navigation, url: string];
  'will-attach-webview': [event: Preventable, webPreferences: object, params: Record<string, string>];
  'before-input-event': [event: Preventable, input: object];
  'context-menu': [event: object, params: object];
  'did-finish-load': [];
  'did-fail-load': [event: object, errorCode: number, errorDescription: string];
  'render-process-gone': [event: object, details: { reason: string; exitCode: number }];
  'preload-error': [event: object, preloadPath: string, error: Error];
  unresponsive: [];
  destroyed: [];
}

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

type Members = 'send' | 'getURL' | 'isDevToolsFocused' | 'getTitle';

/** What a window shows. */
export class WebContents extends StrictEmitter<Events> implements Pick<RealContents, Members> {
  readonly id: number;
  readonly session = session.defaultSession;
  readonly mainFrame: Pick<WebFrameMain, 'url' | 'origin'> & { readonly parent: null };
  #url = '';
  #title = '';
  #isDestroyed = false;
  #openHandler: OpenHandler | undefined;

  constructor(id: number) {
    super('WebContents', [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'before-input-event',
      'context-menu',
      'did-finish-load',
      'did-fail-load',
      'render-process-gone',
      'preload-error',
      'unresponsive',
      'destroyed',
    ]);
    this.id = id;
    const url = (): string => this.#url;
    this.mainFrame = strict('WebFrameMain', {
      parent: null,
      get url(): string {
        return url();
      },
      get origin(): string {
        return URL.canParse(url()) ? new URL(url()).origin : 'null';
      },
    });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#alive();
    // Here, so that what cannot be cloned throws where it was sent.
    tellStage('post', { windowId: this.id, channel, args: structuredClone(args) });
  }

  getURL(): string {
    return this.#url;
  }

  getTitle(): string {
    return this.#title;
  }

  isDevToolsFocused(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async load(url: string): Promise<void> {
    this.#alive();
    this.#url = url;
    try {
      await stage().call('load', { windowId: this.id, url });
    } catch (error) {
      // A window that was closed while it loaded: Electron rejects, too.
      if (!this.#isDestroyed) this.emit('did-fail-load', {}, -2, String(error));
      throw error;
    }
    if (!this.#isDestroyed) this.emit('did-finish-load');
  }

  /** The page went elsewhere by itself, at least behind `#`. */
  moved(url: string): void {
    this.#url = url;
  }

  titled(title: string): void {
    this.#title = title;
  }

  /** Asks the listeners; true when one of them refused. */
  refusesNavigation(url: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    const navigation = new Navigation(url, isMainFrame);
    if (isRedirect) this.emit('will-redirect', navigation, url);
    else {
      if (isMainFrame) this.emit('will-navigate', navigation, url);
      this.emit('will-frame-navigate', navigation);
    }
    return navigation.defaultPrevented;
  }

  /** Without a handler, Electron opens the window. */
  mayOpen(url: string): 'allow' | 'deny' {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    } as const;
    return this.#openHandler?.(details).action ?? 'allow';
  }

  refusesWebview(src: string): boolean {
    const event = new Preventable();
    this.emit('will-attach-webview', event, {}, { src });
    return event.defaultPrevented;
  }

  /** The renderer died. */
  crash(): void {
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit('destroyed');
    this.bury();
  }

  #alive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }
}
