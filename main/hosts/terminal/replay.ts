import { basename } from 'node:path';
import { Laglight, MemorySettings, MemoryVault, readEndpoints } from '../../laglight.ts';
import { ReplayServer } from '../../replay/replay-server.ts';
import { NoScrape, readScrapeFile } from '../../replay/scrape-text.ts';
import { readVersion } from '../../version.ts';
import { startDemoClusters } from './demo-clusters.ts';
import { showInBrowser } from './serve.ts';
import { UsageError, type Command } from './usage.ts';

/** `laglight replay FILE`: shows a saved scrape as if it were live, through real HTTP. Keeps nothing. */
export async function replay(
  command: Extract<Command, { name: 'replay' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const server = new ReplayServer(await readOrExplain(command.file));
  const { url } = await server.listen();
  const name = basename(command.file);
  const { credentials, clusterIds } = server;
  const laglight = new Laglight({
    version: readVersion(),
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
    // It is on this machine: no proxy has a part in it.
    network: { environment: {} },
    settings: new MemorySettings(),
    vault: new MemoryVault('This is a replay.'),
    accounts: [{ id: 'replay', name: `Replay of ${name}`, credentials, clusterIds }],
    startDemo: startDemoClusters,
    notices: [`This is a replay of ${name}: the same minute again and again, nothing of what is there now.`],
  });
  try {
    await showInBrowser(laglight, command, environment, print);
  } finally {
    await laglight.dispose();
    await server.close();
  }
  return 0;
}

async function readOrExplain(file: string) {
  try {
    return await readScrapeFile(file);
  } catch (error) {
    if (error instanceof NoScrape) {
      throw new UsageError(`${error.message} “laglight save-scrape” writes such files.`, { cause: error });
    }
    throw error;
  }
}
