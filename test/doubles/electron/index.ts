/*
 * A double of Electron's main process modules, for tests without Electron's binary. It runs the built main bundle in a
 * child process of Node (`register.ts` puts it in Electron's place) and opens windows as real Chromium pages on the
 * stage (`stage/`), the test's process, with the real preload bundle before the page's scripts. Each member does what
 * Electron documents, as far as Laglight uses it; any other throws with its name.
 *
 * What only real Electron can show, and the specs run against it for where it is installed:
 * - the renderer's sandbox and its privileges (`process.sandboxed`, no Node), and the world that the preload has for
 *   itself: here preload and page share a world, and only a closure is between them;
 * - the `app://` scheme itself: Chromium takes no new schemes, so pages come from an https origin that only exists inside
 *   the test's browser, with the headers of the registered handler;
 * - how the system draws tray, menus, notifications and windows, and what it calls a click; frames and their sizes;
 * - memory, start-up time, the processes of a renderer and their end;
 * - that Chromium asks our handlers for permissions, downloads, webviews, redirects: here the stage asks them;
 * - fuses, code signature, asar.
 */
import './main/actor.ts';
import { app } from './main/app.ts';
import { BrowserWindow } from './main/browser-window.ts';
import { dialog } from './main/dialog.ts';
import { globalShortcut } from './main/global-shortcut.ts';
import { ipcMain } from './main/ipc-main.ts';
import { Menu } from './main/menu.ts';
import { nativeImage } from './main/native-image.ts';
import { nativeTheme } from './main/native-theme.ts';
import { net } from './main/net.ts';
import { Notification } from './main/notification.ts';
import { powerMonitor } from './main/power-monitor.ts';
import { protocol } from './main/protocol.ts';
import { screen } from './main/screen.ts';
import { session } from './main/session.ts';
import { shell } from './main/shell.ts';
import { Tray } from './main/tray.ts';

export {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
};

/** `import electron from 'electron'` gives them all. */
const electron: Readonly<Record<string, unknown>> = {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
};

export default electron;
