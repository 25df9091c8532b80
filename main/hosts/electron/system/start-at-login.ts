import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { autostartFile, autostartText } from './autostart.ts';
import { HIDDEN_ARGUMENT } from './hidden-argument.ts';

/** Has the system start Laglight at login, or stops it. Returns why that was not possible, one sentence. */
export function startAtLogin(
  isWanted: boolean,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  try {
    if (platform !== 'linux') return byLoginItem(isWanted, platform);
    byFile(isWanted, environment);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `The start at login could not be ${isWanted ? 'arranged' : 'taken back'}: ${reason}.`;
  }
}

function byLoginItem(isWanted: boolean, platform: NodeJS.Platform): string | undefined {
  app.setLoginItemSettings({ openAtLogin: isWanted, args: startArguments() });
  const needsApproval =
    isWanted && platform === 'darwin' && app.getLoginItemSettings().status === 'requires-approval';
  return needsApproval
    ? 'macOS wants your consent: allow Laglight in System Settings → General → Login Items.'
    : undefined;
}

/** Electron knows no login items on Linux. */
function byFile(isWanted: boolean, environment: NodeJS.ProcessEnv): void {
  const file = autostartFile(environment, homedir());
  if (!isWanted) {
    rmSync(file, { force: true });
    return;
  }
  // An AppImage runs from a place that is gone after the run; this is the file itself.
  const executable = environment['APPIMAGE'] ?? process.execPath;
  const text = autostartText([executable, ...startArguments()]);
  if (contentOf(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function startArguments(): string[] {
  return app.isPackaged ? [HIDDEN_ARGUMENT] : [app.getAppPath(), HIDDEN_ARGUMENT];
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
