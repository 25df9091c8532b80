import { app, ipcMain, type IpcMainInvokeEvent, Menu, nativeImage, Tray } from 'electron';
import type { MenuLine, TrayView } from '../../doubles/electron/calls.ts';

/** What Electron's tray was told, since it cannot be asked. */
export interface RecordedTray {
  view(): TrayView | null;
  click(): void;
  choose(path: readonly string[]): void;
}

/** Records what the application tells its tray, in Electron itself. Before the application starts. */
export function recordTray(): RecordedTray {
  let tray: Tray | undefined;
  let menu: Menu | null = null;
  let file = '';
  const shown = { tooltip: '', title: '' };
  const draws = { image: 1, tooltip: 0, title: 0, menu: 0 };

  const createFromPath = nativeImage.createFromPath.bind(nativeImage);
  nativeImage.createFromPath = (path) => {
    // The first picture of an icon is the one for a plain screen.
    if (/[\\/]tray[\\/]/.test(path) && !/-44\.png$/.test(path)) file = path.split(/[\\/]/).at(-1) ?? '';
    return createFromPath(path);
  };
  const { setToolTip, setTitle, setImage, setContextMenu } = Tray.prototype;
  Tray.prototype.setToolTip = function (this: Tray, tooltip) {
    tray = this;
    draws.tooltip += 1;
    shown.tooltip = tooltip;
    setToolTip.call(this, tooltip);
  };
  Tray.prototype.setTitle = function (this: Tray, title, options) {
    draws.title += 1;
    shown.title = title;
    setTitle.call(this, title, options);
  };
  Tray.prototype.setImage = function (this: Tray, image) {
    draws.image += 1;
    setImage.call(this, image);
  };
  // On macOS the menu is kept apart from the icon, so it is taken where it is built.
  const buildFromTemplate = Menu.buildFromTemplate.bind(Menu);
  Menu.buildFromTemplate = (template) => {
    const built = buildFromTemplate(template);
    if (template.some(({ label }) => label === 'Quit Laglight')) menu = built;
    return built;
  };
  Tray.prototype.setContextMenu = function (this: Tray, next) {
    draws.menu += 1;
    setContextMenu.call(this, next);
  };

  return {
    view: () =>
      tray
        ? {
            image: { file, isEmpty: false, isTemplate: file.includes('Template'), scaleFactors: [] },
            ...shown,
            menu: menu && linesOf(menu),
            draws,
          }
        : null,
    click: () => void tray?.emit('click', {}, tray.getBounds(), { x: 0, y: 0 }),
    choose: (path) => itemOf(menu, path).click(),
  };
}

/** Asks as a page would, without one. */
export type AskMain = (channel: string, url: string, request: unknown) => unknown;

/** Lets a test ask what pages ask, while there is no page. Before the application starts. */
export function recordHandlers(): AskMain {
  type Handler = Parameters<typeof ipcMain.handle>[1];
  const handlers = new Map<string, Handler>();
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, handler) => {
    handlers.set(channel, handler);
    handle(channel, handler);
  };
  return (channel, url, request): unknown => {
    // All that the door looks at.
    const event = { senderFrame: { url, parent: null }, sender: null } as unknown as IpcMainInvokeEvent;
    return handlers.get(channel)?.(event, request);
  };
}

/** Electron takes the folder of a lone file for the application's; the application is the whole clone. */
export function setAppPath(folder: string): void {
  app.getAppPath = () => folder;
}

function linesOf({ items }: Menu): MenuLine[] {
  return items.map(({ label, type, role, enabled, checked, submenu }) => ({
    label,
    type,
    role: role ?? null,
    isEnabled: enabled,
    isChecked: checked,
    submenu: submenu ? linesOf(submenu) : null,
  }));
}

function itemOf(menu: Menu | null, [label, ...further]: readonly string[]): Electron.MenuItem {
  const item = menu?.items.find((one) => one.label === label);
  if (!item?.enabled) throw new Error(`The menu has no "${label}" to choose.`);
  return further.length === 0 ? item : itemOf(item.submenu ?? null, further);
}
