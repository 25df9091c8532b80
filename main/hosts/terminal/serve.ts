import { join } from 'node:path';
import type { Laglight } from '../../laglight.ts';
import { removeRunning, runningFile, writeRunning } from '../browser/running.ts';
import { BrowserHost } from '../browser/server.ts';
import { followCrashes } from './crashes.ts';
import { openBrowser } from './open-browser.ts';
import { openLaglight } from './open-laglight.ts';
import { stopSignal } from './stop-signal.ts';
import type { Command } from './usage.ts';

/** The built renderer, beside this source tree. */
const PAGES_FOLDER = join(import.meta.dirname, '../../../dist/renderer');

/** `laglight serve`: reads the accounts of the user until it is told to stop; without any it shows the set-up. */
export async function serve(
  command: Extract<Command, { name: 'serve' | 'demo' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const laglight = await openLaglight(environment);
  const file = runningFile(environment);
  try {
    await showInBrowser(laglight, command, environment, print, (address) => {
      writeRunning(file, { ...address, pid: process.pid });
    });
  } finally {
    removeRunning(file, process.pid);
    await laglight.dispose();
  }
  return 0;
}

/** Starts reading, opens the browser host and stays until a stop signal. */
export async function showInBrowser(
  laglight: Laglight,
  command: Extract<Command, { name: 'serve' | 'demo' | 'replay' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
  announce: (address: { readonly origin: string; readonly token: string }) => void = () => undefined,
): Promise<void> {
  const host = new BrowserHost({ answers: laglight, pagesFolder: PAGES_FOLDER, port: command.port });
  const stopFollowing = followCrashes(laglight.log);
  try {
    const { url, origin, token } = await host.listen();
    announce({ origin, token });
    void laglight.start();
    print(`\n  ${url}\n\nThe address holds the key to this page. Ctrl+C stops Laglight.`);
    if (command.open) openBrowser(url, environment);
    await stopSignal();
  } finally {
    await host.dispose();
    stopFollowing();
  }
}
