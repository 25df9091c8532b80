import type { GroupChoices, GroupTopic } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import { ratesAt } from './consumption.ts';
import { drainOf } from './drain.ts';
import { NO_LONGER_READ, STALE, absentEvidence, presentEvidence } from './evidence.ts';
import { floorOf } from './floor.ts';
import type { Group, Pair } from './members.ts';
import { pairLagTime } from './pair-lag-time.ts';
import type { PairPoints } from './pair-points.ts';
import { isJudged } from './pair-state.ts';
import type { Production } from './production.ts';
import { knownOr, lagsUntil } from './recent-points.ts';
import { trendOf } from './trend.ts';

const PACE_MINUTES = 10;
const SECONDS_PER_MINUTE = 60;

/** What readings are made from. Minutes are counted since the epoch. */
export interface ReadingSource {
  readonly points: PairPoints;
  readonly production: Production;
  /** The newest minute. */
  readonly minute: number;
  /** True when that is too old to judge by. */
  readonly isStale: boolean;
  choicesOf(group: string): GroupChoices;
  silentDaysOf(group: Group): number;
}

/** The minute that is told of a group: its newest one, or, where it is absent, the newest of the cluster. */
export function readingMinute(group: Group, source: ReadingSource): number {
  return group.absent > 0 ? source.minute : group.lastSeen;
}

/** A topic of a group as people read it. */
export function pairReading(pair: Pair, source: ReadingSource): GroupTopic {
  const points = source.points.of(pair);
  const minute = readingMinute(pair.group, source);
  const isPresent = pair.lastSeen === minute;
  const lags = lagsUntil(points, minute, PACE_MINUTES);
  const { produced, consumed } = ratesAt(points, minute);
  const floor = floorOf(pair.lowest);
  return {
    topic: pair.topic.name,
    isRead: !pair.isDropped,
    worstPartition: worstPartition(pair, minute),
    lag: pair.isDropped ? null : pair.estimate,
    isEstimated: !isPresent && !pair.isDropped,
    lagTime: pairLagTime(pair, source.production, points, minute),
    drain: isPresent ? drainOf(lags, floor) : { kind: 'unknown' },
    producedPerSecond: perSecond(produced),
    consumedPerSecond: isPresent ? perSecond(consumed) : null,
    floor,
    trend: isPresent ? trendOf(lags) : null,
    state: source.isStale ? 'unknown' : pair.state,
    since: source.isStale ? null : inMs(pair.since),
    evidence: source.isStale ? STALE : evidenceOf(pair, source),
  };
}

/** Why the state of a group and topic is what it is. */
export function evidenceOf(pair: Pair, source: ReadingSource): string {
  const { group, topic } = pair;
  if (pair.isDropped) return NO_LONGER_READ;
  if (group.absent > 0) {
    const { absence, absent, seen } = group;
    const estimate = topic.hasProduced ? pair.estimate : Number.NaN;
    return absentEvidence({ absence, absent, seen, estimate, silentDays: source.silentDaysOf(group) });
  }
  const points = source.points.of(pair);
  const rates = ratesAt(points, group.lastSeen);
  const quiet = Math.min(pair.quiet, source.points.length - 1);
  let produced = 0;
  for (let back = 0; back < quiet; back++) produced += knownOr(points.produced(group.lastSeen - back), 0);
  return presentEvidence({
    state: pair.state,
    lag: pair.lag,
    floor: floorOf(pair.lowest),
    quiet: pair.quiet,
    risen: pair.lag - points.lag(group.lastSeen - quiet),
    produced,
    producedPerMinute: rates.produced,
    consumedPerMinute: rates.consumed,
    repeats: pair.repeats,
    isJudged: isJudged(pair),
  });
}

/** Epoch milliseconds of a minute. */
export function inMs(minute: number | null): number | null {
  return minute === null ? null : minute * MINUTE_MS;
}

function perSecond(perMinute: number): number | null {
  return Number.isNaN(perMinute) ? null : perMinute / SECONDS_PER_MINUTE;
}

function worstPartition({ look }: Pair, minute: number): string | null {
  const [worst] = look?.partitions ?? [];
  return look && minute - look.at / MINUTE_MS <= PACE_MINUTES && worst?.lagTime.kind === 'behind'
    ? worst.partition
    : null;
}
