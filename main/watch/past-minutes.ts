import { LAG_METRIC } from '../clusters/breakdowns.ts';
import { MINUTE_MS } from '../clock.ts';
import { MINUTE_STATE, type Coverage, type StepMs } from '../history/data.ts';
import type { History } from '../history/history.ts';
import { keptSteps } from '../lag/kept-steps.ts';
import type { LagStep } from '../lag/lag-minute.ts';
import { PRODUCED_METRIC } from '../lag/snapshot-minute.ts';

const HOUR_MS = 60 * MINUTE_MS;

/** What is read of the history. */
type ReadableHistory = Pick<History, 'keysOf' | 'read' | 'coverage'>;

/** A stretch of a cluster's past, in epoch milliseconds; `to` is not included. */
interface PastStretch {
  readonly clusterId: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: StepMs;
}

/**
 * What is remembered of the consumer groups of a cluster, oldest first, as lag intelligence takes it: step by step, and
 * read an hour or a day at a time, so that a large cluster does not fill the memory. Steps of which nothing is known are
 * left out.
 */
export async function* pastSteps(history: ReadableHistory, stretch: PastStretch): AsyncGenerator<LagStep[]> {
  const { clusterId, from, to, stepMs } = stretch;
  const [pairKeys, topicKeys] = await Promise.all([
    history.keysOf(clusterId, LAG_METRIC, ['consumer_group_id', 'topic'], from),
    history.keysOf(clusterId, PRODUCED_METRIC, ['topic'], from),
  ]);
  if (pairKeys.length === 0) return;
  const pieceMs = stepMs === MINUTE_MS ? HOUR_MS : 24 * HOUR_MS;
  for (let start = from; start < to; start += pieceMs) {
    const end = Math.min(to, start + pieceMs);
    const [lags, produced, coverage] = await Promise.all([
      history.read(pairKeys, start, end, stepMs),
      history.read(topicKeys, start, end, stepMs),
      history.coverage(clusterId, start, end),
    ]);
    const steps = keptSteps({
      from: start,
      stepMs,
      // The least of a longer step: the most that was certainly behind in all of it.
      pairs: lags.map(({ values, low }, index) => ({
        group: pairKeys[index]?.labels['consumer_group_id'] ?? '',
        topic: pairKeys[index]?.labels['topic'] ?? '',
        lags: low ?? values,
      })),
      topics: produced.map(({ values }, index) => ({
        topic: topicKeys[index]?.labels['topic'] ?? '',
        produced: values,
      })),
      isComplete: (step) => statesOf(coverage, step, stepMs).every(isWhole),
    });
    yield [...steps].filter(({ at }) =>
      statesOf(coverage, (at - start) / stepMs, stepMs).some((state) => state !== MINUTE_STATE.missing),
    );
  }
}

function statesOf({ minutes }: Coverage, step: number, stepMs: StepMs): Uint8Array {
  const perStep = stepMs / MINUTE_MS;
  return minutes.subarray(step * perStep, (step + 1) * perStep);
}

function isWhole(state: number): boolean {
  return state === MINUTE_STATE.scraped || state === MINUTE_STATE.filled;
}
