import { MINUTE_MS } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { anyOf, readQueryPage, type QueryFilter, type QueryRow } from '../confluent/query.ts';
import { followPages } from './follow-pages.ts';
import type { QueryLine } from './query-line.ts';

/** A group and topic whose partitions are wanted. */
export interface PartitionSubject {
  readonly group: string;
  readonly topic: string;
  /** Since when, as epoch milliseconds: so far back goes what it has not consumed. Six hours at most are looked up. */
  readonly from: number;
}

/** A stretch of a cluster's minutes; `to` is not included. */
export interface ClusterSpan {
  readonly clusterId: string;
  readonly from: number;
  readonly to: number;
}

/** The API's names of the labels. */
export const LABEL = {
  group: 'metric.consumer_group_id',
  topic: 'metric.topic',
  partition: 'metric.partition',
} as const;

/** How far back subjects are looked up: those of one class share a request. The last is all that the API allows. */
const CLASSES_MS = [30 * MINUTE_MS, 90 * MINUTE_MS, 360 * MINUTE_MS];
/** Points of one page: so many are parsed in a few milliseconds. */
const POINTS_A_PAGE = 2_000;

/** All points of a query, or that the server does not accept it. */
export type Rows =
  | { readonly kind: 'read'; readonly rows: readonly QueryRow[] }
  | { readonly kind: 'refused'; readonly rows: readonly [] };

/** Tells groups and topics apart. */
export function subjectKey({ group, topic }: Pick<PartitionSubject, 'group' | 'topic'>): string {
  return JSON.stringify([group, topic]);
}

/** Puts together what is looked up over stretches of a similar length. The stretches end with the newest minute. */
export function bundled(
  subjects: readonly PartitionSubject[],
  newestMinute: number,
): { readonly subjects: readonly PartitionSubject[]; readonly from: number; readonly to: number }[] {
  const to = newestMinute + MINUTE_MS;
  const longest = Math.max(...CLASSES_MS);
  const byLength = Map.groupBy(
    subjects,
    ({ from }) => CLASSES_MS.find((lengthMs) => to - from <= lengthMs) ?? longest,
  );
  return Array.from(byLength, ([lengthMs, members]) => ({ subjects: members, from: to - lengthMs, to }));
}

/** The lag of each partition of the subjects. Rejects with a `ConfluentFailure` or the signal's reason. */
export function fetchLags(
  line: QueryLine,
  span: ClusterSpan,
  subjects: readonly PartitionSubject[],
  signal: AbortSignal,
): Promise<Rows> {
  const pairs = subjects.map(({ group, topic }): QueryFilter => ({
    op: 'AND',
    filters: [
      { field: LABEL.group, op: 'EQ', value: group },
      { field: LABEL.topic, op: 'EQ', value: topic },
    ],
  }));
  const groupBy = [LABEL.group, LABEL.topic, LABEL.partition];
  return fetchRows(line, span, 'consumer_lag_offsets', anyOf(pairs), groupBy, signal);
}

/** The records produced to each partition of the subjects' topics. Rejects as `fetchLags` does. */
export function fetchProduced(
  line: QueryLine,
  span: ClusterSpan,
  subjects: readonly PartitionSubject[],
  signal: AbortSignal,
): Promise<Rows> {
  const topics = [...new Set(subjects.map(({ topic }) => topic))];
  const where = anyOf(topics.map((value) => ({ field: LABEL.topic, op: 'EQ', value })));
  return fetchRows(line, span, 'received_records', where, [LABEL.topic, LABEL.partition], signal);
}

async function fetchRows(
  line: QueryLine,
  { clusterId, from, to }: ClusterSpan,
  metric: string,
  where: QueryFilter,
  groupBy: readonly string[],
  signal: AbortSignal,
): Promise<Rows> {
  const request = {
    metric: `io.confluent.kafka.server/${metric}`,
    clusterIds: [clusterId],
    where,
    groupBy,
    granularity: 'PT1M',
    start: from,
    end: to,
    limit: Math.max(1, Math.floor((POINTS_A_PAGE * MINUTE_MS) / (to - from))),
  } as const;
  const rows: QueryRow[] = [];
  const outcome = await followPages(
    (token) => {
      // A query that begins again brings all of it again.
      if (token === undefined) rows.length = 0;
      return line.page(request, token, signal);
    },
    (body) => {
      const page = readPage(body);
      rows.push(...page.rows);
      return Promise.resolve({ points: page.rows.length, nextPageToken: page.nextPageToken });
    },
  );
  return outcome.kind === 'refused' ? { kind: 'refused', rows: [] } : { kind: 'read', rows };
}

function readPage(body: Uint8Array): ReturnType<typeof readQueryPage> {
  try {
    return readQueryPage(Buffer.from(body).toString('utf8'));
  } catch (cause) {
    throw new ConfluentFailure(
      'not-metrics',
      {
        title: 'An answer about partitions could not be read.',
        causes: ['The answer was damaged on the way.', 'Confluent changed its interface.'],
        advice: 'Laglight tries again by itself.',
      },
      { cause },
    );
  }
}
