import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Opens a page of the main window. */
export type OpenPage = (path: string) => void;

/**
 * The menu of the application: on macOS, where copy and paste work only through it; elsewhere there is none. Before the
 * application is ready, so that Electron does not build its own.
 */
export function setApplicationMenu(platform: NodeJS.Platform, open: OpenPage): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macTemplate(open)) : null);
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
