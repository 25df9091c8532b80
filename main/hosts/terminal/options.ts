import { readEndpoints } from '../../laglight.ts';
import type { LaglightOptions } from '../../laglight.ts';
import { readVersion } from '../../version.ts';

/** What the environment says about how to reach Confluent, for every command that does. */
export function optionsFromEnvironment(
  environment: NodeJS.ProcessEnv,
): Pick<LaglightOptions, 'endpoints' | 'network' | 'version'> {
  const caFile = environment['LAGLIGHT_CA_FILE'];
  return {
    version: readVersion(),
    endpoints: readEndpoints(environment),
    network: { environment, ...(caFile !== undefined && caFile !== '' && { caFile }) },
  };
}
