import ElectronStore from 'electron-store';
import { parseWindowState, type WindowState } from './window-state.ts';

/** Where the main window was when it was last seen. */
export interface WindowMemory {
  read(): WindowState | undefined;
  write(state: WindowState): void;
}

/** Remembers in `window.json` of `folder`: nothing of the user's, so a damaged file is simply begun anew. */
export function keptWindowMemory(folder: string, warn: (message: string) => void): WindowMemory {
  const open = () =>
    new ElectronStore<{ main?: WindowState }>({
      cwd: folder,
      name: 'window',
      configFileMode: 0o600,
      clearInvalidConfig: true,
    });
  return {
    read() {
      try {
        return parseWindowState(open().get('main'));
      } catch (error) {
        warn(`The place of the window could not be read: ${String(error)}`);
        return undefined;
      }
    },
    write(state) {
      try {
        open().set('main', state);
      } catch (error) {
        warn(`The place of the window could not be kept: ${String(error)}`);
      }
    },
  };
}

/** Remembers until the end: for the demo, which keeps nothing. */
export function passingWindowMemory(): WindowMemory {
  let last: WindowState | undefined;
  return { read: () => last, write: (state) => (last = state) };
}
