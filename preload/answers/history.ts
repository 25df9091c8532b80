import type { StateChange } from './lag.ts';

/** Back-fill under way: fetching minutes that were missed. */
export interface BackFillProgress {
  /** 0 to 1. */
  readonly done: number;
  /** "Fetching 02:10 to 07:55 of prod-eu" without clock times: what of which cluster. */
  readonly sentence: string;
  /** The stretch it is at. */
  readonly from: number;
  readonly to: number;
}

/** How long history is kept. */
export interface Retention {
  /** Days of one-minute values of groups, topics and totals. 1 to 30. */
  readonly minuteDays: number;
  /** Days of five-minute values. 1 to 365. */
  readonly fiveMinuteDays: number;
  /** Days of hourly values. 1 to 3650. */
  readonly hourDays: number;
  /** The largest size on disk in megabytes. 50 to 100,000. */
  readonly maxMegabytes: number;
}

/** What is remembered on disk. */
export interface HistoryState {
  readonly folder: string;
  readonly bytes: number;
  /** The oldest minute that is kept. */
  readonly oldest: number | null;
  readonly retention: Retention;
  /** Why nothing is kept now, and what to do (disk full, another Laglight writes it); null when all is well. */
  readonly problem: string | null;
  readonly backFill: BackFillProgress | null;
}

/** What happened while the machine slept or Laglight did not run. */
export interface AwaySummary {
  readonly from: number;
  readonly to: number;
  /** One sentence: "6 h 10 min away: 2 groups stalled, 1 is well again." */
  readonly sentence: string;
  readonly changes: readonly (StateChange & {
    readonly clusterId: string;
    readonly clusterName: string;
    readonly group: string;
  })[];
  /** True while the stretch is still being fetched. */
  readonly isIncomplete: boolean;
}

/** Something that a search found. */
export interface SearchHit {
  readonly kind: 'cluster' | 'group' | 'topic';
  readonly clusterId: string;
  readonly clusterName: string;
  /** Name of the cluster, group or topic. */
  readonly name: string;
  /** The id, where the name is another. */
  readonly id: string;
  /** "14 min behind, growing". */
  readonly detail: string;
}
