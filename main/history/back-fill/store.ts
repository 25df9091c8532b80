import type {
  Coverage,
  EventFilter,
  FilledPoints,
  HistoryEvent,
  KeptPage,
  QueryPageToKeep,
  SeriesKey,
  SeriesValues,
  StepMs,
} from '../data.ts';

/** What back-fill needs of the history. */
export interface BackFillStore {
  /** Why nothing can be kept now, one sentence; null when all is well. */
  readonly problem: string | null;
  /** What is known of the minutes of a cluster from `from` until before `to`. */
  coverage(clusterId: string, from: number, to: number): Promise<Coverage>;
  /** Reads a page and keeps its points. Rejects where it cannot be read or kept. */
  fillFromQuery(page: QueryPageToKeep): Promise<KeptPage>;
  /** Keeps points; what was scraped stays as it is. Rejects where they cannot be kept. */
  fill(points: FilledPoints): Promise<void>;
  /** Series with exactly these labels that have a value since `from`. */
  keysOf(
    clusterId: string,
    metricId: string,
    labelNames: readonly string[],
    from: number,
  ): Promise<readonly SeriesKey[]>;
  /** The values of each series by steps from `from` until before `to`. */
  read(
    keys: readonly SeriesKey[],
    from: number,
    to: number,
    stepMs: StepMs,
  ): Promise<readonly SeriesValues[]>;
  /** Remembers events. */
  addEvents(events: readonly HistoryEvent[]): void;
  events(filter: EventFilter): Promise<readonly HistoryEvent[]>;
}
