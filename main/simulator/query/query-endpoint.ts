import type { Cloud } from '../cloud.ts';
import type { ApiKey } from '../keys.ts';
import { BadRequest, errorReply, jsonReply, type Reply } from '../reply.ts';
import { comparisons, type Filter } from './filter.ts';
import { makePageToken, readPageToken } from './page-token.ts';
import { type QueryRequest, readQueryRequest } from './query-request.ts';
import { type ResultGroup, runQuery } from './query-engine.ts';

/** `POST /v2/metrics/cloud/query`, to a client whose key is good. */
export function answerQuery(cloud: Cloud, parameters: URLSearchParams, body: string, caller: ApiKey): Reply {
  try {
    const now = cloud.clock.now();
    const query = readQueryRequest(body, now);
    const after = readPosition(parameters.get('page_token'), query, body, cloud);
    const named = namedClusters(query.filter);
    const clusters = cloud.clusters.filter(
      ({ plan }) => named.has(plan.id) && cloud.isAccessible(plan.id, caller),
    );
    if (clusters.length === 0 && !asksForStrangeResource(query.filter)) {
      return errorReply(403, 'Query must filter by at least one of your authorized resources');
    }
    const groups = ordered(runQuery(query, clusters, cloud), query);
    const open = after === undefined ? groups : groups.filter(({ key }) => key > after);
    const page = open.slice(0, query.limit);
    const lastKey = open.length > page.length && isPaged(query) ? page.at(-1)?.key : undefined;
    const nextPage = lastKey === undefined ? {} : { next_page_token: makePageToken(lastKey, body, now) };
    const meta = isPaged(query) ? { meta: { pagination: { page_size: query.limit, ...nextPage } } } : {};
    return jsonReply(200, { data: format(page, query, cloud.behaviour.queryMilliseconds), ...meta });
  } catch (error) {
    if (error instanceof BadRequest) return errorReply(400, error.message);
    throw error;
  }
}

const isPaged = (query: QueryRequest) => query.groupBy.length > 0 && query.granularity !== 'ALL';

function readPosition(
  token: string | null,
  query: QueryRequest,
  body: string,
  cloud: Cloud,
): string | undefined {
  if (token === null) return undefined;
  if (!isPaged(query)) throw new BadRequest('Paging needs group_by and a granularity other than ALL');
  if (query.intervals.some(({ moving }) => moving)) {
    throw new BadRequest('Paging needs an interval without now');
  }
  return readPageToken(token, body, cloud.clock.now(), cloud.behaviour.pageTokenLifeMs);
}

function namedClusters(filter: Filter): Set<string> {
  const named = comparisons(filter).filter(({ field, op }) => field === 'resource.kafka.id' && op === 'EQ');
  return new Set(named.map(({ value }) => value));
}

/** A resource under a wrong name finds nothing, and nobody is told why. */
function asksForStrangeResource(filter: Filter): boolean {
  const fields = comparisons(filter).map(({ field }) => field);
  return fields.some((field) => field.startsWith('resource.') && field !== 'resource.kafka.id');
}

function ordered(groups: ResultGroup[], { order }: QueryRequest): ResultGroup[] {
  if (order === undefined) return groups;
  const sign = order === 'ASCENDING' ? 1 : -1;
  return groups.sort((a, b) => sign * ((a.points[0]?.value ?? 0) - (b.points[0]?.value ?? 0)));
}

function format(groups: readonly ResultGroup[], query: QueryRequest, milliseconds: boolean): unknown[] {
  const point = ({ time, value }: ResultGroup['points'][number]) => {
    const timestamp = new Date(time).toISOString();
    return { timestamp: milliseconds ? timestamp : timestamp.replace(/\.\d+Z$/, 'Z'), value };
  };
  return query.format === 'GROUPED'
    ? groups.map(({ labels, points }) => ({ ...labels, points: points.map(point) }))
    : groups.flatMap(({ labels, points }) => points.map((each) => ({ ...point(each), ...labels })));
}
