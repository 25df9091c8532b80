import { Laglight, MemorySettings, MemoryVault, readEndpoints } from '../../laglight.ts';
import { readVersion } from '../../version.ts';
import { startDemoClusters } from './demo-clusters.ts';
import { showInBrowser } from './serve.ts';
import type { Command } from './usage.ts';

/** `laglight demo`: the whole application on the embedded simulator, over real HTTP. Keeps nothing. */
export async function demo(
  command: Extract<Command, { name: 'serve' | 'demo' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const laglight = new Laglight({
    version: readVersion(),
    endpoints: readEndpoints(environment),
    network: { environment },
    settings: new MemorySettings(),
    vault: new MemoryVault('This is the demo.'),
    accounts: [],
    startDemo: startDemoClusters,
  });
  try {
    await laglight.startDemo();
    await showInBrowser(laglight, command, environment, print);
  } finally {
    await laglight.dispose();
  }
  return 0;
}
