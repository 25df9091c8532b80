import type { Machine } from '../calls.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };

/** A machine with one screen, a panel on top of it, and a network; a test says what is different. */
export function aMachine(different: Pick<Machine, 'folder'> & Partial<Machine>): Machine {
  return {
    platform: 'linux',
    isPackaged: false,
    isDark: false,
    isOnline: true,
    displays: [{ id: 1, bounds: SCREEN, workArea: { ...SCREEN, y: 32, height: 1048 }, scaleFactor: 1 }],
    cursor: { x: 1800, y: 16 },
    trayBounds: null,
    takenShortcuts: [],
    proxy: 'DIRECT',
    ...different,
  };
}
