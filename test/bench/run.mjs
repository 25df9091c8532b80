/** `npm run bench`: sets up what is missing, then measures. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE_OPTIONS, prepare, ROOT } from '../../main/setup.mjs';

const node = prepare();
const options = ['--expose-gc', ...NODE_OPTIONS];
const script = join(ROOT, 'test/bench/run.ts');
const { status } = spawnSync(node, [...options, script, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
