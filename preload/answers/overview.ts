import type { AwaySummary, BackFillProgress } from './history.ts';
import type { GroupState, GroupSummary, LagTime, LimitUse } from './lag.ts';
import type { EnvironmentColour, Failure, Health, MinuteSeries } from './words.ts';

/** The figures of a cluster's card. */
export interface ClusterFigures {
  /** Sum of the lag of all groups, in records. */
  readonly lag: number | null;
  readonly groups: number | null;
  /** The group that is furthest behind in time; of equal ones, in records. */
  readonly worstGroup: {
    readonly group: string;
    readonly lag: number;
    readonly lagTime: LagTime;
    readonly state: GroupState;
  } | null;
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly recordsIn: number | null;
  readonly recordsOut: number | null;
  readonly connections: number | null;
  readonly partitions: number | null;
  /** 0 to 1; null where the cluster type does not report it. */
  readonly load: number | null;
}

/** A cluster as its card shows it. */
export interface ClusterSummary {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly health: Health;
  /** One sentence: what is, since when, what to do. */
  readonly sentence: string;
  /** Since when the health is what it is. */
  readonly since: number;
  readonly failure: Failure | null;
  /** The minute of the newest data, or null before the first. */
  readonly asOf: number | null;
  readonly nextReadAt: number | null;
  readonly figures: ClusterFigures;
  /** The last hour of the cluster's lag. */
  readonly colour: EnvironmentColour | null;
  /** Cluster type, cloud and region, where known: "Dedicated, 4 CKU · AWS eu-central-1". */
  readonly kind: string | null;
  readonly lagSparkline: MinuteSeries;
  /** The last hour of bytes in per second. */
  readonly bytesInSparkline: MinuteSeries;
  /** Limits of which more than half is used, fullest first. */
  readonly limits: readonly LimitUse[];
}

/** An account: a key and the clusters read with it. The key id is not secret; the secret is never here. */
export interface AccountSummary {
  readonly id: string;
  readonly name: string;
  readonly health: Health;
  readonly failure: Failure | null;
  readonly nextReadAt: number | null;
  /** Exports of the last hour for the busiest cluster, and how many an hour are allowed. */
  readonly budget: { readonly used: number; readonly limit: number };
  /** Why "refresh now" would be refused; null when it is allowed. */
  readonly refreshRefusal: string | null;
  readonly isEnabled: boolean;
  /** True for the demo clusters, which have no key and cannot be changed, only removed. */
  readonly isDemo: boolean;
  /** Null for accounts that are not kept in the settings (demo, environment). */
  readonly key: KeyView | null;
}

/** The keys of an account. */
export interface KeyView {
  readonly key: string;
  readonly addedAt: number;
  /** Why the secret of the key is not at hand, and what to do; null when it is. */
  readonly secretProblem: string | null;
  /** A new key that takes over after its first good read. */
  readonly next: { readonly key: string; readonly addedAt: number; readonly failure: Failure | null } | null;
  readonly remindAfterDays: number | null;
  /** True when the key is older than that. */
  readonly isOld: boolean;
}

/** Everything at a glance, clusters worst first. */
export interface Overview {
  readonly version: string;
  /** True when the numbers come from the embedded simulator. */
  readonly demo: boolean;
  readonly now: number;
  readonly health: Health;
  /** One line: "All 3 clusters are healthy." */
  readonly sentence: string;
  readonly accounts: readonly AccountSummary[];
  /** What the user should know of Laglight itself (no keychain, settings set aside), one sentence each. */
  readonly notices: readonly string[];
  readonly clusters: readonly ClusterSummary[];
  /** Groups that need a look: vanished, stalled, growing; worst first, at most 50. Hidden ones are left out. */
  readonly troubled: readonly GroupSummary[];
  /** Groups that the user pinned, in their order. */
  readonly pinned: readonly GroupSummary[];
  /** Set while reading is paused; `until` null is until it is resumed. */
  readonly pause: { readonly until: number | null } | null;
  readonly backFill: BackFillProgress | null;
  readonly away: AwaySummary | null;
}
