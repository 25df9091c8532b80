/** A small application of Electron, for the tests of the double itself: as it stands it would run in Electron, too. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  Tray,
} from 'electron';

protocol.registerSchemesAsPrivileged([{ scheme: 'https', privileges: { standard: true, secure: true } }]);
app.enableSandbox();
app.on('window-all-closed', () => undefined);

const POLICY = "default-src 'none'; script-src 'self'";
const PAGE = '<!doctype html><title>Sample</title><script src="/page.js"></script><p>asking</p>';
const SCRIPT = `
  sample.onTick((tick) => { document.title = 'tick ' + tick; });
  sample.double(21).then((number) => { document.querySelector('p').textContent = number; });
`;

await app.whenReady();
protocol.handle('https', ({ url }) => {
  const isScript = url.endsWith('/page.js');
  return new Response(isScript ? SCRIPT : PAGE, {
    headers: {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'content-security-policy': POLICY,
    },
  });
});
session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (navigation) => navigation.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
});

ipcMain.handle('double', (_event, number: unknown) => {
  if (typeof number !== 'number') throw new TypeError('Not a number.');
  return number * 2;
});
ipcMain.handle('function', () => () => 1);
ipcMain.handle('who', ({ sender, senderFrame }) => ({
  isMain: senderFrame === sender.mainFrame,
  url: senderFrame?.url,
  origin: senderFrame?.origin,
}));

const tray = new Tray(join(import.meta.dirname, 'none.png'));
tray.setToolTip('Sample');

function open(): void {
  const preload = join(import.meta.dirname, 'preload.cjs');
  const window = new BrowserWindow({ width: 400, height: 300, webPreferences: { preload } });
  void window.loadURL('https://sample.test/');
}

function tick(): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send('tick', 1);
}

function notify(): void {
  const notification = new Notification({ title: 'Hello', body: 'R & D' });
  notification.on('click', () => tray.setToolTip('Clicked'));
  notification.show();
}

tray.setContextMenu(
  Menu.buildFromTemplate([
    { label: 'Open', click: open },
    { label: 'Never', enabled: false, click: open },
    { type: 'separator' },
    { label: 'More && more', submenu: [{ label: 'Tick', click: tick }] },
    { label: 'Notify', click: notify },
    { label: 'Wrong member', click: () => void app.getGPUInfo('basic') },
    { label: 'Wrong event', click: () => void powerMonitor.on('on-battery', () => undefined) },
    { label: 'Quit', click: () => app.quit() },
  ]),
);
powerMonitor.on('suspend', () => tray.setToolTip('Asleep'));
nativeTheme.on('updated', () => tray.setTitle(nativeTheme.shouldUseDarkColors ? 'dark' : 'light'));
if (!app.requestSingleInstanceLock({ path: '/second' })) app.quit();
app.on('second-instance', (_event, _commandLine, _folder, data) =>
  tray.setToolTip(`Asked: ${JSON.stringify(data)}`),
);
