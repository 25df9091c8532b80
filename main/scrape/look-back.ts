import { MINUTE_MS, type Clock } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import type { MetricsApi } from '../confluent/metrics-api.ts';
import type { QueryRequest } from '../confluent/query.ts';
import { definitionOf } from '../metrics/catalogue.ts';

/** Takes one minute of the past: of a consumer group, or of the whole cluster where `group` is undefined. */
export type PastMinute = (
  metricId: string,
  group: string | undefined,
  minuteMs: number,
  value: number,
) => void;

/** How an account looks back. */
export interface LookBackOptions {
  readonly api: Pick<MetricsApi, 'query'>;
  readonly clock: Clock;
}

const HOUR_MS = 60 * MINUTE_MS;
/** Half an hour of a hundred groups is half a megabyte of JSON: parsed without holding the event loop for long. */
const GROUPS_WINDOW_MS = 30 * MINUTE_MS;
const GROUPS_A_PAGE = 100;
/** All requests of an office share 300 a minute; this leaves the larger part to others. */
const SPACING_MS = 500;

const LAG = 'confluent_kafka_server_consumer_lag_offsets';
const GROUP_LABEL = 'metric.consumer_group_id';

/** One thing to look up; windows are as long as the answer stays small. */
interface Subject {
  readonly metricId: string;
  readonly groupBy: readonly string[];
  readonly windowMs: number;
}

const LAG_TOTAL: Subject = { metricId: LAG, groupBy: [], windowMs: HOUR_MS };

/** What the charts of a start show, totals first: they are the cheapest. */
const CHARTS: readonly Subject[] = [
  LAG_TOTAL,
  { metricId: 'confluent_kafka_server_received_bytes', groupBy: [], windowMs: HOUR_MS },
  { metricId: 'confluent_kafka_server_sent_bytes', groupBy: [], windowMs: HOUR_MS },
  { metricId: 'confluent_kafka_server_active_connection_count', groupBy: [], windowMs: HOUR_MS },
  { metricId: LAG, groupBy: [GROUP_LABEL], windowMs: GROUPS_WINDOW_MS },
];

/** How much is looked up: what the charts show, or only the cluster's lag. */
export type LookBackDepth = 'charts' | 'lag';

/** Fetches the hour before the first read through `/query`, so that charts begin full. */
export class LookBack {
  readonly #options: LookBackOptions;

  constructor(options: LookBackOptions) {
    this.#options = options;
  }

  /**
   * Hands out the hour that ends with a minute, of one cluster. What cannot be had is left out: a failure ends the look
   * back and the rest stays a gap. Never rejects but with the signal's reason.
   */
  async fillHour(
    clusterId: string,
    newestMinute: number,
    depth: LookBackDepth,
    fill: PastMinute,
    signal: AbortSignal,
  ): Promise<void> {
    const end = newestMinute + MINUTE_MS;
    try {
      for (const { metricId, groupBy, windowMs } of depth === 'lag' ? [LAG_TOTAL] : CHARTS) {
        for (let start = end - HOUR_MS; start < end; start += windowMs) {
          await this.#fillWindow(
            metricId,
            { clusterId, groupBy, start, end: start + windowMs },
            fill,
            signal,
          );
        }
      }
    } catch (error) {
      if (!(error instanceof ConfluentFailure)) throw error;
    }
  }

  async #fillWindow(
    metricId: string,
    { clusterId, ...span }: Pick<QueryRequest, 'groupBy' | 'start' | 'end'> & { readonly clusterId: string },
    fill: PastMinute,
    signal: AbortSignal,
  ): Promise<void> {
    const { api, clock } = this.#options;
    const metric = definitionOf(metricId)?.apiName ?? metricId;
    const request: QueryRequest = {
      metric,
      clusterIds: [clusterId],
      granularity: 'PT1M',
      limit: GROUPS_A_PAGE,
      ...span,
    };
    await clock.sleep(SPACING_MS, signal);
    for await (const rows of api.query(request, signal)) {
      for (const { timestampMs, value, labels } of rows) {
        const group = labels[GROUP_LABEL];
        // A point without the label it was asked by belongs to nobody known.
        if (span.groupBy.length === 0 || group !== undefined) fill(metricId, group, timestampMs, value);
      }
    }
  }
}
