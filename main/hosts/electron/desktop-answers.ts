import { app, BrowserWindow, dialog } from 'electron';
import type { Answer } from '../../../preload/contract.ts';
import type { DesktopAnswers } from './door/ipc-door.ts';
import type { GlanceWindow } from './windows/glance-window.ts';
import type { MainWindow } from './windows/main-window.ts';

/** What the answers are made with. */
export interface DesktopAnswersOptions {
  readonly main: MainWindow;
  readonly glance: GlanceWindow;
  /** Opens a link in the user's browser where it may be; false where not. */
  readonly openLink: (url: string) => Promise<boolean>;
}

const DONE: Answer = { done: true };

/** What the pages may ask of the desktop itself. */
export function desktopAnswers({ main, glance, openLink }: DesktopAnswersOptions): DesktopAnswers {
  return {
    openMain({ path }) {
      main.show(path);
      return DONE;
    },
    async openLink({ url }) {
      const reason =
        'Laglight opens only pages of Confluent and its own. Copy the address to open it yourself.';
      return (await openLink(url)) ? DONE : { done: false, reason };
    },
    hide(_request, asking) {
      const place = [main, glance].find(({ window }) => window?.webContents === asking);
      place?.hide();
      return DONE;
    },
    fitGlance({ height }, asking) {
      if (glance.window?.webContents !== asking) {
        return { done: false, reason: 'Only the glance window fits itself to its content.' };
      }
      glance.fit(height);
      return DONE;
    },
    async choosePath({ kind }, asking) {
      const window = BrowserWindow.fromWebContents(asking);
      const options: Electron.OpenDialogOptions = {
        properties: kind === 'file' ? ['openFile'] : ['openDirectory', 'createDirectory'],
      };
      const { filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options));
      return filePaths[0] ?? null;
    },
    quit() {
      // After the answer has left.
      setImmediate(() => app.quit());
      return DONE;
    },
  };
}
