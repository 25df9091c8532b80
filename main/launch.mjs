#!/usr/bin/env node
/** Starts Laglight on any machine with Node 20 or newer and npm: sets up what is missing, then runs the command. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE_OPTIONS, prepare, ROOT } from './setup.mjs';

const commandLine = process.argv.slice(2);
const needsPages = ['serve', 'demo'].includes(commandLine[0]);
const node = prepare({ renderer: needsPages });

const child = spawn(node, [...NODE_OPTIONS, join(ROOT, 'main/hosts/terminal/index.ts'), ...commandLine], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
