import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Net } from 'electron';
import { machine } from './machine.ts';
import { type Named, strict } from './strict.ts';

/** See `electron.net`; it fetches files only. */
export const net = strict('net', {
  isOnline: (): boolean => machine.isOnline,
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) throw new Error(`The double of Electron fetches files only, not ${url}.`);
    return new Response(await readFile(fileURLToPath(url)));
  },
} satisfies Pick<Net, 'isOnline'> & Named<Net, 'fetch'>);
