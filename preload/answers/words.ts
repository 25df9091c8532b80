/** Worst first: the order everywhere. */
export const HEALTH_ORDER = [
  'critical',
  'needs-key',
  'warning',
  'stale',
  'starting',
  'healthy',
  'paused',
] as const;

/** What a cluster or account looks like at a glance. `stale` covers offline and inaccessible too; `paused` stands only where all is. */
export type Health = (typeof HEALTH_ORDER)[number];

/** The cluster types that Confluent Cloud sells. */
export const CLUSTER_TYPES = ['Basic', 'Standard', 'Enterprise', 'Dedicated', 'Freight'] as const;
/** See {@link CLUSTER_TYPES}. */
export type ClusterType = (typeof CLUSTER_TYPES)[number];

/** Colours that tell environments apart. */
export const ENVIRONMENT_COLOURS = ['grey', 'blue', 'green', 'yellow', 'orange', 'red', 'purple'] as const;
/** See {@link ENVIRONMENT_COLOURS}. */
export type EnvironmentColour = (typeof ENVIRONMENT_COLOURS)[number];

/** Forms in which the set-up can leave Laglight. */
export const EXPORT_FORMATS = ['laglight', 'prometheus', 'datakit'] as const;
/** See {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the numbers of a figure or column are. Deltas arrive as rates per second. */
export type Unit =
  | 'bytes'
  | 'bytes/s'
  | 'records'
  | 'records/s'
  | 'requests/s'
  | 'count'
  | 'count/s'
  | 'ratio'
  | 'milliseconds'
  | 'plain';

/** A failure in words for a person; `code` is one of a closed set and stays out of sight. */
export interface Failure {
  readonly code: string;
  readonly title: string;
  readonly causes: readonly string[];
  readonly advice: string;
  readonly until: number | null;
  readonly evidence: string | null;
}

/** One minute per value, the first at `start`; null is a gap. */
export interface MinuteSeries {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly start: number;
  readonly values: readonly (number | null)[];
}
