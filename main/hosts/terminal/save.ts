import type { ExportedFile } from '../../../preload/contract.ts';
import type { Asking } from './asking.ts';
import { reachLaglight } from './reach.ts';
import { type Command, UsageError } from './usage.ts';

/** `laglight diagnose`: prints what a maintainer needs to know. */
export async function diagnose(
  { hash, url }: Extract<Command, { name: 'diagnose' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const { text } = await reachLaglight(url, environment, (laglight) =>
    laglight.ask('saveDiagnostics', { hashNames: hash }),
  );
  print(text);
  return 0;
}

/** `laglight save-scrape`: prints the last answer of an account. */
export async function saveScrape(
  { hash, url, account }: Extract<Command, { name: 'save-scrape' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const file = await reachLaglight(url, environment, (laglight) => lastScrape(laglight, account, hash));
  if (!file) throw new Error('There is no answer yet: the account could not be read, or was not until now.');
  print(file.text);
  return 0;
}

async function lastScrape(
  laglight: Asking,
  wanted: string | undefined,
  hashNames: boolean,
): Promise<ExportedFile | null> {
  const { accounts } = await laglight.ask('overview', null);
  const found = accounts.filter(({ id, name }) => wanted === undefined || wanted === name || wanted === id);
  const [account, another] = found;
  if (account === undefined || another !== undefined) {
    const names = accounts.map(({ name }) => `“${name}”`).join(', ') || 'none';
    throw new UsageError(`Name one account with --account. There are: ${names}.`);
  }
  return laglight.ask('saveLastScrape', { accountId: account.id, hashNames });
}
