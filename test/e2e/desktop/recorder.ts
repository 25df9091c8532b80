import { app, ipcMain, type IpcMainInvokeEvent, Menu, nativeImage, Tray } from 'electron';
import type { MenuLine, TrayView } from '../../doubles/electron/calls.ts';

/** What Electron's tray was told, since it cannot be asked. */
export interface RecordedTray {
  view(): TrayView | null;
  click(): void;
  choose(path: readonly string[]): void;
}

type TrayMember = 'setToolTip' | 'setTitle' | 'setImage' | 'setContextMenu';

/** Has `hear` told of every call of a member, which then goes on as it would. */
function listenTo(member: TrayMember, hear: (tray: Tray, argument: unknown) => void): void {
  const original = Reflect.get(Tray.prototype, member) as (...args: unknown[]) => unknown;
  Reflect.set(Tray.prototype, member, function (this: Tray, ...args: unknown[]): unknown {
    hear(this, args[0]);
    return Reflect.apply(original, this, args);
  });
}

/** Records what the application tells its tray, in Electron itself. Before the application starts. */
export function recordTray(): RecordedTray {
  let tray: Tray | undefined;
  let menu: Items | null = null;
  let file = '';
  const shown = { tooltip: '', title: '' };
  const draws = { image: 1, tooltip: 0, title: 0, menu: 0 };

  const createFromPath = nativeImage.createFromPath.bind(nativeImage);
  nativeImage.createFromPath = (path) => {
    // The first picture of an icon is the one for a plain screen.
    if (/[\\/]tray[\\/]/.test(path) && !path.endsWith('-44.png')) file = path.split(/[\\/]/).at(-1) ?? '';
    return createFromPath(path);
  };
  listenTo('setToolTip', (told, tooltip) => {
    tray = told;
    draws.tooltip += 1;
    shown.tooltip = String(tooltip);
  });
  listenTo('setTitle', (_told, title) => {
    draws.title += 1;
    shown.title = String(title);
  });
  listenTo('setImage', () => (draws.image += 1));
  listenTo('setContextMenu', () => (draws.menu += 1));
  // On macOS the menu is kept apart from the icon, so it is taken where it is built.
  const buildFromTemplate = Menu.buildFromTemplate.bind(Menu);
  Menu.buildFromTemplate = (template) => {
    const built = buildFromTemplate(template);
    if (template.some(({ label }) => label === 'Quit Laglight')) menu = built;
    return built;
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
    choose: (path) => choose(menu, path),
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

/** A menu of Electron, as far as it is looked at here. */
type Items = Pick<Menu, 'items'>;

function linesOf({ items }: Items): MenuLine[] {
  return items.map(({ label, type, role, enabled, checked, submenu }) => ({
    label,
    type,
    role: role ?? null,
    isEnabled: enabled,
    isChecked: checked,
    submenu: submenu ? linesOf(submenu) : null,
  }));
}

function choose(menu: Items | null, [label, ...further]: readonly string[]): void {
  const item = menu?.items.find((one) => one.label === label);
  if (!item?.enabled) throw new Error(`The menu has no "${label ?? ''}" to choose.`);
  if (further.length > 0) choose(item.submenu ?? null, further);
  else {
    const click = item.click as () => void;
    click();
  }
}
