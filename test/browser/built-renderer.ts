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
  const folders = ['renderer', 'preload'].map((name) => join(ROOT, name));
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((name) => join(folder, name)),
    ),
  );
  const sources = [...files.flat(), join(ROOT, 'package-lock.json')];
  const times = await Promise.all(sources.map(async (source) => (await stat(source)).mtimeMs));
  return Math.max(...times);
}
