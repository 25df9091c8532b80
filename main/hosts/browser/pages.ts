import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built renderer, held in memory: a few hundred kilobytes in all. */
export interface Page {
  readonly content: Buffer;
  readonly type: string;
  /** Names with a content hash never change; the page itself is asked for anew each time. */
  readonly cacheControl: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Reads the built renderer once, by URL path. What is not in this map is not served, so no path can leave the folder.
 * Throws with a hint when the pages were not built.
 */
export function readPages(folder: string): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw new Error(`The pages are not built: ${folder} is missing. Run "npm run build".`);
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = TYPES[extname(file)];
    if (type === undefined) continue;
    const path = relative(folder, file).split(sep).join('/');
    const cacheControl = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const page = { content: readFileSync(file), type, cacheControl };
    pages.set(`/${path}`, page);
    if (path === 'index.html') pages.set('/', page);
  }
  return pages;
}
