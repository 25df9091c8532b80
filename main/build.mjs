/**
 * Builds what does not run as it is: `node main/build.mjs [renderer] [preload] [main]`, all of them without a name. The
 * launcher, the tests and the packaging go through here.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, TARGETS } from './setup.mjs';

const chosen = process.argv.slice(2);

for (const target of chosen.length > 0 ? chosen : Object.keys(TARGETS)) {
  await build({ configFile: join(ROOT, target, 'vite.config.ts'), logLevel: 'warn' });
}
