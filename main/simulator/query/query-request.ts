import * as v from 'valibot';
import { BadRequest } from '../reply.ts';
import { type Filter, filterSchema } from './filter.ts';
import { type Granularity, GRANULARITIES } from './granularity.ts';
import { type Interval, parseInterval } from './intervals.ts';

/** How points are combined. */
export type Aggregation = 'SUM' | 'MIN' | 'MAX';

/** A query that keeps all the rules. */
export interface QueryRequest {
  /** Dotted. */
  readonly metric: string;
  /** Undefined: what fits the metric. */
  readonly aggregation: Aggregation | undefined;
  readonly filter: Filter;
  readonly granularity: Granularity;
  readonly intervals: readonly Interval[];
  readonly groupBy: readonly string[];
  readonly limit: number;
  readonly order: 'ASCENDING' | 'DESCENDING' | undefined;
  readonly format: 'FLAT' | 'GROUPED';
}

const aggregation = v.object({ metric: v.string(), agg: v.optional(v.picklist(['SUM', 'MIN', 'MAX'])) });

const bodySchema = v.object({
  aggregations: v.pipe(v.array(aggregation), v.length(1, 'Exactly one aggregation is allowed')),
  filter: filterSchema,
  granularity: v.picklist(Object.keys(GRANULARITIES) as Granularity[]),
  intervals: v.pipe(v.array(v.string()), v.minLength(1)),
  group_by: v.optional(v.array(v.string()), []),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))),
  order_by: v.optional(
    v.array(v.object({ order: v.optional(v.picklist(['ASCENDING', 'DESCENDING']), 'DESCENDING') })),
  ),
  format: v.optional(v.picklist(['FLAT', 'GROUPED']), 'FLAT'),
});

const DEFAULT_LIMIT = 100;
const DEFAULT_LIMIT_FOR_ALL = 1_000;

/** Reads the body of a query. Throws a BadRequest where it breaks a rule. */
export function readQueryRequest(body: string, nowMs: number): QueryRequest {
  const result = v.safeParse(bodySchema, parseJson(body));
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadRequest(`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  }
  const { granularity, group_by: groupBy, limit, format, order_by: orderBy, ...rest } = result.output;
  const grouped = groupBy.length > 0;
  if (!grouped && limit !== undefined) throw new BadRequest('limit is only supported with group_by');
  if (!grouped && format === 'GROUPED')
    throw new BadRequest('Format GROUPED is only supported with group_by');
  const intervals = rest.intervals.map((text) => parseInterval(text, nowMs));
  for (const { start, end } of intervals) {
    if (end - start > GRANULARITIES[granularity].longestMs) {
      throw new BadRequest(`The interval is too long for granularity ${granularity}`);
    }
  }
  return {
    metric: rest.aggregations[0]?.metric ?? '',
    aggregation: rest.aggregations[0]?.agg,
    filter: rest.filter,
    granularity,
    intervals,
    groupBy,
    limit: limit ?? (granularity === 'ALL' ? DEFAULT_LIMIT_FOR_ALL : DEFAULT_LIMIT),
    order: granularity === 'ALL' ? orderBy?.[0]?.order : undefined,
    format,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new BadRequest('The body is not valid JSON', { cause: error });
  }
}
