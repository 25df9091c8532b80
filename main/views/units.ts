import type { Unit } from '../../preload/contract.ts';
import type { MetricDefinition } from '../metrics/catalogue.ts';

const RATES = {
  bytes: 'bytes/s',
  records: 'records/s',
  requests: 'requests/s',
  count: 'count/s',
  ratio: 'ratio',
  milliseconds: 'milliseconds',
  plain: 'plain',
} as const satisfies Record<MetricDefinition['unit'], Unit>;

/** The unit in which a metric reaches the screen: deltas as rates per second, levels as they are. */
export function unitOf({ kind, unit }: MetricDefinition): Unit {
  if (kind === 'delta') return RATES[unit];
  return unit === 'requests' ? 'count' : unit;
}
