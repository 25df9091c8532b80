import type { MinuteSeries } from '../../preload/contract.ts';
import type { RecentTotals } from '../clusters/recent.ts';
import { perSecondOrLevel } from '../clusters/snapshot.ts';
import { MINUTE_MS } from '../clock.ts';
import { definitionOf } from '../metrics/catalogue.ts';
import { unitOf } from './units.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** A total of a cluster in the hour that ends with a minute, deltas per second: what a card draws as a line. */
export function hourOf(
  recent: RecentTotals,
  clusterId: string,
  metricId: string,
  minute: number,
): MinuteSeries {
  const definition = definitionOf(metricId);
  if (!definition) throw new Error(`The catalogue has no ${metricId}.`);
  const start = minute - HOUR_MS + MINUTE_MS;
  return {
    id: metricId,
    label: definition.title,
    unit: unitOf(definition),
    start,
    values: recent
      .series(clusterId, metricId, start, minute)
      .map((value) => (value === null ? null : perSecondOrLevel(definition, value))),
  };
}
