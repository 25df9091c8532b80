import type { Point } from '../cluster.ts';
import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { PrincipalModel, RequestTraffic } from './principal-model.ts';

/** The points of a metric that is kept by principal, or by principal and request type. */
export function* principalPoints(
  metric: MetricDescriptor,
  principals: Iterable<PrincipalModel>,
  requestTypes: readonly string[],
  minute: number,
): Generator<Point> {
  for (const principal of principals) {
    const labels = { principal_id: principal.layout.id };
    switch (metric.name) {
      case 'active_connection_count':
        yield { labels, value: principal.connections(minute) };
        break;
      case 'successful_authentication_count':
        yield { labels, value: principal.authentications(minute) };
        break;
      default:
        for (const type of requestTypes) {
          const value = requestValue(metric, principal.requests(type, minute));
          yield { labels: { ...labels, type }, value };
        }
    }
  }
}

function requestValue(metric: MetricDescriptor, traffic: RequestTraffic): number {
  if (metric.name === 'request_bytes') return traffic.requestBytes;
  return metric.name === 'response_bytes' ? traffic.responseBytes : traffic.count;
}
