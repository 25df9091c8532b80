import { readEndpoints, type AccountConfiguration, type LaglightOptions } from '../../laglight.ts';
import { Simulator } from '../../simulator/simulator.ts';

/** A simulator that is listening, and the account that reads it. */
export async function startDemoAccount(): Promise<{
  readonly simulator: Simulator;
  readonly account: AccountConfiguration;
  readonly endpoints: LaglightOptions['endpoints'];
}> {
  const simulator = new Simulator();
  const { url } = await simulator.listen(0);
  return {
    simulator,
    account: {
      id: simulator.credentials.key,
      name: 'Demo',
      credentials: simulator.credentials,
      clusterIds: simulator.clusterIds,
    },
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
  };
}
