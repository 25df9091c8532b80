import { shell } from 'electron';
import { isKnownLink } from './known-links.ts';

/** Opens a link in the user's browser: https and known hosts only. True when it was. */
export async function openLink(url: string): Promise<boolean> {
  if (!isKnownLink(url)) return false;
  await shell.openExternal(url);
  return true;
}
