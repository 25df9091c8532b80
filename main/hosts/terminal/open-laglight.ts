import { Laglight, openKeeping, openVault, readEndpoints } from '../../laglight.ts';
import { readVersion } from '../../version.ts';
import { startDemoClusters } from './demo-clusters.ts';
import { accountFromEnvironment } from './environment.ts';

/** The application with the user's accounts, and that of the environment where it names one. Reads nothing yet. */
export async function openLaglight(environment: NodeJS.ProcessEnv): Promise<Laglight> {
  const account = accountFromEnvironment(environment);
  const endpoints = readEndpoints(environment);
  const caFile = environment['LAGLIGHT_CA_FILE'];
  return new Laglight({
    version: readVersion(),
    endpoints,
    network: { environment, ...(caFile !== undefined && caFile !== '' && { caFile }) },
    ...openKeeping({ environment, isDesktop: false }),
    vault: await openVault({ environment }),
    accounts: account ? [account] : [],
    startDemo: startDemoClusters,
  });
}
