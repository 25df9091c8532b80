/** So few records behind are nothing. */
const LEAST_FLOOR = 10;
/**
 * Transactions leave one marker in each partition. A lag that never falls below more records than topics have
 * partitions is no such remainder: the group is that far behind, day and night.
 */
const GREATEST_FLOOR = 1_000;

/** The lag that is always there: at most this much is "caught up". `lowest` is the lowest while consuming, or infinite. */
export function floorOf(lowest: number): number {
  return lowest <= GREATEST_FLOOR ? Math.max(LEAST_FLOOR, lowest) : LEAST_FLOOR;
}
