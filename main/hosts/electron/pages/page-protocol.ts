import { protocol } from 'electron';
import { readPages } from '../../browser/pages.ts';
import { servePage } from './serve-page.ts';

/** Tells Chromium what our scheme may do. Before the application is ready, and once: a second call undoes the first. */
export function announceScheme(origin: string): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: schemeOf(origin),
      // Like https: an origin of its own, relative addresses, scripts as modules. Nothing may bypass our policy.
      privileges: { standard: true, secure: true, codeCache: true },
    },
  ]);
}

/** Serves the built pages in `folder` under our scheme; returns the undo. Throws when they are not built. */
export function servePages(origin: string, folder: string): () => void {
  const pages = readPages(folder);
  const scheme = schemeOf(origin);
  protocol.handle(scheme, (request) => servePage(request, pages, origin));
  return () => protocol.unhandle(scheme);
}

function schemeOf(origin: string): string {
  return new URL(origin).protocol.slice(0, -1);
}
