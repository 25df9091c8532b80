import { powerMonitor } from 'electron';

/** What is to happen when the machine sleeps, wakes, or is left alone. */
export interface PowerEvents {
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly locked: () => void;
  readonly unlocked: () => void;
}

/** Follows the machine's sleep and its lock screen; returns the undo. */
export function followPower({ suspended, resumed, locked, unlocked }: PowerEvents): () => void {
  powerMonitor.on('suspend', suspended);
  powerMonitor.on('resume', resumed);
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('unlock-screen', unlocked);
  return () => {
    powerMonitor.off('suspend', suspended);
    powerMonitor.off('resume', resumed);
    powerMonitor.off('lock-screen', locked);
    powerMonitor.off('unlock-screen', unlocked);
  };
}
