import type { Behaviour } from './behaviour.ts';
import type { Point } from './cluster.ts';
import type { MetricDescriptor } from './metric-descriptors.ts';

/** The points as the server shows them, after the switches that concern every endpoint. */
export function* visiblePoints(
  points: Iterable<Point>,
  metric: MetricDescriptor,
  { zeros, missingIdentityLabels }: Readonly<Behaviour>,
): Generator<Point> {
  let unlabelled: string | undefined;
  for (const point of points) {
    if (zeros === 'absent' && metric.kind === 'COUNTER' && point.value === 0) continue;
    const { principal_id: principal, ...others } = point.labels;
    unlabelled ??= principal;
    yield missingIdentityLabels && principal !== undefined && principal === unlabelled
      ? { labels: others, value: point.value }
      : point;
  }
}
