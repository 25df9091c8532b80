import type { PartitionReading } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import type { Pair } from './members.ts';
import { isBlurred } from './pair-lag-time.ts';
import { partitionLook } from './partition-lag.ts';
import type { PartitionSeries } from './partition-lag.ts';
import type { RecentPoints } from './recent-points.ts';

/** Transactions leave one marker in each partition. */
const MARKER = 1;

/** The partitions of a group's topics as they were looked up. */
export interface GroupPartitions {
  /** Worst first within each topic. */
  readonly partitions: readonly PartitionReading[];
  /** The oldest of the looks, in epoch milliseconds. */
  readonly asOf: number;
}

/**
 * Takes a look at its partitions into a pair. Where there is no more than one record in each, answers how many they are
 * in all: markers that always remain.
 */
export function learnLook(
  pair: Pair,
  series: readonly PartitionSeries[],
  at: number,
  points: RecentPoints,
): number | undefined {
  const isEachLeft = pair.lowest < Infinity && pair.lowest >= series.length;
  pair.look = partitionLook(series, {
    topic: pair.topic.name,
    at,
    isAbout: isBlurred(pair, points, at / MINUTE_MS),
    floor: isEachLeft ? MARKER : 0,
  });
  if (pair.look.partitions.every(({ lag }) => lag <= MARKER)) return pair.look.lag;
  pair.canStall = true;
  return undefined;
}

/** What was looked up of the topics of a group; undefined when nothing was. */
export function groupPartitions(pairs: readonly Pair[]): GroupPartitions | undefined {
  const looks = pairs.flatMap(({ look }) => look ?? []);
  if (looks.length === 0) return undefined;
  return {
    partitions: looks.flatMap(({ partitions }) => partitions),
    asOf: Math.min(...looks.map(({ at }) => at)),
  };
}
