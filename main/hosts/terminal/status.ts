import type { ClusterPage, Overview } from '../../../preload/contract.ts';
import { readRunning, runningFile } from '../browser/running.ts';
import { type Asking, LocalLaglight } from './asking.ts';
import { exitStatusOf, glanceJson, glanceTable } from './glance.ts';
import { openLaglight } from './open-laglight.ts';
import { RemoteLaglight } from './remote.ts';
import { type Command, UsageError } from './usage.ts';

const NO_ACCOUNT = `No cluster is set up yet. Either

  laglight setup      and paste what Confluent's console shows

or set LAGLIGHT_API_KEY, LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS. Without an account: npm run demo`;

/** What both a running Laglight and one started for the occasion can tell. */
interface Glance {
  readonly overview: Overview;
  readonly pages: readonly ClusterPage[];
}

/**
 * Prints how the clusters are. Asks the Laglight at the given address, else the one that is running, else reads once
 * by itself. Resolves with the exit status.
 */
export async function status(
  command: Extract<Command, { name: 'status' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const glance = await takeGlance(command.url, environment);
  print(command.json ? glanceJson(glance.overview, glance.pages) : glanceTable(glance.overview));
  return exitStatusOf(glance.overview.health);
}

async function takeGlance(url: string | undefined, environment: NodeJS.ProcessEnv): Promise<Glance> {
  if (url !== undefined) return glanceOf(RemoteLaglight.fromUrl(url));
  const running = readRunning(runningFile(environment));
  if (running) {
    // A file left by a killed Laglight leads nowhere: then this process reads by itself.
    const answer = await glanceOf(new RemoteLaglight(running)).catch(() => undefined);
    if (answer) return answer;
  }
  const laglight = await openLaglight(environment);
  try {
    if (laglight.overview().accounts.length === 0) throw new UsageError(NO_ACCOUNT);
    await laglight.readOnce();
    return await glanceOf(new LocalLaglight(laglight));
  } finally {
    await laglight.dispose();
  }
}

async function glanceOf(laglight: Asking): Promise<Glance> {
  const overview = await laglight.ask('overview', null);
  const pages = await Promise.all(
    overview.clusters.map(({ id }) => laglight.ask('cluster', { clusterId: id })),
  );
  return { overview, pages: pages.filter((page) => page !== null) };
}
