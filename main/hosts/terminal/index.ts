import { readVersion } from '../../version.ts';
import { demo } from './demo.ts';
import { promptsOf } from './prompts.ts';
import { replay } from './replay.ts';
import { diagnose, saveScrape } from './save.ts';
import { serve } from './serve.ts';
import { setup } from './setup.ts';
import { simulate } from './simulate.ts';
import { status } from './status.ts';
import { EnvironmentError } from '../../laglight.ts';
import { HELP, parseCommand, UsageError } from './usage.ts';

/** All is disposed of when a command has ended: what still runs after this hangs. */
const HANGING_MS = 1_000;

/** Exit status of a mistake in the command line or the environment (the BSD convention's EX_USAGE). */
const USAGE_MISTAKE = 64;

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Runs one command line and resolves with the exit status. */
async function run(commandLine: readonly string[]): Promise<number> {
  const command = parseCommand(commandLine);
  switch (command.name) {
    case 'help':
      print(HELP);
      return 0;
    case 'version':
      print(readVersion());
      return 0;
    case 'serve':
      return serve(command, process.env, print);
    case 'setup':
      return setup(command, process.env, {
        input: process.stdin,
        print,
        prompts: promptsOf(process.stdin, process.stdout),
      });
    case 'demo':
      return demo(command, process.env, print);
    case 'status':
      return status(command, process.env, print);
    case 'replay':
      return replay(command, process.env, print);
    case 'diagnose':
      return diagnose(command, process.env, print);
    case 'save-scrape':
      return saveScrape(command, process.env, print);
    case 'simulate':
      return simulate(command, print);
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`laglight: ${error instanceof Error ? error.message : String(error)}\n`);
  const isMistake = error instanceof UsageError || error instanceof EnvironmentError;
  process.exitCode = isMistake ? USAGE_MISTAKE : 3;
}

// A keychain that hangs holds the process for as long as it likes; everything else has ended by now.
setTimeout(() => process.kill(process.pid, 'SIGKILL'), HANGING_MS).unref();
