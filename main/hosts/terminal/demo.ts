import { Laglight } from '../../laglight.ts';
import { readVersion } from '../../version.ts';
import { startDemoAccount } from './demo-account.ts';
import { showInBrowser } from './serve.ts';
import type { Command } from './usage.ts';

/** `laglight demo`: the whole application on the embedded simulator, over real HTTP. */
export async function demo(
  command: Extract<Command, { name: 'serve' | 'demo' }>,
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  const { simulator, account, endpoints } = await startDemoAccount();
  // The simulator is on this machine: no proxy has a part in it.
  const network = { environment: {} };
  const laglight = new Laglight({
    version: readVersion(),
    endpoints,
    network,
    accounts: [account],
    isDemo: true,
  });
  try {
    await showInBrowser(laglight, command, environment, print);
  } finally {
    await laglight.dispose();
    await simulator.close();
  }
  return 0;
}
