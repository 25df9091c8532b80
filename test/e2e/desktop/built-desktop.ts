import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../../..');
const SETUP = pathToFileURL(join(ROOT, 'main/setup.mjs')).href;

/** Builds what of the desktop application is missing or older than its sources, as its launcher does. */
export function buildDesktop(): void {
  const code = `import { prepare } from '${SETUP}'; prepare();`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The desktop application could not be built.');
}

/** The address of the built main process, without its start. */
export const DESKTOP_BUNDLE = pathToFileURL(join(ROOT, 'dist/main/desktop.js')).href;
