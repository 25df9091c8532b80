import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** How another process of the same user reaches a running Laglight. */
const runningSchema = v.object({ origin: v.string(), token: v.string(), pid: v.number() });

/** See {@link writeRunning}. */
export type Running = v.InferOutput<typeof runningSchema>;

/** The file that tells of a running Laglight: in the user's run-time or state folder, readable by the user only. */
export function runningFile(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  return join(stateFolder(environment, platform), 'laglight', 'running.json');
}

function stateFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = environment['HOME'] ?? homedir();
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? join(home, 'AppData/Local');
  if (platform === 'darwin') return join(home, 'Library/Application Support');
  return environment['XDG_RUNTIME_DIR'] ?? environment['XDG_STATE_HOME'] ?? join(home, '.local/state');
}

/** Leaves the address and its token for `laglight status`; the token is worth no more than this user's own rights. */
export function writeRunning(file: string, running: Running): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(running), { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** What the file says, or undefined when there is none or it is not ours. */
export function readRunning(file: string): Running | undefined {
  try {
    return v.parse(runningSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Takes the file away at the end, unless another Laglight has replaced it meanwhile. */
export function removeRunning(file: string, pid: number): void {
  if (readRunning(file)?.pid === pid) rmSync(file, { force: true });
}
