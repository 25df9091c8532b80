import type { ChartLine } from '../../preload/contract.ts';
import { LAG_METRIC } from '../clusters/breakdowns.ts';
import { lagTimeSeries } from '../lag/lag-time-series.ts';
import { PRODUCED_METRIC } from '../lag/snapshot-minute.ts';
import { numbers, type ChartReader } from './chart-reader.ts';
import type { Steps } from './chart-steps.ts';

/** A group on a topic, and the lag that is always there. */
export interface LagPair {
  readonly group: string;
  readonly topic: string;
  readonly floor: number;
}

/** How far before the chart records are looked for that wait in it: older ones read as "more than". */
const WALK_BACK_STEPS = 720;

/** Lag in time of groups on topics, step by step in milliseconds: one line for each pair. */
export async function pairLagTimes(
  reader: ChartReader,
  clusterId: string,
  pairs: readonly LagPair[],
): Promise<ChartLine[]> {
  const { steps, comparedSteps } = reader;
  const [now, before] = await Promise.all([
    lagTimes(reader, clusterId, pairs, steps),
    comparedSteps ? lagTimes(reader, clusterId, pairs, comparedSteps) : undefined,
  ]);
  return pairs.map(({ topic }, index) => ({
    id: topic,
    label: topic,
    values: numbers(now[index] ?? new Float64Array(0)),
    low: null,
    high: null,
    compared: before ? numbers(before[index] ?? new Float64Array(0)) : null,
  }));
}

/** Lag in time of whole groups: in each step that of the topic which is worst. */
export async function groupLagTimes(
  reader: ChartReader,
  clusterId: string,
  groups: readonly { readonly group: string; readonly pairs: readonly LagPair[] }[],
): Promise<ChartLine[]> {
  const all = await pairLagTimes(
    reader,
    clusterId,
    groups.flatMap(({ pairs }) => pairs),
  );
  let taken = 0;
  return groups.map(({ group, pairs }) => {
    const lines = all.slice(taken, taken + pairs.length);
    taken += pairs.length;
    return {
      id: group,
      label: group,
      values: worst(lines.map(({ values }) => values)),
      low: null,
      high: null,
      compared: lines[0]?.compared ? worst(lines.map(({ compared }) => compared ?? [])) : null,
    };
  });
}

async function lagTimes(
  reader: ChartReader,
  clusterId: string,
  pairs: readonly LagPair[],
  steps: Steps,
): Promise<Float64Array[]> {
  const { stepMs } = steps;
  const before = Math.min(WALK_BACK_STEPS, steps.count + WALK_BACK_STEPS / 4);
  const walked = { ...steps, from: steps.from - before * stepMs, count: steps.count + before };
  const [lags, produced] = await Promise.all([
    reader.raw(
      pairs.map(({ group, topic }) => ({
        clusterId,
        metricId: LAG_METRIC,
        labels: { consumer_group_id: group, topic },
      })),
      walked,
    ),
    reader.raw(
      pairs.map(({ topic }) => ({ clusterId, metricId: PRODUCED_METRIC, labels: { topic } })),
      walked,
    ),
  ]);
  return pairs.map(({ floor }, index) => {
    const lag = lags[index]?.values;
    const records = produced[index]?.values;
    if (!lag || !records) return new Float64Array(0);
    return lagTimeSeries({ lags: lag, produced: records, stepMs, floor }).ms.subarray(before);
  });
}

/** Where nothing is known of any there is a gap. */
function worst(lines: readonly (readonly (number | null)[])[]): (number | null)[] {
  const [first = []] = lines;
  return first.map((_, step) => {
    let most: number | null = null;
    for (const values of lines) {
      const value = values[step] ?? null;
      if (value !== null && (most === null || value > most)) most = value;
    }
    return most;
  });
}
