/**
 * Packs the desktop application for this platform, or as the arguments say: `npm run package -- --linux deb`. Fetches
 * Electron's binary and the packers' tools, so it needs the network.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from './setup.mjs';

const node = prepare();
const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
const { status } = spawnSync(node, [builder, '--publish', 'never', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
