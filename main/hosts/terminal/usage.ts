import { parseArgs } from 'node:util';

/** A command line or an environment that cannot be run as given; the message says how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `laglight --help` prints. */
export const HELP = `laglight – consumer lag, throughput and connections of your Confluent Cloud clusters

  laglight start      the desktop application; where that cannot be shown, the same as "serve"
  laglight desktop    the desktop application, or why it cannot be shown
      --demo          with the demo clusters; keeps nothing
  laglight serve      read your clusters every minute and show them in a browser
      --port N        on this port (default 4680; 0: any free one)
      --no-open       do not open the browser
  laglight setup      add an account: paste what Confluent's console shows, find the clusters, test, save
      --from FILE     read the configuration from a file; asks for what it does not tell
      --stdin         read it from the standard input and ask nothing
                      exit status: 0 saved, 1 not saved. Never give the secret as an argument: others can see it
  laglight demo       on a built-in simulator, no account needed: on the desktop, else in a browser (default port 4681)
  laglight status     print how the clusters are, once
      --json          for machines: every total, and the lag of each group and topic
      --url URL       ask the Laglight at this address (as printed at its start), not the one that is found
                      exit status: 0 healthy, 1 warning, 2 critical, 3 unknown
  laglight save-scrape
                      print Confluent's last answer as it came, to look at or to replay
      --account NAME  of this account, where there are several
      --hash          with hashes in the place of the names of clusters, groups, topics and principals
  laglight replay FILE
                      show a saved scrape, packed by gzip or not, as if it were live (default port 4682)
  laglight diagnose   print what whoever helps you needs: state, settings, log; never a secret
      --hash          with hashes in the place of names
  laglight simulate   only the simulator: a stand-in for Confluent's Metrics API
      --port N        on this port (default 4690)
      --scenario S    with this trouble; may be given several times; "list" prints them all
  laglight --help, --version

Accounts are kept in the settings (LAGLIGHT_FOLDER: in another folder), their secrets in the keychain. Without either:
LAGLIGHT_API_KEY, LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS (ids, separated by commas).
Proxies: HTTPS_PROXY and NO_PROXY. A certificate authority of your company: LAGLIGHT_CA_FILE (PEM).
`;

/** A command line, understood. */
export type Command =
  | { readonly name: 'help' | 'version' }
  | { readonly name: 'serve' | 'demo'; readonly port: number; readonly open: boolean }
  | { readonly name: 'setup'; readonly from: string | undefined; readonly stdin: boolean }
  | { readonly name: 'status'; readonly json: boolean; readonly url: string | undefined }
  | { readonly name: 'replay'; readonly file: string; readonly port: number; readonly open: boolean }
  | { readonly name: 'diagnose'; readonly hash: boolean; readonly url: string | undefined }
  | {
      readonly name: 'save-scrape';
      readonly hash: boolean;
      readonly url: string | undefined;
      readonly account: string | undefined;
    }
  | { readonly name: 'simulate'; readonly port: number; readonly scenarios: readonly string[] };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  from: { type: 'string' },
  stdin: { type: 'boolean' },
  hash: { type: 'boolean' },
  account: { type: 'string' },
  scenario: { type: 'string', multiple: true },
} as const;

/** Which options each command takes; any other is a mistake worth telling. */
const TAKES = {
  serve: ['port', 'no-open'],
  setup: ['from', 'stdin'],
  demo: ['port', 'no-open'],
  status: ['json', 'url'],
  replay: ['port', 'no-open'],
  diagnose: ['hash', 'url'],
  'save-scrape': ['hash', 'url', 'account'],
  simulate: ['port', 'scenario'],
} as const satisfies Record<string, readonly (keyof typeof OPTIONS)[]>;

const DEFAULT_PORTS = { serve: 4680, demo: 4681, replay: 4682, simulate: 4690 };

/** What was given is not repeated: it may be a secret. */
const NO_WORDS =
  '"setup" takes no further words. Never give the secret on the command line, where others can see it: ' +
  'paste it when asked, or use --from FILE or --stdin.';

/** Reads a command line (without node and script). Throws a `UsageError`. */
export function parseCommand(commandLine: readonly string[]): Command {
  const { values, positionals } = parse(commandLine);
  if (values.help === true) return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  const [name, ...rest] = positionals;
  if (name === undefined || name === 'help') return { name: 'help' };
  if (!isCommand(name)) throw new UsageError(`There is no command "${name}".\n\n${HELP}`);
  if (rest.length > 0 && name === 'setup') throw new UsageError(NO_WORDS);
  const [file, ...others] = name === 'replay' ? rest : [undefined, ...rest];
  if (others.length > 0)
    throw new UsageError(`"${name}" takes no "${others.join(' ')}". See laglight --help.`);
  const taken: readonly string[] = TAKES[name];
  const foreign = Object.keys(values).find((option) => !taken.includes(option));
  if (foreign !== undefined) throw new UsageError(`"${name}" takes no --${foreign}. See laglight --help.`);

  if (name === 'setup') return parseSetup(values);
  const { json = false, hash = false, url, account } = values;
  if (name === 'status') return { name, json, url };
  if (name === 'diagnose') return { name, hash, url };
  if (name === 'save-scrape') return { name, hash, url, account };
  const port = parsePort(values.port, DEFAULT_PORTS[name]);
  if (name === 'simulate') return { name, port, scenarios: values.scenario ?? [] };
  const open = values['no-open'] !== true;
  if (name !== 'replay') return { name, port, open };
  if (file === undefined) throw new UsageError('"replay" takes the name of a file: a saved scrape.');
  return { name, file, port, open };
}

function parse(commandLine: readonly string[]) {
  try {
    return parseArgs({ args: [...commandLine], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} See laglight --help.`);
  }
}

function parseSetup({ from, stdin = false }: { readonly from?: string; readonly stdin?: boolean }): Command {
  if (from !== undefined && stdin) throw new UsageError('--from and --stdin are two ways to give one text.');
  return { name: 'setup', from, stdin };
}

function isCommand(name: string): name is keyof typeof TAKES {
  return Object.hasOwn(TAKES, name);
}

function parsePort(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError(`--port ${text} is no port: a number from 0 to 65535.`);
  }
  return port;
}
