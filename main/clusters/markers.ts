import type { LabelPairs } from '../metrics/answer.ts';
import { EXPORT_STATUS, RESOURCE_ACCESS_ERROR } from '../metrics/catalogue.ts';
import { labelOf } from './labels.ts';
import type { SampleTarget, Slot } from './slot.ts';

/** Where samples go that belong to no cluster of the account: they are counted. */
export const foreignSlot: Slot = {
  target: { take: (_row, _value, _timestampMs, answer) => answer.intake.noteForeignSample() },
  row: 0,
};

/** The slot of a series by which Confluent tells about the answer itself; undefined for a metric. */
export function markerSlot(metric: string, labels: LabelPairs): Slot | undefined {
  if (metric === RESOURCE_ACCESS_ERROR)
    return { target: accessTarget(labelOf(labels, 'resource_id')), row: 0 };
  if (metric === EXPORT_STATUS) return { target: statusTarget(labels), row: 0 };
  return undefined;
}

function accessTarget(clusterId: string): SampleTarget {
  return { take: (_row, value, _timestampMs, answer) => answer.intake.noteAccess(clusterId, value > 0) };
}

function statusTarget(labels: LabelPairs): SampleTarget {
  const metricId = metricIdOf(labelOf(labels, 'metric'));
  const isError = labelOf(labels, EXPORT_STATUS) === 'error';
  return {
    take: (_row, value, _timestampMs, answer) => {
      if (isError && value > 0) answer.intake.noteFailedMetric(metricId);
    },
  };
}

/** `io.confluent.kafka.server/sent_bytes` is exported as `confluent_kafka_server_sent_bytes`. */
function metricIdOf(apiName: string): string {
  return apiName.replace(/^io\./, '').replaceAll(/[^a-zA-Z0-9_]/g, '_');
}
