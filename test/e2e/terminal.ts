import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The command line of Laglight. */
export const ENTRY = join(import.meta.dirname, '../../main/hosts/terminal/index.ts');

/** How a command in a terminal ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command as its own process, with nothing in its environment but what is given: no keychain, no proxy, no
 * settings of the person who runs the tests.
 */
export async function runLaglight(
  commandLine: readonly string[],
  { environment, input = '' }: { readonly environment: Record<string, string>; readonly input?: string },
): Promise<Ended> {
  const child = spawn(process.execPath, [ENTRY, ...commandLine], {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...environment },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}
