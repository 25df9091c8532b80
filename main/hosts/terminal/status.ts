import type { ClusterPage, Overview } from '../../../preload/contract.ts';
import type { Asking } from './asking.ts';
import { exitStatusOf, glanceJson, glanceTable } from './glance.ts';
import { reachLaglight } from './reach.ts';
import type { Command } from './usage.ts';

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
  const glance = await reachLaglight(command.url, environment, glanceOf);
  print(command.json ? glanceJson(glance.overview, glance.pages) : glanceTable(glance.overview));
  return exitStatusOf(glance.overview.health);
}

async function glanceOf(laglight: Asking): Promise<Glance> {
  const overview = await laglight.ask('overview', null);
  const pages = await Promise.all(
    overview.clusters.map(({ id }) => laglight.ask('cluster', { clusterId: id })),
  );
  return { overview, pages: pages.filter((page) => page !== null) };
}
