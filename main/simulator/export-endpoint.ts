import type { IncomingHttpHeaders } from 'node:http';
import { CONTENT_TYPES, preferredFormat } from './accept.ts';
import type { Cloud } from './cloud.ts';
import { readExportRequest } from './export-request.ts';
import { writeExport } from './export-writer.ts';
import type { ApiKey } from './keys.ts';
import { dottedName, METRICS } from './metric-descriptors.ts';
import { rateLimitHeaders, type RateLimiter } from './rate-limits.ts';
import { errorReply, type Reply } from './reply.ts';

/** When the `rate-limited` scenario promises a fresh budget. */
const SCENARIO_RESET_SECONDS = 300;

/** `GET /v2/metrics/cloud/export` */
export class ExportEndpoint {
  readonly #cloud: Cloud;
  readonly #hourly: RateLimiter;
  #answers = 0;

  constructor(cloud: Cloud, hourly: RateLimiter) {
    this.#cloud = cloud;
    this.#hourly = hourly;
  }

  /** The answer to a client whose key is good. */
  answer(parameters: URLSearchParams, headers: IncomingHttpHeaders, caller: ApiKey): Reply {
    const { behaviour } = this.#cloud;
    const asked = readExportRequest(parameters);
    if (asked.resources.length === 0) return errorReply(400, 'At least one resource must be requested.');
    const resources = asked.resources.map((resource) => ({
      ...resource,
      accessible: resource.type === 'kafka' && this.#cloud.isAccessible(resource.id, caller),
    }));
    const accessible = resources.filter((resource) => resource.accessible).map((resource) => resource.id);
    if (accessible.length === 0) return this.#forbidden(resources.map((resource) => resource.id));
    const budgets = this.#spend(accessible, caller);
    if (budgets.limited !== undefined) return budgets.limited;

    const exported = METRICS.filter(
      (metric) =>
        (metric.exportable === true || behaviour.newerMetrics) &&
        (asked.metrics === undefined || asked.metrics.has(dottedName(metric))),
    );
    const failed = exported.map(dottedName).filter((name) => behaviour.failedMetrics.includes(name));
    if (failed.length > 0 && !asked.ignoreFailedMetrics) {
      return errorReply(500, `Failed to export the following metrics: ${failed.join(', ')}`);
    }
    const accept = behaviour.honoursAccept ? headers.accept : undefined;
    const format = preferredFormat(accept, behaviour.defaultFormat);
    this.#answers += 1;
    const body = writeExport({
      format,
      minute: this.#cloud.exportMinute(),
      clusters: this.#cloud.clusters.filter((cluster) => accessible.includes(cluster.plan.id)),
      resources,
      metrics: exported,
      failed: asked.ignoreFailedMetrics ? new Set(failed) : undefined,
      answer: this.#answers,
      behaviour,
    });
    return { status: 200, headers: { 'content-type': CONTENT_TYPES[format], ...budgets.headers }, body };
  }

  #forbidden(ids: readonly string[]): Reply {
    return errorReply(
      403,
      this.#cloud.behaviour.forbiddenText === 'lists-resources' && !ids.some((id) => this.#cloud.isNew(id))
        ? `Unauthorized for the following resources: ${ids.join(',')}`
        : 'Query must filter by at least one of your authorized resources',
    );
  }

  /** Takes one export from the budget of each cluster, or none when one of them has none left. */
  #spend(clusterIds: readonly string[], caller: ApiKey) {
    const { behaviour } = this.#cloud;
    const budgetOf = (id: string) => {
      const budget = this.#hourly.budget(subject(id, caller), behaviour.exportsPerHour);
      return { ...budget, remaining: Math.max(0, budget.remaining - behaviour.otherClientExports) };
    };
    const exhausted = clusterIds.filter(
      (id) => budgetOf(id).remaining === 0 || this.#cloud.isRateLimited(id),
    );
    if (exhausted.length > 0) {
      const budgets = exhausted.slice(0, 1).map((id) => {
        const budget = budgetOf(id);
        return budget.remaining === 0
          ? budget
          : { ...budget, remaining: 0, resetSeconds: SCENARIO_RESET_SECONDS };
      });
      const names = exhausted.map((id) => `kafka.id:${id}`).join(', ');
      const detail =
        `Too many requests have been made for the following resources: ${names}. ` +
        'Please see the documentation for current rate limits.';
      return { limited: errorReply(429, detail, rateLimitHeaders(budgets)), headers: {} };
    }
    for (const id of clusterIds) this.#hourly.spend(subject(id, caller));
    const tightest = clusterIds.map(budgetOf).reduce((a, b) => (b.remaining < a.remaining ? b : a));
    return { limited: undefined, headers: rateLimitHeaders([tightest]) };
  }
}

const subject = (clusterId: string, caller: ApiKey) => `${clusterId} ${caller.principal}`;
