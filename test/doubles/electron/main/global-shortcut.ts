import type { GlobalShortcut } from 'electron';
import { machine } from './machine.ts';
import { strict } from './strict.ts';

const registered = new Map<string, () => void>();

/** See `electron.globalShortcut`. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, callback: () => void): boolean {
    if (machine.takenShortcuts.includes(accelerator)) return false;
    if (!/^[A-Za-z]+(\+[A-Za-z0-9]+)+$/.test(accelerator)) {
      throw new TypeError('Error processing argument at index 0, conversion failure');
    }
    registered.set(accelerator, callback);
    return true;
  },
  unregister(accelerator: string): void {
    registered.delete(accelerator);
  },
} satisfies Pick<GlobalShortcut, 'register' | 'unregister'>);

/** Those that are registered. */
export const shortcuts = (): string[] => [...registered.keys()];

/** Somebody pressed it. */
export function pressShortcut(accelerator: string): void {
  const callback = registered.get(accelerator);
  if (!callback) throw new Error(`Nothing is registered for ${accelerator}.`);
  callback();
}
