import type { LagStep } from './lag-minute.ts';

/** What history kept of a cluster: a value a step for each series, the first at `from`; NaN is a gap or absence. */
export interface KeptLag {
  /** Epoch milliseconds. */
  readonly from: number;
  /** A minute, or 5 minutes for the days before the last. */
  readonly stepMs: number;
  /** Records behind: of a step of several minutes any of them, the least at best. */
  readonly pairs: readonly { readonly group: string; readonly topic: string; readonly lags: Float64Array }[];
  /** Records received in each step. */
  readonly topics: readonly { readonly topic: string; readonly produced: Float64Array }[];
  /** Whether a step, by number, was read or filled as a whole, so that what is missing in it was absent. */
  readonly isComplete: (step: number) => boolean;
}

/** Turns what was kept by series into steps, oldest first, as `ClusterLag` takes them. */
export function* keptSteps({ from, stepMs, pairs, topics, isComplete }: KeptLag): Generator<LagStep> {
  const groupNames = [...new Set(pairs.map(({ group }) => group))];
  const topicNames = [...new Set([...topics, ...pairs].map(({ topic }) => topic))];
  const groupNumbers = new Map(groupNames.map((name, number) => [name, number]));
  const topicNumbers = new Map(topicNames.map((name, number) => [name, number]));
  const pairGroups = Uint32Array.from(pairs, ({ group }) => groupNumbers.get(group) ?? 0);
  const pairTopics = Uint32Array.from(pairs, ({ topic }) => topicNumbers.get(topic) ?? 0);
  const producedTopics = Uint32Array.from(topics, ({ topic }) => topicNumbers.get(topic) ?? 0);
  const steps = Math.max(
    0,
    ...pairs.map(({ lags }) => lags.length),
    ...topics.map((one) => one.produced.length),
  );
  for (let step = 0; step < steps; step++) {
    const produced = new Float64Array(topicNames.length).fill(Number.NaN);
    for (const [index, one] of topics.entries()) {
      produced[producedTopics[index] ?? 0] = one.produced[step] ?? Number.NaN;
    }
    yield {
      at: from + step * stepMs,
      stepMs,
      isComplete: isComplete(step),
      // History keeps a delta that was absent from a complete answer as 0: what is NaN is a gap.
      isProducedComplete: false,
      groups: groupNames,
      topics: topicNames,
      pairGroups,
      pairTopics,
      lags: Float64Array.from(pairs, ({ lags }) => lags[step] ?? Number.NaN),
      produced,
    };
  }
}
