import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Opens a page of the main window. */
export type OpenPage = (path: string) => void;

/**
 * The menu of the application: on macOS, where copy and paste work only through it, and where there is no tray to quit
 * from; elsewhere there is none. First before the application is ready, so that Electron does not build its own.
 */
export function setApplicationMenu(platform: NodeJS.Platform, hasTray: boolean, open: OpenPage): void {
  const template =
    platform === 'darwin' ? macTemplate(open) : hasTray ? undefined : withoutTrayTemplate(open);
  Menu.setApplicationMenu(template ? Menu.buildFromTemplate(template) : null);
}

function withoutTrayTemplate(open: OpenPage): MenuItemConstructorOptions[] {
  return [
    {
      label: 'Laglight',
      submenu: [
        { label: 'Settings…', click: () => open('/settings') },
        { type: 'separator' },
        { label: 'Quit Laglight', accelerator: 'Control+Q', role: 'quit' },
      ],
    },
    { role: 'editMenu' },
  ];
}

function macTemplate(open: OpenPage): MenuItemConstructorOptions[] {
  return [
    {
      label: 'Laglight',
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { label: 'Settings…', accelerator: 'Command+,', click: () => open('/settings') },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
}
