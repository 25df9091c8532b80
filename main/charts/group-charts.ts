import type { ChartLine, ChartPage, GroupState, Stretch } from '../../preload/contract.ts';
import { LAG_METRIC } from '../clusters/breakdowns.ts';
import { PRODUCED_METRIC } from '../lag/snapshot-minute.ts';
import { STATE_EVENT } from '../watch/cluster-watch.ts';
import { chartPage, panelOf } from './chart-page.ts';
import { ChartReader, type ChartHistory } from './chart-reader.ts';
import { stepsFor } from './chart-steps.ts';
import { pairLagTimes, type LagPair } from './lag-lines.ts';
import { stateBands } from './state-bands.ts';

/** What the charts of a group are made of. */
export interface GroupChartsOptions {
  readonly history: ChartHistory;
  readonly clusterId: string;
  readonly group: string;
  /** The newest minute of the cluster; undefined before the first. */
  readonly newest: number | undefined;
  /** Its topics, worst first. */
  readonly pairs: readonly LagPair[];
  /** What it is doing now. */
  readonly now: { readonly at: number; readonly state: GroupState } | undefined;
}

/** More lines than this cannot be told apart. */
const TOPICS_CHARTED = 8;

/** The charts of a group's page, from the history, with its states as bands. */
export async function groupCharts(
  { history, clusterId, group, newest, pairs, now }: GroupChartsOptions,
  { from, to, compare }: Stretch,
): Promise<ChartPage> {
  const reader = new ChartReader(history, stepsFor(from, to), compare);
  const { steps } = reader;
  const charted = pairs.slice(0, TOPICS_CHARTED);
  const [lagTime, lags, rates, events] = await Promise.all([
    pairLagTimes(reader, clusterId, charted),
    reader.lines(
      charted.map(({ topic }) => ({
        id: topic,
        label: topic,
        key: { clusterId, metricId: LAG_METRIC, labels: { consumer_group_id: group, topic } },
      })),
    ),
    rateLines(reader, clusterId, group, pairs),
    history.events({
      from: steps.from,
      to: steps.to + steps.stepMs,
      clusterId,
      subject: group,
      kind: STATE_EVENT,
    }),
  ]);
  const emptyReason = 'Nothing is known of this group in this time.';
  const bands = stateBands(events, now, steps);
  return chartPage(history, clusterId, newest, steps, [
    panelOf({
      id: 'lag-time',
      title: 'Lag in time',
      unit: 'milliseconds',
      lines: lagTime,
      bands,
      emptyReason,
    }),
    panelOf({ id: 'lag', title: 'Lag in records', unit: 'records', lines: lags, bands, emptyReason }),
    panelOf({ id: 'rates', title: 'Produced and consumed', unit: 'records/s', lines: rates, emptyReason }),
  ]);
}

/**
 * What all topics of the group receive, and what the group consumes: what is produced less the growth of its lag, over
 * three steps, since lag is looked at once in a step; never below 0.
 */
async function rateLines(
  reader: ChartReader,
  clusterId: string,
  group: string,
  pairs: readonly LagPair[],
): Promise<ChartLine[]> {
  const topics = pairs.map(({ topic }) => topic);
  const [produced, lags] = await Promise.all([
    reader.raw(topics.map((topic) => ({ clusterId, metricId: PRODUCED_METRIC, labels: { topic } }))),
    reader.raw(
      topics.map((topic) => ({
        clusterId,
        metricId: LAG_METRIC,
        labels: { consumer_group_id: group, topic },
      })),
    ),
  ]);
  const { count, stepMs } = reader.steps;
  const received = sums(produced, count);
  const lag = sums(lags, count);
  const consumed = received.map((_, step) => {
    if (step < AVERAGED) return Number.NaN;
    let arrived = 0;
    for (let back = 0; back < AVERAGED; back += 1) arrived += received[step - back] ?? Number.NaN;
    const grown = (lag[step] ?? Number.NaN) - (lag[step - AVERAGED] ?? Number.NaN);
    return Math.max(0, (arrived - grown) / AVERAGED);
  });
  const line = (id: string, label: string, values: Float64Array): ChartLine => ({
    id,
    label,
    values: Array.from(values, (value) => (Number.isNaN(value) ? null : (value * 1000) / stepMs)),
    low: null,
    high: null,
    compared: null,
  });
  return [line('produced', 'Produced', received), line('consumed', 'Consumed', consumed)];
}

const AVERAGED = 3;

/** Of each step the sum; a gap where any is not known. */
function sums(series: readonly { readonly values: Float64Array }[], count: number): Float64Array {
  const total = new Float64Array(count).fill(series.length > 0 ? 0 : Number.NaN);
  for (const { values } of series) {
    for (let step = 0; step < count; step += 1) {
      total[step] = (total[step] ?? Number.NaN) + (values[step] ?? Number.NaN);
    }
  }
  return total;
}
