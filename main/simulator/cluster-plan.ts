import type { GroupPlan, TopicPlan } from './cluster-contents.ts';

/** The cluster types that Confluent Cloud sells. */
export type ClusterType = 'Basic' | 'Standard' | 'Enterprise' | 'Dedicated' | 'Freight';

/** How much there is in a cluster; see `SIZES` for the figures. */
export type ClusterSize = 'bare' | 'small' | 'medium' | 'large' | 'very-large' | 'ceiling';

/** What a simulated cluster is. */
export interface ClusterPlan {
  /** `lkc-…` */
  readonly id: string;
  readonly name: string;
  readonly type: ClusterType;
  /** Confluent Kafka units, Dedicated clusters only. */
  readonly cku?: number;
  /** `env-…` */
  readonly environment: string;
  /** The name of the environment; its id where it has none. */
  readonly environmentName?: string;
  readonly cloud: 'AWS' | 'GCP' | 'AZURE';
  readonly region: string;
  readonly size: ClusterSize;
  /** What there is besides what the size brings; for clusters that are modelled only. */
  readonly topics?: readonly TopicPlan[];
  readonly groups?: readonly GroupPlan[];
}

/** How many there are of each kind in a cluster of some size. */
export interface SizeFigures {
  readonly topics: number;
  /** Pairs of consumer group and topic. */
  readonly subscriptions: number;
  readonly principals: number;
  readonly requestTypes: number;
}

/**
 * The sizes of the fact sheet's table 1.8, and one that has only what is planned. Up to medium they are modelled
 * record by record.
 */
export const SIZES: Readonly<Record<ClusterSize, SizeFigures>> = {
  bare: { topics: 0, subscriptions: 0, principals: 2, requestTypes: 8 },
  small: { topics: 30, subscriptions: 40, principals: 8, requestTypes: 8 },
  medium: { topics: 200, subscriptions: 400, principals: 40, requestTypes: 12 },
  large: { topics: 1_000, subscriptions: 3_000, principals: 150, requestTypes: 14 },
  'very-large': { topics: 5_000, subscriptions: 15_000, principals: 400, requestTypes: 15 },
  ceiling: { topics: 60_100, subscriptions: 60_100, principals: 60_100, requestTypes: 15 },
};

/** What the demo shows. */
export const DEFAULT_CLUSTERS: readonly ClusterPlan[] = [
  {
    id: 'lkc-7r4p2d',
    name: 'prod-eu',
    type: 'Dedicated',
    cku: 4,
    environment: 'env-p2d9x1',
    environmentName: 'production',
    cloud: 'AWS',
    region: 'eu-central-1',
    size: 'small',
  },
  {
    id: 'lkc-k9m3vq',
    name: 'prod-us',
    type: 'Standard',
    environment: 'env-p2d9x1',
    environmentName: 'production',
    cloud: 'AWS',
    region: 'us-east-1',
    size: 'small',
  },
  {
    id: 'lkc-x05z8n',
    name: 'staging',
    type: 'Basic',
    environment: 'env-s7f3k0',
    environmentName: 'staging',
    cloud: 'GCP',
    region: 'europe-west3',
    size: 'small',
  },
];
