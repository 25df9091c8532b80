import { MINUTE_MS } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import type { MetricsApi } from '../confluent/metrics-api.ts';

const HOUR_MS = 60 * MINUTE_MS;
const LAG = 'io.confluent.kafka.server/consumer_lag_offsets';

/**
 * The lag of a whole cluster in the hour that ends with a minute, for a single answer: whoever stays has the history.
 * Empty where Confluent does not tell. Rejects with the signal's reason only.
 */
export async function lagOfLastHour(
  api: Pick<MetricsApi, 'query'>,
  clusterId: string,
  newestMinute: number,
  signal: AbortSignal,
): Promise<readonly { readonly minute: number; readonly lag: number }[]> {
  const end = newestMinute + MINUTE_MS;
  const request = {
    metric: LAG,
    clusterIds: [clusterId],
    granularity: 'PT1M',
    limit: 1,
    groupBy: [],
    start: end - HOUR_MS,
    end,
  } as const;
  const minutes = [];
  try {
    for await (const rows of api.query(request, signal)) {
      for (const { timestampMs, value } of rows) minutes.push({ minute: timestampMs, lag: value });
    }
  } catch (error) {
    if (!(error instanceof ConfluentFailure)) throw error;
  }
  return minutes;
}
