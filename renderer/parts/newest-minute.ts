import type { Overview } from '../../preload/contract.ts';

/** The minute of the newest data of any cluster; null before the first. */
export function newestMinute({ clusters }: Pick<Overview, 'clusters'>): number | null {
  return clusters.reduce<number | null>(
    (newest, { asOf }) => (asOf !== null && (newest === null || asOf > newest) ? asOf : newest),
    null,
  );
}
