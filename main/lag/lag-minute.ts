/**
 * What one minute tells of a cluster's consumer groups, by columns: pair number i is a group and a topic that it reads.
 * Lists are only read while the minute is observed.
 */
export interface LagMinute {
  /** The minute it belongs to, in epoch milliseconds. */
  readonly at: number;
  /** True when a pair that is missing, or whose lag is NaN, is known to be absent; otherwise it is a gap. */
  readonly isComplete: boolean;
  /** True when a known topic that is missing is known to have received nothing. */
  readonly isProducedComplete: boolean;
  /** Names of groups; each once. */
  readonly groups: readonly string[];
  /** Names of topics; each once. */
  readonly topics: readonly string[];
  /** For each pair the number of its group. */
  readonly pairGroups: Uint32Array;
  /** For each pair the number of its topic. */
  readonly pairTopics: Uint32Array;
  /** For each pair the records behind; NaN where none are reported. */
  readonly lags: Float64Array;
  /** For each topic the records it received in this minute; NaN where that is not known. */
  readonly produced: Float64Array;
}

/** Several minutes in one, from the coarser history of days ago: records received are summed, lags the least. */
export interface LagStep extends LagMinute {
  /** 1 or 5 minutes; `at` is a multiple of it. */
  readonly stepMs: number;
}
