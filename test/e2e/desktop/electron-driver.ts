import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { build } from 'vite';
import type { Driver, Launch, Running } from './driver.ts';
import { buildDesktop, DESKTOP_BUNDLE } from './built-desktop.ts';
import { RunningInElectron, ORIGIN } from './running-in-electron.ts';
import { START, Surroundings } from './surroundings.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ENTRY_FOLDER = join(ROOT, '.cache/desktop-test');

/** Electron's binary where it is installed. Its package is never imported: that would download it. */
function electronBinary(): string | undefined {
  const folder = join(ROOT, 'node_modules/electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return undefined;
  const file = join(folder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(file) ? file : undefined;
}

/** Electron runs no TypeScript: the tests' entry is built, too. */
async function buildEntry(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(import.meta.dirname, 'electron-entry.ts'),
      outDir: ENTRY_FOLDER,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(ENTRY_FOLDER, 'electron-entry.mjs');
}

/** Runs the application in Electron itself. */
export class ElectronDriver implements Driver {
  readonly name = 'Electron';
  readonly missing =
    electronBinary() === undefined ? "Electron's binary is not installed (npx install-electron)" : undefined;
  #entry: Promise<string> | undefined;

  async launch(launch: Launch): Promise<Running> {
    const executablePath = electronBinary();
    if (executablePath === undefined) throw new Error(this.missing);
    buildDesktop();
    const entry = await (this.#entry ??= buildEntry());
    const surroundings = new Surroundings();
    await surroundings.start();
    const args = [entry, ...(launch.commandLine ?? [])];
    const env = {
      ...screenOf(process.env),
      ...surroundings.environment(launch),
      LAGLIGHT_TEST_NOW: String(START),
      LAGLIGHT_TEST_ORIGIN: ORIGIN,
      LAGLIGHT_TEST_BUNDLE: DESKTOP_BUNDLE,
      LAGLIGHT_TEST_ROOT: ROOT,
      LAGLIGHT_TEST_TRAY: launch.hasTray === false ? 'none' : 'shown',
    };
    const application: ElectronApplication = await _electron.launch({ executablePath, args, env });
    const startAgain = async (): Promise<void> => {
      await once(spawn(executablePath, [entry], { env, stdio: 'ignore' }), 'exit');
    };
    const running = new RunningInElectron(application, surroundings, startAgain);
    await running.started();
    return running;
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** What a program needs of the environment to show windows. */
function screenOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = [
    'DISPLAY',
    'XAUTHORITY',
    'XDG_RUNTIME_DIR',
    'DBUS_SESSION_BUS_ADDRESS',
    'PATH',
    'SystemRoot',
    'TEMP',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
