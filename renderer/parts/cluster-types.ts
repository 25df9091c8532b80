import type { ClusterType } from '../../preload/contract.ts';

/** The types that a cluster can be of, in the order of the choice. */
export const CLUSTER_TYPE_NAMES = {
  Basic: 'Basic',
  Standard: 'Standard',
  Enterprise: 'Enterprise',
  Dedicated: 'Dedicated',
  Freight: 'Freight',
} satisfies Record<ClusterType, string>;
