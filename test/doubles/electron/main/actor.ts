import type { ActorCalls, FrameView, Inspection } from '../calls.ts';
import type { AnswersTo } from '../link.ts';
import { app } from './app.ts';
import { dialogs } from './dialog.ts';
import { pressShortcut, shortcuts } from './global-shortcut.ts';
import { invoke, ipcChannels, IpcEvent, receive } from './ipc-main.ts';
import { machine } from './machine.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { notifications } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { answerRequest, registeredSchemes } from './protocol.ts';
import { session } from './session.ts';
import { openedLinks } from './shell.ts';
import { connectStage } from './stage-link.ts';
import { countListeners } from './strict.ts';
import { type Tray, trays } from './tray.ts';
import { windows } from './windows.ts';

const contents = (windowId: number) => windows.get(windowId).webContents;
const eventFrom = (windowId: number | null, frame: FrameView | null) =>
  new IpcEvent(windowId === null ? null : contents(windowId), frame);

function theTray(): Tray {
  const [tray] = trays;
  if (!tray) throw new Error('There is no tray.');
  return tray;
}

function countResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function inspect(): Inspection {
  return {
    trays: [...trays].map((tray) => tray.view()),
    windows: [...windows.values()].map((window) => window.view()),
    windowsMade: windows.made,
    applicationMenu: Menu.getApplicationMenu()?.view() ?? null,
    notifications: [...notifications].map(({ title, body }) => ({ title, body })),
    openedLinks,
    dialogs,
    loginItem: app.loginItem,
    shortcuts: shortcuts(),
    appUserModelId: app.appUserModelId,
    isSandboxed: app.isSandboxed,
    themeSource: nativeTheme.themeSource,
    channels: ipcChannels(),
    schemes: registeredSchemes(),
    listeners: countListeners(),
    resources: countResources(),
  };
}

const answers: AnswersTo<ActorCalls> = {
  inspect,
  invoke: ({ windowId, frame, channel, args }) => invoke(eventFrom(windowId, frame), channel, args),
  send({ windowId, frame, channel, args }) {
    receive(eventFrom(windowId, frame), channel, args);
    return null;
  },
  async fetch({ url, method, headers }) {
    const response = await answerRequest(new Request(url, { method, headers }));
    if (!response) return null;
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: [...response.headers], body };
  },
  willNavigate: ({ windowId, url, frame, isRedirect }) =>
    contents(windowId).refusesNavigation(url, frame.isMain, isRedirect),
  willOpen: ({ windowId, url }) => contents(windowId).mayOpen(url),
  willAttachWebview: ({ windowId, src }) => contents(windowId).refusesWebview(src),
  permission: ({ windowId, permission }) => session.defaultSession.permission(contents(windowId), permission),
  hardware: () => session.defaultSession.hardware(),
  willDownload: ({ windowId, url }) => session.defaultSession.refusesDownload(contents(windowId), url),
  moved({ windowId, url }) {
    contents(windowId).moved(url);
    return null;
  },
  title({ windowId, title }) {
    contents(windowId).titled(title);
    return null;
  },
  windowEvent({ windowId, event }) {
    const window = windows.get(windowId);
    if (event === 'close') window.close();
    else if (event === 'blur') window.blurred();
    else if (event === 'minimize') window.minimize();
    else if (event === 'focus') window.focus();
    else window.webContents.crash();
    return null;
  },
  clickTray({ button }) {
    theTray().click(button);
    return null;
  },
  clickMenu({ menu, path }) {
    if (menu === 'tray') theTray().choose(path);
    else Menu.getApplicationMenu()?.choose(path);
    return null;
  },
  power({ event }) {
    powerMonitor.emit(event);
    return null;
  },
  theme({ isDark }) {
    nativeTheme.systemChanged(isDark);
    return null;
  },
  network({ isOnline }) {
    machine.isOnline = isOnline;
    return null;
  },
  pressShortcut({ accelerator }) {
    pressShortcut(accelerator);
    return null;
  },
  secondInstance({ argv, cwd, data }) {
    app.emit('second-instance', {}, argv, cwd, data);
    return null;
  },
  clickNotification({ title }) {
    const shown = [...notifications].find((notification) => notification.title === title);
    if (!shown) throw new Error(`No notification is titled "${title}".`);
    shown.emit('click');
    return null;
  },
  activate() {
    app.emit('activate');
    return null;
  },
  quit() {
    app.quit();
    return null;
  },
};

connectStage(answers);
