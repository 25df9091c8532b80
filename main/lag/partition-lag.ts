import type { LagTime, PartitionReading } from '../../preload/contract.ts';
import { lagTimeOf, severity, walkBack } from './lag-time.ts';

const RATE_MINUTES = 5;
const SECONDS_PER_MINUTE = 60;

/** What was looked up of one partition: a value a minute, oldest first, all of the same stretch; NaN is a gap. */
export interface PartitionSeries {
  readonly partition: string;
  /** Records behind. */
  readonly lag: Float64Array;
  /** Records received in each minute; null where the topic reports none. */
  readonly produced: Float64Array | null;
}

/** A look at the partitions of a group and topic. */
export interface PartitionLook {
  /** The minute it shows, in epoch milliseconds. */
  readonly at: number;
  /** Worst first. */
  readonly partitions: readonly PartitionReading[];
  /** Records behind in all of them. */
  readonly lag: number;
}

/** What a look tells besides its series. */
export interface LookFacts {
  readonly topic: string;
  /** The newest minute of the series, in epoch milliseconds. */
  readonly at: number;
  /** Offsets outrun records in this topic. */
  readonly isAbout: boolean;
  /** Records that are always left in each partition: 1 where transactions leave markers. */
  readonly floor: number;
}

/** Makes of series what people read, worst first. A partition without lag in the newest minute is left out. */
export function partitionLook(series: readonly PartitionSeries[], facts: LookFacts): PartitionLook {
  const partitions = series
    .filter(({ lag }) => !Number.isNaN(lag.at(-1) ?? Number.NaN))
    .map((one) => partitionReading(one, facts))
    .sort((a, b) => severity(b.lagTime) - severity(a.lagTime) || b.lag - a.lag);
  return { at: facts.at, partitions, lag: partitions.reduce((sum, { lag }) => sum + lag, 0) };
}

function partitionReading(
  { partition, lag: lags, produced }: PartitionSeries,
  facts: LookFacts,
): PartitionReading {
  const lag = lags.at(-1) ?? Number.NaN;
  return {
    topic: facts.topic,
    partition,
    lag,
    lagTime: partitionLagTime(lag, produced, facts),
    producedPerSecond: produced && ratePerSecond(produced),
  };
}

/** The age of the oldest unconsumed record of one partition: exact, since nothing can hide behind a sum. */
export function partitionLagTime(
  lag: number,
  produced: Float64Array | null,
  { floor, isAbout }: Pick<LookFacts, 'floor' | 'isAbout'>,
): LagTime {
  return lagTimeOf({
    lag,
    floor,
    isProducedKnown: produced !== null,
    isAbout,
    isExact: true,
    walkBack: (records) => walkBack(produced ?? new Float64Array(0), produced?.length ?? 0, records),
  });
}

/** The mean of the last minutes that are known; null when none is. */
function ratePerSecond(produced: Float64Array): number | null {
  const last = produced.slice(-RATE_MINUTES).filter((value) => !Number.isNaN(value));
  if (last.length === 0) return null;
  return last.reduce((sum, value) => sum + value, 0) / last.length / SECONDS_PER_MINUTE;
}
