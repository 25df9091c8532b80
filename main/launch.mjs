#!/usr/bin/env node
/**
 * Starts Laglight on any machine with Node 20 or newer and npm: sets up what is missing, then runs the command. `start`
 * and `demo` open the desktop application where it can be had, and the browser elsewhere; `desktop` and `serve` insist on
 * one of the two.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { desktopObstacle, findElectron } from './desktop.mjs';
import { fail, NODE_OPTIONS, prepare, ROOT, say } from './setup.mjs';

/** A desktop application that ends within this time, with an error, never ran. In milliseconds. */
const STILLBORN_MS = 5_000;

const [command, ...words] = process.argv.slice(2);
const isDemo = command === 'demo' || words.includes('--demo');
/** The same in the browser, or in the terminal. */
const otherwise = [command === 'start' ? 'serve' : command, ...words];

/** True once the user, or the system, asked for the end. */
let isStopped = false;

/** Runs a program in place of this one; resolves with its exit status. */
function run(program, commandLine) {
  const child = spawn(program, commandLine, { stdio: 'inherit' });
  const stop = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  return new Promise((resolve) => {
    const end = (status) => {
      for (const signal of signals) process.off(signal, stop);
      resolve(status);
    };
    child.on('error', () => end(1));
    child.on('exit', (code, signal) => end(code ?? (signal ? 1 : 0)));
  });
}

function runInTerminal(node) {
  return run(node, [...NODE_OPTIONS, join(ROOT, 'main/hosts/terminal/index.ts'), ...otherwise]);
}

/** Opens the desktop application; resolves with its exit status, or with why it could not be opened. */
async function runOnDesktop(node) {
  const electron = findElectron(node);
  if (electron === undefined) return 'Electron could not be fetched (it comes from github.com)';
  const begun = Date.now();
  const status = await run(electron, [ROOT, ...(isDemo ? ['--demo'] : [])]);
  const isStillborn = status !== 0 && !isStopped && Date.now() - begun < STILLBORN_MS;
  return isStillborn ? `Electron ended at once with status ${status}` : status;
}

async function start() {
  const insists = command === 'desktop';
  // Whoever names a port wants the browser.
  const wantsDesktop = insists || (['start', 'demo'].includes(command) && words.length === 0);
  if (!wantsDesktop) {
    const needsPages = ['start', 'serve', 'demo', 'replay'].includes(command);
    return runInTerminal(prepare({ targets: needsPages ? ['renderer'] : [] }));
  }
  const obstacle = desktopObstacle(process.env, process.platform, process.getuid?.());
  if (obstacle !== undefined && insists) fail(`the desktop application cannot be shown: ${obstacle}.`);
  const node = prepare({ targets: obstacle === undefined ? undefined : ['renderer'] });
  const outcome = obstacle ?? (await runOnDesktop(node));
  if (typeof outcome === 'number') return outcome;
  if (insists) fail(`the desktop application cannot be shown: ${outcome}.`);
  say(`No desktop window, the browser instead: ${outcome}.`);
  return runInTerminal(node);
}

process.exitCode = await start();
