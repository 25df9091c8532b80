import type { Shell } from 'electron';
import { strict } from './strict.ts';

/** Links that were handed to the user's browser. */
export const openedLinks: string[] = [];

/** See `electron.shell`. */
export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    openedLinks.push(url);
    return Promise.resolve();
  },
} satisfies Pick<Shell, 'openExternal'>);
