import type { Behaviour } from './behaviour.ts';
import { dottedName, METRICS } from './metric-descriptors.ts';
import { errorReply, jsonReply, type Reply } from './reply.ts';

const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1_000;

/** `GET /v2/metrics/cloud/descriptors/metrics`, to anybody: it needs no key. */
export function answerDescriptors(parameters: URLSearchParams, { newerMetrics }: Readonly<Behaviour>): Reply {
  const pageSize = Number(parameters.get('page_size') ?? DEFAULT_PAGE_SIZE);
  const start = Number(parameters.get('page_token') ?? 0);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > LARGEST_PAGE_SIZE) {
    return errorReply(400, `page_size must be between 1 and ${LARGEST_PAGE_SIZE}`);
  }
  if (!Number.isInteger(start) || start < 0) return errorReply(400, 'The page token is invalid');
  const type = parameters.get('resource_type');
  const all = type === null || type === 'kafka' ? METRICS : [];
  const data = all.slice(start, start + pageSize).map((metric) => ({
    name: dottedName(metric),
    description: metric.description,
    type: `${metric.kind}_${metric.number}`,
    unit: metric.unit,
    lifecycle_stage: 'GENERAL_AVAILABILITY',
    exportable: metric.exportable === true || newerMetrics,
    resources: ['kafka'],
    labels: metric.labels,
  }));
  const end = start + data.length;
  const nextPage = end < all.length ? { next_page_token: String(end) } : {};
  const pagination = { page_size: pageSize, total_size: all.length, ...nextPage };
  return jsonReply(200, { data, links: null, meta: { pagination } });
}
