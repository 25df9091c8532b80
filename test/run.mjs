/**
 * `npm test`: every check of the project on a fresh clone, one after the other, and a count at the end. Installs a
 * browser where there is none. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, ROOT } from '../main/setup.mjs';

const node = prepare();
const count = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args) {
  console.log(`\n— ${title}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`  ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

function check(title, script, args) {
  const isGood = run(title, node, [join(ROOT, 'node_modules', script), ...args]);
  count[isGood ? 'passed' : 'failed'] += 1;
}

/** A Vitest project; its single tests count. A run that dies before it reports is one failure. */
function tests(title, project) {
  const report = join(mkdtempSync(join(tmpdir(), 'laglight-test-')), 'report.json');
  const isGood = run(title, node, [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    count.failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  count.skipped += result.numPendingTests;
  if (!isGood && result.numFailedTests === 0) count.failed += 1;
}

function isInstalled(command) {
  return spawnSync('which', [command], { stdio: 'ignore' }).status === 0;
}

/** Debian's packages for the tests: the command that shows that one is there, and what brings it. */
const DEBIAN_TOOLS = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  prometheus: ['prometheus'],
  'gnome-keyring-daemon': ['gnome-keyring', 'libsecret-1-0'],
  'dbus-run-session': ['dbus', 'dbus-x11'],
  'secret-tool': ['libsecret-tools'],
};

/** On Debian as root, what the tests want comes from its packages; elsewhere Playwright brings its own browser. */
function ensureTools() {
  const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (isDebianRoot) {
    const packages = Object.entries(DEBIAN_TOOLS).flatMap(([command, names]) =>
      isInstalled(command) ? [] : names,
    );
    if (packages.length === 0) return;
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    run(`installing ${packages.join(', ')}`, 'apt-get', install);
  } else if (!['chromium', 'google-chrome'].some(isInstalled)) {
    run('installing a browser', node, [join(ROOT, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  }
}

ensureTools();
check('types', 'typescript/bin/tsc', ['-b']);
check('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
check('dead code', 'knip/bin/knip.js', []);
check('bundle size', 'size-limit/bin.js', []);
tests('unit, property and contract tests', 'core');
tests('browser tests', 'browser');

console.log(
  `\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`,
);
process.exitCode = count.failed > 0 ? 1 : 0;
