import { readEndpoints, type DemoClusters } from '../../laglight.ts';
import { DEMO } from '../../simulator/demo-story.ts';
import { DEFAULT_CLUSTERS } from '../../simulator/cluster-plan.ts';
import { Simulator } from '../../simulator/simulator.ts';

/** A simulator that is listening, and the account that reads it. */
export async function startDemoClusters(): Promise<DemoClusters> {
  // Its limit counts for everybody at one address; here there is one, who wants to see all of the past at once.
  const simulator = new Simulator({ ...DEMO, behaviour: { requestsPerMinute: Infinity } });
  const { url } = await simulator.listen(0);
  const { credentials, clusterIds } = simulator;
  return {
    account: { id: 'demo', name: 'Demo', credentials, clusterIds, traits: DEFAULT_CLUSTERS.map(traitsOf) },
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
    dispose: () => simulator.close(),
  };
}

/** What the management API would tell of a cluster. */
function traitsOf({ id, type, cku, cloud, region, environment }: (typeof DEFAULT_CLUSTERS)[number]) {
  return { id, type, cloud, region, environment, ...(cku !== undefined && { units: cku }) };
}
