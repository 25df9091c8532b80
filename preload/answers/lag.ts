/** What a consumer group is doing, worst first. */
export const GROUP_STATES = ['vanished', 'stalled', 'growing', 'frozen', 'unknown', 'ok', 'idle'] as const;
/** See {@link GROUP_STATES}. */
export type GroupState = (typeof GROUP_STATES)[number];

/**
 * How sure a figure is. `at-least`: one partition may be worse. `about`: markers of transactions blur it. `more-than`:
 * the data ends there.
 */
export type Certainty = 'exact' | 'about' | 'at-least' | 'more-than';

/** The age of the oldest record that has not been consumed. */
export type LagTime =
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'behind'; readonly ms: number; readonly certainty: Certainty }
  /** `reason`: one clause for a person, "this topic reports no produced records". */
  | { readonly kind: 'unknown'; readonly reason: string };

/** How long a consumer needs to catch up at its present pace. */
export type DrainTime =
  | { readonly kind: 'draining'; readonly ms: number }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'not-draining' }
  | { readonly kind: 'unknown' };

/** How far behind something is, and what it is doing. */
export interface LagReading {
  /** Records; null is not known. */
  readonly lag: number | null;
  /** True where the group is gone and its lag is reckoned from what was produced since: shown with ≈. */
  readonly isEstimated: boolean;
  readonly lagTime: LagTime;
  readonly drain: DrainTime;
  /** Records per second, over the last minutes. */
  readonly producedPerSecond: number | null;
  readonly consumedPerSecond: number | null;
  /** The lag that is always there, from transaction markers say; at most this much is "caught up". */
  readonly floor: number;
  readonly trend: 'rising' | 'falling' | 'steady' | null;
  readonly state: GroupState;
  /** Since when the state is what it is; null where that is not known. */
  readonly since: number | null;
  /** Why the state is what it is, one sentence: "Lag rose by exactly what was produced for 4 minutes: nobody is consuming." */
  readonly evidence: string;
}

/** What the user said of a group. */
export interface GroupChoices {
  readonly isPinned: boolean;
  /** A batch job, say: its absence is no trouble. */
  readonly isExpectedIdle: boolean;
  readonly isHidden: boolean;
  /** The user's own name for it. */
  readonly name: string | null;
}

/** A consumer group at a glance. Its state is the worst of its topics. */
export interface GroupSummary extends LagReading {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly group: string;
  readonly choices: GroupChoices;
  readonly topics: number;
  /** The topic that is furthest behind in time. */
  readonly worstTopic: string | null;
  /** The minute of its data. */
  readonly asOf: number | null;
  /** The last hour of its lag in records, a value a minute that ends with `asOf`; null is a gap. */
  readonly sparkline: readonly (number | null)[];
}

/** A topic that a group reads. */
export interface GroupTopic extends LagReading {
  readonly topic: string;
  /** False when the group has stopped to read this topic while it still reads others. */
  readonly isRead: boolean;
  /** The partition that holds the oldest record, where the API tells partitions. */
  readonly worstPartition: string | null;
}

/** A partition of a topic that a group reads. */
export interface PartitionReading {
  readonly topic: string;
  readonly partition: string;
  readonly lag: number;
  readonly lagTime: LagTime;
  /** Records per second. */
  readonly producedPerSecond: number | null;
}

/** A change of a group's state. */
export interface StateChange {
  readonly at: number;
  readonly from: GroupState | null;
  readonly to: GroupState;
  readonly evidence: string;
}

/** A consumer group's page. */
export interface GroupPage {
  readonly summary: GroupSummary;
  readonly topics: readonly GroupTopic[];
  /** Looked up for groups in trouble, worst first; empty when that was not done. */
  readonly partitions: readonly PartitionReading[];
  /** The minute of `partitions`. */
  readonly partitionsAsOf: number | null;
  /** Why there are no partitions, or what is to be known of them. */
  readonly partitionsNote: string | null;
  /** Newest first, those that are remembered. */
  readonly changes: readonly StateChange[];
  /** What to type to look closer, each with what it shows. */
  readonly commands: readonly { readonly title: string; readonly text: string }[];
  /** The cluster's clients in Confluent's console, where the environment is known. */
  readonly consoleUrl: string | null;
}

/** How much of a limit of the cluster's type is used. */
export interface LimitUse {
  readonly id: 'ingress' | 'egress' | 'partitions' | 'connections' | 'authentications' | 'requests';
  readonly title: string;
  readonly unit: 'bytes/s' | 'count' | 'count/s' | 'requests/s';
  readonly used: number | null;
  readonly limit: number;
  /** True where Confluent advises rather than enforces. */
  readonly isGuideline: boolean;
  /** Where the limit comes from: "60 MB/s for each of 4 CKU". */
  readonly sentence: string;
}

/** The limits of a cluster; empty with a note when its type is not known. */
export interface Limits {
  readonly uses: readonly LimitUse[];
  /** What is missing to say more: "Choose the cluster's type to see its limits." */
  readonly note: string | null;
  /** 0 to 1, where reported. */
  readonly load: number | null;
  readonly hotTopics: readonly string[];
}
