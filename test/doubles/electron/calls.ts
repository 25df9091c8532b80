import type { Display, Point, Rectangle, Settings } from 'electron';

/*
 * What the two halves of the double ask each other. The actor is the child process that runs the main bundle; the stage
 * is the test's process, which owns the browser. Everything here passes by structured clone.
 */

/** What a started application gets from its test: the machine it believes to run on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Of `userData` and all other places that `app.getPath` names. */
  readonly folder: string;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
  readonly isOnline: boolean;
  readonly displays: readonly Pick<Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor'>[];
  readonly cursor: Point;
  /** Where the tray icon is; null where the platform does not tell (Linux). */
  readonly trayBounds: Rectangle | null;
  /** Shortcuts that another program holds. */
  readonly takenShortcuts: readonly string[];
  /** What `session.resolveProxy` says, as a PAC answer. */
  readonly proxy: string;
}

/** A picture by the file it was read from, and how it stands there. */
export interface Picture {
  readonly file: string;
  readonly isEmpty: boolean;
  readonly isTemplate: boolean;
  readonly scaleFactors: readonly number[];
}

/** A line of a menu as a person sees it. */
export interface MenuLine {
  readonly label: string;
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette';
  readonly role: string | null;
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly submenu: readonly MenuLine[] | null;
}

/** The tray icon as a person sees it, and how often each part was drawn. */
export interface TrayView {
  readonly image: Picture;
  readonly tooltip: string;
  readonly title: string;
  readonly menu: readonly MenuLine[] | null;
  readonly draws: Readonly<Record<'image' | 'tooltip' | 'title' | 'menu', number>>;
}

/** A window that is not destroyed. */
export interface WindowView {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly bounds: Rectangle;
  /** The options it was made with, functions and pictures left out. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Everything that a test may want to see of the application. */
export interface Inspection {
  readonly trays: readonly TrayView[];
  readonly windows: readonly WindowView[];
  /** Windows since the start, destroyed ones too. */
  readonly windowsMade: number;
  readonly applicationMenu: readonly MenuLine[] | null;
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  readonly openedLinks: readonly string[];
  readonly dialogs: readonly { readonly kind: string; readonly text: string }[];
  readonly loginItem: Settings | null;
  readonly shortcuts: readonly string[];
  readonly appUserModelId: string;
  readonly isSandboxed: boolean;
  readonly themeSource: string;
  readonly channels: readonly string[];
  readonly schemes: Readonly<Record<string, unknown>>;
  /** Listeners by emitter and event; those of windows summed up. */
  readonly listeners: Readonly<Record<string, number>>;
  /** What keeps the process alive, as Node counts it: timers, sockets, servers. */
  readonly resources: Readonly<Record<string, number>>;
}

/** A frame that sends a message or wants to go somewhere. */
export interface FrameView {
  readonly url: string;
  readonly isMain: boolean;
}

/** What the stage asks of the actor. */
export interface ActorCalls {
  inspect: { request: null; response: Inspection };
  /** From a page of a window; or from a frame that only says so, without any window. */
  invoke: {
    request: { windowId: number | null; frame: FrameView | null; channel: string; args: readonly unknown[] };
    response: unknown;
  };
  send: {
    request: { windowId: number | null; frame: FrameView | null; channel: string; args: readonly unknown[] };
    response: null;
  };
  /** A request of a page to a registered scheme; null when no scheme of that name is handled. */
  fetch: {
    request: { url: string; method: string; headers: Record<string, string> };
    response: { status: number; headers: [string, string][]; body: Uint8Array } | null;
  };
  /** True when the application refused it. */
  willNavigate: {
    request: { windowId: number; url: string; frame: FrameView; isRedirect: boolean };
    response: boolean;
  };
  willOpen: { request: { windowId: number; url: string }; response: 'allow' | 'deny' };
  willAttachWebview: { request: { windowId: number; src: string }; response: boolean };
  /** Whether a permission is granted when asked for, and when checked. */
  permission: {
    request: { windowId: number; permission: string };
    response: { readonly request: boolean; readonly check: boolean };
  };
  /** Whether a page would get a device or the screen. */
  hardware: { request: null; response: { readonly device: boolean; readonly screen: boolean } };
  /** True when the application refused it. */
  willDownload: { request: { windowId: number; url: string }; response: boolean };
  /** A page changed its own address. */
  moved: { request: { windowId: number; url: string }; response: null };
  title: { request: { windowId: number; title: string }; response: null };
  windowEvent: {
    request: { windowId: number; event: 'close' | 'blur' | 'focus' | 'minimize' | 'crash' };
    response: null;
  };
  clickTray: { request: { button: 'click' | 'right-click' | 'double-click' }; response: null };
  /** Chooses an entry by the labels on the way to it. */
  clickMenu: { request: { menu: 'tray' | 'application'; path: readonly string[] }; response: null };
  power: {
    request: { event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown' };
    response: null;
  };
  theme: { request: { isDark: boolean }; response: null };
  network: { request: { isOnline: boolean }; response: null };
  pressShortcut: { request: { accelerator: string }; response: null };
  secondInstance: { request: { argv: string[]; cwd: string; data: unknown }; response: null };
  clickNotification: { request: { title: string }; response: null };
  /** A click on the dock's icon of macOS. */
  activate: { request: null; response: null };
  quit: { request: null; response: null };
}

/** What the actor asks of the stage. */
export interface StageCalls {
  open: {
    request: { windowId: number; size: { width: number; height: number }; preload: string | null };
    response: null;
  };
  load: { request: { windowId: number; url: string }; response: null };
  show: { request: { windowId: number; isVisible: boolean }; response: null };
  resize: { request: { windowId: number; width: number; height: number }; response: null };
  post: { request: { windowId: number; channel: string; args: readonly unknown[] }; response: null };
  close: { request: { windowId: number }; response: null };
  theme: { request: { isDark: boolean }; response: null };
  /** Another instance holds the lock: hand it what this one was started with. */
  secondInstance: { request: { argv: string[]; cwd: string; data: unknown }; response: null };
}
