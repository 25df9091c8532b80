/**
 * What a fresh clone lacks, done by the first command that needs it: the dependencies, Node 24 and the built pages.
 * Plain JavaScript that any Node from 20 on can run. Every step looks first and does nothing when all is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED_NODE = 24;

/**
 * What Laglight runs Node with. V8 would set aside 128 MB for young objects while a large answer streams through; with
 * 12 MB (three times the figure here) a scrape takes hardly more time, and the memory budget holds.
 */
export const NODE_OPTIONS = ['--max-semi-space-size=4'];

/** Ends the process with a sentence for the user. */
export function fail(message) {
  process.stderr.write(`laglight: ${message}\n`);
  process.exit(1);
}

/** Tells the user what is being done. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what the lock file says; optional packages of other platforms may be missing. */
function areDependenciesCurrent() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  const installed = readPackages(join(ROOT, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !installed[path])) return true;
    return installed[path]?.version === entry.version;
  });
}

function ensureDependencies() {
  if (areDependenciesCurrent()) return;
  say('Installing dependencies (once, about a minute) …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm ci failed, see above. Check the network, then run the command again.');
}

/** The path of a Node that is new enough: this one, or the one that came with the dependencies. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = join(ROOT, 'node_modules', `node-${system}-${process.arch}`, 'bin', name);
  if (existsSync(bundled)) return bundled;
  return fail(
    `Node ${NEEDED_NODE} is needed, this is ${process.version}, and npm has none for ${process.platform} on ` +
      `${process.arch}. Install it from https://nodejs.org and run the command again.`,
  );
}

function newestChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** What is built, by its folder: the file that is there once it was, and the sources that it is made of. */
export const TARGETS = {
  renderer: { built: 'dist/renderer/index.html', sources: ['renderer', 'preload'] },
  preload: { built: 'dist/preload/index.cjs', sources: ['preload'] },
  main: { built: 'dist/main/index.js', sources: ['main', 'preload'] },
};

/** Whether a target has to be built: there is nothing yet, or a source of it is newer. */
export function isStale(target) {
  const { built, sources } = TARGETS[target];
  const file = join(ROOT, built);
  if (!existsSync(file)) return true;
  const changes = [...sources, 'package-lock.json'].map((name) => newestChange(join(ROOT, name)));
  return statSync(file).mtimeMs <= Math.max(...changes);
}

/** Builds those of `targets` that are stale. */
function ensureBuilt(node, targets) {
  const stale = targets.filter(isStale);
  if (stale.length === 0) return;
  say(stale.includes('main') ? 'Building the application …' : 'Building the pages …');
  const { status } = spawnSync(node, [join(ROOT, 'main/build.mjs'), ...stale], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail('it could not be built, see above.');
}

/** Makes the clone ready to run, with these targets built, and returns the path of the Node to run it with. */
export function prepare({ targets = Object.keys(TARGETS) } = {}) {
  // What Node made of the sources is kept for the next start: that takes a third of the time then, and 30 MB less,
  // since the compiler that strips the types is not loaded.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache/compiled');
  ensureDependencies();
  const node = findNode();
  ensureBuilt(node, targets);
  return node;
}
