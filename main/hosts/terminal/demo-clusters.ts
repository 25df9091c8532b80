import { readEndpoints, type DemoClusters } from '../../laglight.ts';
import { DEMO } from '../../simulator/demo-story.ts';
import { Simulator } from '../../simulator/simulator.ts';

/** A simulator that is listening, and the account that reads it. */
export async function startDemoClusters(): Promise<DemoClusters> {
  const simulator = new Simulator(DEMO);
  const { url } = await simulator.listen(0);
  const { credentials, clusterIds } = simulator;
  return {
    account: { id: 'demo', name: 'Demo', credentials, clusterIds },
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
    dispose: () => simulator.close(),
  };
}
