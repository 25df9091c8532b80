/**
 * How producers write to a topic over time. `daily`: with the wave of a working day; `steady`: the same all day; a
 * burst of some minutes and then silence, with the same mean.
 */
export type TrafficPattern =
  'daily' | 'steady' | { readonly burstMinutes: number; readonly silentMinutes: number };

/** A topic that is in a cluster by plan. */
export interface TopicPlan {
  readonly name: string;
  /** 6 where it is not said. */
  readonly partitions?: number;
  /** Mean of the whole topic; 600 where it is not said. */
  readonly recordsPerMinute?: number;
  /** How records are shared out: `even` where it is not said; `skewed` as 1, 1/2, 1/3 …; or one share a partition. */
  readonly weights?: 'even' | 'skewed' | readonly number[];
  /** `steady` where it is not said. */
  readonly pattern?: TrafficPattern;
  /**
   * Producers are transactional: a transaction lasts so many milliseconds, which must divide a minute evenly, and ends
   * with a marker that takes an offset but is no record. A partition that is read to its end keeps a lag of one, the
   * last marker. With 1 every record is a transaction, and offsets grow by two for each.
   */
  readonly transactionMs?: number;
  /** It mirrors a topic of another cluster: no `received_bytes` and `received_records` are reported. */
  readonly isMirror?: boolean;
}

/** The hours of each day, in UTC, in which a group is there: from 22 to 4 goes past midnight. */
export interface DailyHours {
  readonly from: number;
  readonly to: number;
}

/** A consumer group that is in a cluster by plan. */
export interface GroupPlan {
  readonly name: string;
  readonly topics: readonly string[];
  /** Minutes between two commits, with a fraction for quicker ones; 5 seconds where it is not said. */
  readonly commitEveryMinutes?: number;
  /** A batch job: there only in these hours. */
  readonly hours?: DailyHours;
  /** How many times the topic's mean rate it can read; 4 where it is not said, for batch jobs twice what they need. */
  readonly headroom?: number;
  /** Where it begins when there is no committed offset; `latest` where it is not said. */
  readonly offsetReset?: 'earliest' | 'latest';
}
