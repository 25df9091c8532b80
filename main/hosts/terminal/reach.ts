import { readRunning, runningFile } from '../browser/running.ts';
import { type Asking, LocalLaglight } from './asking.ts';
import { openLaglight } from './open-laglight.ts';
import { RemoteLaglight } from './remote.ts';
import { UsageError } from './usage.ts';

const NO_ACCOUNT = `No cluster is set up yet. Either

  laglight setup      and paste what Confluent's console shows

or set LAGLIGHT_API_KEY, LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS. Without an account: npm run demo`;

/**
 * Asks the Laglight at the given address, else the one that is running, else one that reads once for the occasion.
 * Rejects with a `UsageError` where there is no account to read.
 */
export async function reachLaglight<T>(
  url: string | undefined,
  environment: NodeJS.ProcessEnv,
  work: (laglight: Asking) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return work(RemoteLaglight.fromUrl(url));
  const running = readRunning(runningFile(environment));
  const remote = running && new RemoteLaglight(running);
  // A file left by a killed Laglight leads nowhere: then this process reads by itself.
  const isThere = await remote?.ask('overview', null).then(
    () => true,
    () => false,
  );
  if (remote && isThere === true) return work(remote);
  const laglight = await openLaglight(environment);
  try {
    if (laglight.overview().accounts.length === 0) throw new UsageError(NO_ACCOUNT);
    await laglight.readOnce();
    return await work(new LocalLaglight(laglight));
  } finally {
    await laglight.dispose();
  }
}
