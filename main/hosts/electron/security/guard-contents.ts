import type { WebContents } from 'electron';
import { originOf } from '../pages/page-path.ts';

/** What the guard of a page needs. */
export interface GuardOptions {
  /** The address of the pages: scheme and host. */
  readonly origin: string;
  /** Opens a link in the user's browser where it may be. */
  readonly openLink: (url: string) => void;
  /** Told of everything that was refused. */
  readonly warn: (message: string) => void;
}

/** A page stays where it is: no other site, no window, no webview, whatever runs in it. */
export function guardContents(contents: WebContents, { origin, openLink, warn }: GuardOptions): void {
  // Our own pages move by their fragment alone, which is no navigation; a reload is one to the same address.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && originOf(event.url) === origin) return;
    event.preventDefault();
    warn(`Refused to leave for ${hostOf(event.url)}.`);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    warn(`Refused a redirect to ${hostOf(event.url)}.`);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    warn('Refused a webview.');
  });
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
}

/** The rest of an address may hold what does not belong into a log. */
function hostOf(url: string): string {
  return originOf(url) ?? 'an address that is none';
}
