import type { Retention } from '../../preload/answers/history.ts';
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
} from './data.ts';
import type { ScrapeParcel } from './scrape-parcel.ts';

/** What the worker begins with. */
export interface WorkerSetup {
  /** Tells the worker's thread from others that load the same file. */
  readonly isHistoryWorker: true;
  readonly folder: string;
  readonly retention: Retention;
}

/** All that can be asked of the worker, and what it answers. */
export interface Requests {
  /** Answered once the file is open, or cannot be. */
  open: { ask: null; answer: null };
  /** `keys-wanted`: nothing was kept, rows came by numbers that mean nothing to the worker. */
  record: { ask: ScrapeParcel; answer: 'kept' | 'keys-wanted' };
  fill: { ask: FilledPoints; answer: null };
  fillFromQuery: { ask: QueryPageToKeep; answer: KeptPage };
  read: {
    ask: {
      readonly keys: readonly SeriesKey[];
      readonly from: number;
      readonly to: number;
      readonly stepMs: StepMs;
    };
    answer: readonly SeriesValues[];
  };
  coverage: {
    ask: { readonly clusterId: string; readonly from: number; readonly to: number };
    answer: Coverage;
  };
  keysOf: {
    ask: {
      readonly clusterId: string;
      readonly metricId: string;
      readonly labelNames: readonly string[];
      readonly from: number;
    };
    answer: readonly SeriesKey[];
  };
  addEvents: { ask: readonly HistoryEvent[]; answer: null };
  events: { ask: EventFilter; answer: readonly HistoryEvent[] };
  setRetention: { ask: Retention; answer: null };
  /** The last: the file is closed when it is answered. */
  close: { ask: null; answer: null };
}

/** Name of a request. */
export type RequestKind = keyof Requests;

/** A request on its way to the worker. */
export type RequestMessage = {
  [Kind in RequestKind]: { readonly id: number; readonly kind: Kind; readonly ask: Requests[Kind]['ask'] };
}[RequestKind];

/** How the history is. */
export interface HistoryStatus {
  readonly problem: string | null;
  readonly notice: string | null;
  readonly bytes: number;
  readonly oldest: number | null;
}

/** An answer on its way back. */
export interface AnswerMessage {
  readonly id: number;
  /** The answer to the request with this id; where it failed, why. */
  readonly result: { readonly answer: unknown } | { readonly failure: string };
  readonly status: HistoryStatus;
}
