import { createHash } from 'node:crypto';
import type { Cloud } from './cloud.ts';
import { RESOURCE_TYPES } from './export-request.ts';
import type { ApiKey } from './keys.ts';
import { errorReply, jsonReply, type Reply } from './reply.ts';

/** `GET /v2/metrics/cloud/discovery`, to a client whose key is good: what it may read, as Prometheus wants to hear it. */
export function answerDiscovery(
  cloud: Cloud,
  parameters: URLSearchParams,
  host: string,
  caller: ApiKey,
): Reply {
  const environments = parameters.getAll('env');
  const associated = parameters.getAll('associated_kafka_id');
  const type = parameters.get('resource_type');
  if (environments.length > 1) {
    return errorReply(400, 'Only one environment ID can be specified per request');
  }
  if (associated.length > 1) {
    return errorReply(400, 'Only one associated Kafka ID can be specified per request');
  }
  if (type !== null && !RESOURCE_TYPES.some((known) => known === type)) {
    return errorReply(
      400,
      `Invalid resource type '${type}'. Supported resource types for view 'cloud': ${RESOURCE_TYPES.join(', ')}`,
    );
  }
  const authorized = cloud.clusters.filter(({ plan }) => cloud.isAccessible(plan.id, caller));
  if (authorized.length === 0 && cloud.behaviour.discoveryOfNothing === 'forbidden') {
    return errorReply(403, 'Query must filter by at least one of your authorized resources');
  }
  const listed = authorized
    .map(({ plan }) => plan)
    .filter(
      ({ id, environment }) =>
        [id, undefined].includes(associated[0]) && [environment, undefined].includes(environments[0]),
    )
    .filter(() => type === null || type === 'kafka');
  if (listed.length === 0) return jsonReply(200, []);
  const ids = listed.map(({ id }) => id).join(',');
  const job = createHash('sha256').update(`${caller.principal} ${ids}`).digest('hex').slice(0, 12);
  return jsonReply(200, [
    {
      targets: [host],
      labels: {
        __metrics_path__: '/v2/metrics/cloud/export',
        __param_resource_kafka_id: ids,
        __param_debug_job_id: `cflt-${job}`,
      },
    },
  ]);
}
