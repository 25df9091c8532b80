import type { DailyHours, TrafficPattern } from '../cluster-contents.ts';
import type { ScenarioRun } from '../scenarios.ts';
import type { CommitRhythm } from './commit-rhythm.ts';

/** A topic and who writes to it how much. */
export interface TopicLayout {
  readonly name: string;
  /** The share of the records that goes to each partition. */
  readonly weights: readonly number[];
  /** Mean records a minute of the whole topic. */
  readonly recordsPerMinute: number;
  readonly recordBytes: number;
  readonly retentionMinutes: number;
  readonly pattern: TrafficPattern;
  /** How long a transaction of its producers lasts; 0 where they make none. */
  readonly transactionMs: number;
  readonly isMirror: boolean;
  /** The service account that writes to it; empty for mirrors. */
  readonly producer: string;
}

/** A consumer group and what it reads. */
export interface GroupLayout {
  readonly name: string;
  readonly principal: string;
  readonly rhythm: CommitRhythm;
  readonly topics: readonly string[];
  /** How many times the topic's mean rate the group can read. */
  readonly headroom: number;
  /** When on each day it is there; undefined: always. */
  readonly hours: DailyHours | undefined;
  /** Where it begins without a committed offset. */
  readonly offsetReset: 'earliest' | 'latest';
  /** What brought a group that comes and goes. */
  readonly visit?: ScenarioRun;
}

/** A service account and what its clients do. */
export interface PrincipalLayout {
  readonly id: string;
  readonly name: string;
  readonly connections: number;
}

/** Who is in a cluster: all that does not change from minute to minute. */
export interface ClusterLayout {
  readonly seed: number;
  readonly topics: readonly TopicLayout[];
  readonly groups: readonly GroupLayout[];
  readonly principals: readonly PrincipalLayout[];
  readonly requestTypes: readonly string[];
}
