import { LAG_METRIC } from '../clusters/breakdowns.ts';
import { MINUTE_MS } from '../clock.ts';
import { MINUTE_STATE, type SeriesKey, type StepMs } from '../history/data.ts';
import type { History } from '../history/history.ts';
import type { LagMinute, LagStep } from '../lag/lag-minute.ts';
import { PRODUCED_METRIC } from '../lag/snapshot-minute.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** What is read of the history. */
export type ReadableHistory = Pick<History, 'keysOf' | 'read' | 'coverage'>;

/** A stretch of a cluster's past, in epoch milliseconds; `to` is not included. */
export interface PastStretch {
  readonly clusterId: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: StepMs;
}

/**
 * What is remembered of the consumer groups of a cluster, oldest first, as lag intelligence takes it: step by step, and
 * read hour by hour, so that a large cluster does not fill the memory. Steps of which nothing is known are left out.
 */
export async function* pastSteps(history: ReadableHistory, stretch: PastStretch): AsyncGenerator<LagStep[]> {
  const { clusterId, from, to, stepMs } = stretch;
  const [pairKeys, topicKeys] = await Promise.all([
    history.keysOf(clusterId, LAG_METRIC, ['consumer_group_id', 'topic'], from),
    history.keysOf(clusterId, PRODUCED_METRIC, ['topic'], from),
  ]);
  if (pairKeys.length === 0) return;
  const cast = castOf(pairKeys, topicKeys);
  const pieceMs = stepMs === MINUTE_MS ? HOUR_MS : 24 * HOUR_MS;
  for (let start = from; start < to; start += pieceMs) {
    const end = Math.min(to, start + pieceMs);
    const [lags, produced, coverage] = await Promise.all([
      history.read(pairKeys, start, end, stepMs),
      history.read(topicKeys, start, end, stepMs),
      history.coverage(clusterId, start, end),
    ]);
    const steps: LagStep[] = [];
    for (let step = 0, at = start; at < end; step += 1, at += stepMs) {
      const states = coverage.minutes.subarray(
        step * (stepMs / MINUTE_MS),
        (step + 1) * (stepMs / MINUTE_MS),
      );
      if (states.every((state) => state === MINUTE_STATE.missing)) continue;
      const isWhole = states.every(
        (state) => state === MINUTE_STATE.scraped || state === MINUTE_STATE.filled,
      );
      steps.push({
        ...cast,
        at,
        stepMs,
        isComplete: isWhole,
        isProducedComplete: isWhole,
        lags: Float64Array.from(lags, ({ values }) => values[step] ?? Number.NaN),
        produced: producedBy(cast.topics.length, produced, step),
      });
    }
    yield steps;
  }
}

/** Topics of the records first, so that their numbers are their places in what is read. */
function castOf(
  pairKeys: readonly SeriesKey[],
  topicKeys: readonly SeriesKey[],
): Pick<LagMinute, 'groups' | 'topics' | 'pairGroups' | 'pairTopics'> {
  const topics = new Numbers(topicKeys.map(({ labels }) => labels['topic'] ?? ''));
  const groups = new Numbers([]);
  const pairGroups = Uint32Array.from(pairKeys, ({ labels }) => groups.of(labels['consumer_group_id'] ?? ''));
  const pairTopics = Uint32Array.from(pairKeys, ({ labels }) => topics.of(labels['topic'] ?? ''));
  return { groups: groups.names, topics: topics.names, pairGroups, pairTopics };
}

function producedBy(
  topics: number,
  produced: readonly { readonly values: Float64Array }[],
  step: number,
): Float64Array {
  const values = new Float64Array(topics).fill(Number.NaN);
  for (const [topic, series] of produced.entries()) values[topic] = series.values[step] ?? Number.NaN;
  return values;
}

/** Numbers names from 0 in the order in which they are met. */
class Numbers {
  readonly names: string[];
  readonly #numbers = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.names = [...names];
    for (const [number, name] of names.entries()) this.#numbers.set(name, number);
  }

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}
