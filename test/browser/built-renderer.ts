import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUT = join(ROOT, 'dist/renderer');

/** The folder of the built renderer, built anew when it is missing or older than a source of it. */
export async function builtRenderer(): Promise<string> {
  const built = await stat(join(OUTPUT, 'index.html')).catch(() => null);
  if (built === null || (await newestSource()) > built.mtimeMs) {
    await build({ configFile: join(ROOT, 'renderer/vite.config.ts'), logLevel: 'warn' });
  }
  return OUTPUT;
}

async function newestSource(): Promise<number> {
  const folder = join(ROOT, 'renderer');
  const names = await readdir(folder, { recursive: true });
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return Math.max(...times, (await stat(join(ROOT, 'package-lock.json'))).mtimeMs);
}
