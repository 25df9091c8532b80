import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { readRunning, runningFile } from '../browser/running.ts';
import { type Asking, LocalLaglight } from './asking.ts';
import { openLaglight } from './open-laglight.ts';
import { InputEnded, type Prompts } from './prompts.ts';
import { RemoteLaglight } from './remote.ts';
import { SetupDialogue } from './setup-dialogue.ts';
import { type Command, UsageError } from './usage.ts';

/** No configuration of any program comes near this. */
const LONGEST_TEXT = 1_000_000;

/** Where a set-up in a terminal reads and writes. */
export interface SetupTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly print: (text: string) => void;
  /** Undefined where there is nobody to ask. */
  readonly prompts: Prompts | undefined;
}

/**
 * `laglight setup`: sets an account up in the Laglight that is running, else in the settings that the next one reads.
 * Resolves with the exit status: 0 saved, 1 not.
 */
export async function setup(
  command: Extract<Command, { name: 'setup' }>,
  environment: NodeJS.ProcessEnv,
  { input, print, prompts }: SetupTerminal,
): Promise<number> {
  const given = await givenText(command, input);
  // A text from the standard input leaves nothing to read answers from.
  const asked = command.stdin ? undefined : prompts;
  if (given === undefined && !asked) {
    throw new UsageError('This is no terminal that questions could be asked in: use --from FILE or --stdin.');
  }
  const run = (laglight: Asking): Promise<boolean> =>
    new SetupDialogue({ laglight, print, prompts: asked }).run(given);
  try {
    const isSaved = await withLaglight(environment, run);
    if (isSaved) print('“laglight serve” shows it, “laglight status” prints it.');
    return isSaved ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InputEnded)) throw error;
    print(`\n${error.message}`);
    return 1;
  }
}

async function givenText(
  { from, stdin }: Extract<Command, { name: 'setup' }>,
  input: NodeJS.ReadableStream,
): Promise<string | undefined> {
  const given = from === undefined ? (stdin ? await text(input) : undefined) : readText(from);
  if (given !== undefined && given.length > LONGEST_TEXT) {
    throw new UsageError('This text is longer than a million characters: paste the part with the key.');
  }
  return given;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`, {
      cause: error,
    });
  }
}

async function withLaglight<T>(
  environment: NodeJS.ProcessEnv,
  work: (laglight: Asking) => Promise<T>,
): Promise<T> {
  const remote = await runningLaglight(environment);
  if (remote) return work(remote);
  const laglight = await openLaglight(environment);
  try {
    if (laglight.setup().keeping.kind === 'memory')
      throw new UsageError(noKeychain(laglight.setup().keeping.notice));
    return await work(new LocalLaglight(laglight));
  } finally {
    await laglight.dispose();
  }
}

/** A file left by a killed Laglight leads nowhere. */
async function runningLaglight(environment: NodeJS.ProcessEnv): Promise<RemoteLaglight | undefined> {
  const running = readRunning(runningFile(environment));
  const remote = running && new RemoteLaglight(running);
  const isThere = await remote?.ask('setup', null).then(
    () => true,
    () => false,
  );
  return isThere ? remote : undefined;
}

function noKeychain(notice: string | null): string {
  return (
    `The secret could not be kept beyond this command. ${notice ?? ''}\n\n` +
    'Start “laglight serve” and run this command beside it, or give the key by LAGLIGHT_API_KEY, ' +
    'LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS.'
  );
}
