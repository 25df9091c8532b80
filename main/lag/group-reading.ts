import type { DrainTime, GroupSummary, GroupTopic, LagTime } from '../../preload/contract.ts';
import { STALE } from './evidence.ts';
import { severity, worseLagTime } from './lag-time.ts';
import type { Group, Pair } from './members.ts';
import { evidenceOf, inMs, pairReading, readingMinute } from './readings.ts';
import type { ReadingSource } from './readings.ts';
import { stateRank } from './states.ts';
import { knownOr } from './recent-points.ts';
import { trendOf } from './trend.ts';

const SPARKLINE_MINUTES = 60;

/** A group as its row shows it, but for the cluster it is in. */
export type GroupReading = Omit<GroupSummary, 'clusterId' | 'clusterName'>;

/** A group as people read it. */
export function groupReading(group: Group, source: ReadingSource): GroupReading {
  const pairs = group.pairs.filter((pair) => !pair.isDropped);
  const topics = pairs.map((pair) => pairReading(pair, source));
  const minute = readingMinute(group, source);
  const lags = sumOfLags(pairs, minute, source);
  return {
    group: group.name,
    choices: source.choicesOf(group.name),
    topics: topics.length,
    worstTopic: worstTopic(topics)?.topic ?? null,
    asOf: inMs(minute),
    sparkline: Array.from(lags, (lag) => (Number.isNaN(lag) ? null : lag)),
    lag: sumOf(topics, 'lag'),
    isEstimated: topics.some((topic) => topic.isEstimated),
    lagTime: lagTimeOfAll(topics.map((topic) => topic.lagTime)),
    drain: drainOfAll(topics),
    producedPerSecond: sumOf(topics, 'producedPerSecond'),
    consumedPerSecond: sumOf(topics, 'consumedPerSecond'),
    floor: sumOf(topics, 'floor') ?? 0,
    trend: trendOf(lags),
    state: source.isStale ? 'unknown' : group.state,
    since: source.isStale ? null : inMs(group.since),
    evidence: source.isStale ? STALE : groupEvidence(group, source),
  };
}

/** Why the state of a group is what it is: that of its worst topic, which is named where there are others. */
export function groupEvidence(group: Group, source: ReadingSource): string {
  const pairs = group.pairs.filter((pair) => !pair.isDropped);
  const worst = worstPair(pairs);
  if (!worst) return 'It reads no topic any more.';
  if (group.absent > 0) return evidenceOf(worstEstimate(pairs) ?? worst, source);
  const sentence = evidenceOf(worst, source);
  return pairs.length > 1 && worst.state !== 'ok' ? `${worst.topic.name}: ${sentence}` : sentence;
}

/** The pair whose state is worst; of equal ones that which has been so for longest. */
export function worstPair(pairs: readonly Pair[]): Pair | undefined {
  let worst: Pair | undefined;
  for (const pair of pairs) {
    if (!worst || isWorse(pair, worst)) worst = pair;
  }
  return worst;
}

function isWorse(pair: Pair, than: Pair): boolean {
  const rank = stateRank(pair.state) - stateRank(than.state);
  return rank < 0 || (rank === 0 && (pair.since ?? Infinity) < (than.since ?? Infinity));
}

function worstEstimate(pairs: readonly Pair[]): Pair | undefined {
  return pairs.reduce<Pair | undefined>(
    (worst, pair) => (worst && worst.estimate >= pair.estimate ? worst : pair),
    undefined,
  );
}

function worstTopic(topics: readonly GroupTopic[]): GroupTopic | undefined {
  const [worst] = topics.toSorted(
    (a, b) => severity(b.lagTime) - severity(a.lagTime) || (b.lag ?? -1) - (a.lag ?? -1),
  );
  return worst;
}

/** Where the age of one topic is not known, that of the others is a lower bound. */
function lagTimeOfAll(lagTimes: readonly LagTime[]): LagTime {
  const [first, ...others] = lagTimes;
  if (!first) return { kind: 'unknown', reason: 'the group reads no topic any more' };
  const worst = others.reduce(worseLagTime, first);
  const isPartial = lagTimes.some(({ kind }) => kind === 'unknown');
  return isPartial && worst.kind === 'behind' && worst.certainty === 'exact'
    ? { ...worst, certainty: 'at-least' }
    : worst;
}

/** The group has caught up when its slowest topic has. */
function drainOfAll(topics: readonly GroupTopic[]): DrainTime {
  let longest: DrainTime = { kind: 'caught-up' };
  for (const { drain } of topics) {
    if (drain.kind === 'not-draining') return drain;
    if (drain.kind === 'unknown') longest = drain;
    if (drain.kind === 'draining' && longest.kind !== 'unknown') {
      if (longest.kind === 'caught-up' || drain.ms > longest.ms) longest = drain;
    }
  }
  return topics.length === 0 ? { kind: 'unknown' } : longest;
}

/** The lag of all topics minute by minute; NaN where none is known. */
function sumOfLags(pairs: readonly Pair[], minute: number, source: ReadingSource): Float64Array {
  const sums = new Float64Array(SPARKLINE_MINUTES).fill(Number.NaN);
  for (const pair of pairs) {
    const points = source.points.of(pair);
    for (let index = 0; index < SPARKLINE_MINUTES; index++) {
      const lag = points.lag(minute - SPARKLINE_MINUTES + 1 + index);
      if (!Number.isNaN(lag)) sums[index] = knownOr(sums[index], 0) + lag;
    }
  }
  return sums;
}

/** Null when any is not known: a part would look like the whole. */
function sumOf(
  topics: readonly GroupTopic[],
  figure: 'lag' | 'producedPerSecond' | 'consumedPerSecond' | 'floor',
): number | null {
  let sum = 0;
  for (const topic of topics) {
    const value = topic[figure];
    if (value === null) return null;
    sum += value;
  }
  return topics.length === 0 ? null : sum;
}
