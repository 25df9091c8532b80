import type { ClusterType, LimitUse } from '../../preload/contract.ts';

/** What Confluent limits. */
export type LimitId = LimitUse['id'];

/** Confluent counts a megabyte as a million bytes. */
export const MEGABYTE = 1_000_000;

type Figures = Readonly<Record<LimitId, number>>;

/** Ingress and egress in MB/s, connection attempts and requests per second. */
interface TypeLimits {
  /** For each CKU or eCKU. */
  readonly perUnit: Figures;
  /** For a cluster, however many units it has. */
  readonly most: Figures;
  /** What is advised rather than enforced. */
  readonly guidelines: readonly LimitId[];
  /** True where the number of units is bought; elsewhere clusters grow by themselves. */
  readonly isFixedSize: boolean;
}

/** Confluent's limits as documented about 2026-03. */
export const LIMITS: Readonly<Record<ClusterType, TypeLimits>> = {
  Basic: {
    perUnit: figures(5, 15, 30, 20, 5, 100),
    most: figures(250, 750, 1_500, 1_000, 80, 15_000),
    guidelines: [],
    isFixedSize: false,
  },
  Standard: {
    perUnit: figures(25, 75, 250, 1_000, 50, 1_500),
    most: figures(250, 750, 2_500, 10_000, 500, 15_000),
    guidelines: [],
    isFixedSize: false,
  },
  Enterprise: {
    perUnit: figures(60, 180, 3_000, 18_000, 500, 7_500),
    most: figures(1_920, 5_760, 96_000, 576_000, 16_000, 240_000),
    guidelines: [],
    isFixedSize: false,
  },
  Dedicated: {
    perUnit: figures(60, 180, 4_500, 18_000, 500, 15_000),
    most: figures(9_120, 27_360, 100_000, 2_736_000, 76_000, 2_280_000),
    guidelines: ['ingress', 'egress', 'connections', 'requests'],
    isFixedSize: true,
  },
  Freight: {
    perUnit: figures(60, 180, 3_000, 18_000, 500, 15_000),
    most: figures(9_120, 27_360, 50_000, 2_736_000, 76_000, 2_280_000),
    guidelines: [],
    isFixedSize: false,
  },
};

function figures(
  ingress: number,
  egress: number,
  partitions: number,
  connections: number,
  authentications: number,
  requests: number,
): Figures {
  return { ingress, egress, partitions, connections, authentications, requests };
}
