/** `npm run bench`: sets up what is missing, then measures. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from '../../main/setup.mjs';

const node = prepare();
const { status } = spawnSync(node, ['--expose-gc', join(ROOT, 'test/bench/run.ts')], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
