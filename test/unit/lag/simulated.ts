import type { LagMinute } from '../../../main/lag/lag-minute.ts';
import type { Simulator } from '../../../main/simulator/simulator.ts';
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
