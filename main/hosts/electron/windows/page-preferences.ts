import {
  nativeTheme,
  type BrowserWindowConstructorOptions,
  type Session,
  type WebPreferences,
} from 'electron';

/** What every window of ours has in common. */
export interface PageSurroundings {
  /** The address of the pages: scheme and host. */
  readonly origin: string;
  /** The session that serves the pages. */
  readonly session: Session;
  /** The built preload script. */
  readonly preload: string;
  /** False in a packaged application: its pages cannot be looked into. */
  readonly canInspect: boolean;
}

/** The background of the pages (`--ground` in tokens.css): a window has it before its page is there. */
const BACKGROUND = { light: '#ffffff', dark: '#14181a' } as const;

/** A page gets nothing but its bridge: no Node, its own world for the preload script, Chromium's sandbox. */
export function pagePreferences({ session, preload, canInspect }: PageSurroundings): WebPreferences {
  return {
    session,
    preload,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Chromium would fetch its dictionaries from the network.
    spellcheck: false,
    devTools: canInspect,
  };
}

/** What every window starts with: hidden, in the colour of its page. */
export function windowOptions(surroundings: PageSurroundings): BrowserWindowConstructorOptions {
  return {
    show: false,
    title: 'Laglight',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: pagePreferences(surroundings),
  };
}
