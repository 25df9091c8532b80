import type { LagMinute } from '../../../main/lag/lag-minute.ts';
import type { PartitionSeries } from '../../../main/lag/partition-lag.ts';
import type { Simulator } from '../../../main/simulator/simulator.ts';
import { MINUTE_MS } from '../../../main/clock.ts';
import { Numbered } from './numbered.ts';

/** A minute of a simulated cluster as its export shows it, without the way through HTTP. */
export function simulatedMinute(simulator: Simulator, cluster: string, at: number): LagMinute {
  const lags = simulator.pointsOf(cluster, 'consumer_lag_offsets', at);
  const received = simulator.pointsOf(cluster, 'received_records', at);
  const groups = new Numbered();
  const topics = new Numbered();
  const pairGroups = Uint32Array.from(lags, ({ labels }) => groups.of(labels['consumer_group_id']!));
  const pairTopics = Uint32Array.from(lags, ({ labels }) => topics.of(labels['topic']!));
  const producedTopics = received.map(({ labels }) => topics.of(labels['topic']!));
  const produced = new Float64Array(topics.names.length).fill(Number.NaN);
  for (const [index, { value }] of received.entries()) produced[producedTopics[index]!] = value;
  return {
    at,
    isComplete: true,
    isProducedComplete: true,
    groups: groups.names,
    topics: topics.names,
    pairGroups,
    pairTopics,
    lags: Float64Array.from(lags, ({ value }) => value),
    produced,
  };
}

/** The partitions of a group and topic over some minutes that end with this one. */
export function simulatedPartitions(
  simulator: Simulator,
  cluster: string,
  { group, topic }: { readonly group: string; readonly topic: string },
  at: number,
  minutes: number,
): PartitionSeries[] {
  const lags = new Map<string, Float64Array>();
  const produced = new Map<string, Float64Array>();
  const seriesOf = (all: Map<string, Float64Array>, partition: string) => {
    const known = all.get(partition) ?? new Float64Array(minutes).fill(Number.NaN);
    all.set(partition, known);
    return known;
  };
  for (let step = 0; step < minutes; step++) {
    const minute = at - (minutes - 1 - step) * MINUTE_MS;
    for (const { labels, value } of simulator.pointsOf(cluster, 'consumer_lag_offsets', minute, {
      byPartition: true,
    })) {
      if (labels['topic'] === topic && labels['consumer_group_id'] === group) {
        seriesOf(lags, labels['partition']!)[step] = value;
      }
    }
    for (const { labels, value } of simulator.pointsOf(cluster, 'received_records', minute, {
      byPartition: true,
    })) {
      if (labels['topic'] === topic) seriesOf(produced, labels['partition']!)[step] = value;
    }
  }
  return [...lags].map(([partition, lag]) => ({ partition, lag, produced: produced.get(partition) ?? null }));
}
