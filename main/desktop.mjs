/**
 * Whether the desktop application can be shown here, and Electron's binary for it. Plain JavaScript that any Node from 20
 * on can run. Nothing is fetched where there is no screen to show it on.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './setup.mjs';

/** About 110 MB; whoever waits longer is better served by the browser. In milliseconds. */
const FETCH_WITHIN_MS = 5 * 60_000;

const PACKAGE = join(ROOT, 'node_modules/electron');

/** Why the desktop application cannot be shown on this machine, half a sentence; undefined when it can. */
export function desktopObstacle(environment, platform, userId) {
  if (environment.CI) return 'this is an automated run';
  if (environment.SSH_CONNECTION) return 'this is a remote session';
  if (platform === 'darwin' || platform === 'win32') return undefined;
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display';
  if (userId === 0) return 'Electron keeps its sandbox only for ordinary users, and this is root';
  return undefined;
}

/** The path of Electron's binary, fetched where it is missing; undefined where that is not possible. */
export function findElectron(node) {
  const found = installedElectron();
  if (found) return found;
  say('Fetching Electron (once, about 110 MB) …');
  spawnSync(node, [join(PACKAGE, 'install.js')], { stdio: 'ignore', timeout: FETCH_WITHIN_MS });
  return installedElectron();
}

/** The binary that is there; its package writes the name beside itself once it was fetched. */
function installedElectron() {
  try {
    const binary = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
