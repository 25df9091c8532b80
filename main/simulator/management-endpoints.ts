import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { MINUTE_MS } from '../clock.ts';
import type { Cloud } from './cloud.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { ApiKey } from './keys.ts';
import { RateLimiter } from './rate-limits.ts';
import { jsonReply, type Reply } from './reply.ts';

const DEFAULT_PAGE_SIZE = 10;
const LARGEST_PAGE_SIZE = 100;

/** Whether a path belongs to the management API, which is another host in real life. */
export function isManagementPath(pathname: string): boolean {
  return /^\/(org|cmk)\//.test(pathname);
}

/** `GET /org/v2/environments` and `GET /cmk/v2/clusters?environment=…` */
export class ManagementEndpoints {
  readonly #cloud: Cloud;
  readonly #perPrincipal: RateLimiter;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#perPrincipal = new RateLimiter(cloud.clock, MINUTE_MS);
  }

  /** The answer to a request; `caller` is undefined where the key is not good. */
  answer(url: URL, headers: IncomingHttpHeaders, caller: ApiKey | undefined): Reply {
    if (caller === undefined) {
      return problem(401, 'user_unauthenticated', 'Unauthorized', 'Invalid credentials', {
        'www-authenticate': 'Basic error="invalid_key"',
      });
    }
    const { behaviour } = this.#cloud;
    const budget = this.#perPrincipal.budget(caller.principal, behaviour.managementRequestsPerMinute);
    if (budget.remaining === 0) {
      return problem(429, 'rate_limit_exceeded', 'Too Many Requests', 'Rate limit exceeded', {
        'x-ratelimit-limit': String(budget.limit),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(budget.resetSeconds),
        'retry-after': String(budget.resetSeconds),
      });
    }
    this.#perPrincipal.spend(caller.principal);
    const sees = caller.managesClusters ? 'clusters' : behaviour.viewerLists;
    if (sees === 'forbidden') {
      return problem(403, 'user_unauthorized', 'Forbidden', 'The caller may not access this resource');
    }
    const plans = sees === 'empty' ? [] : this.#cloud.clusters.map(({ plan }) => plan);
    const base = `http://${headers.host ?? ''}`;
    switch (url.pathname) {
      case '/org/v2/environments':
        return this.#page('org/v2', 'EnvironmentList', environmentsOf(plans), url, base);
      case '/cmk/v2/clusters':
        return this.#clusters(plans, url, base);
      default:
        return problem(404, 'not_found', 'Not Found', 'Not found');
    }
  }

  #clusters(plans: readonly ClusterPlan[], url: URL, base: string): Reply {
    const environments = url.searchParams.getAll('environment');
    if (environments.length !== 1) {
      return problem(400, 'invalid_filter', 'Bad Request', 'Exactly one environment must be specified');
    }
    const own = plans.filter(({ environment }) => environment === environments[0]);
    return this.#page('cmk/v2', 'ClusterList', own.map(clusterView), url, base);
  }

  #page(version: string, kind: string, all: readonly object[], url: URL, base: string): Reply {
    const { searchParams } = url;
    const size = Number(searchParams.get('page_size') ?? DEFAULT_PAGE_SIZE);
    const start = Number(searchParams.get('page_token') ?? 0);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE_SIZE) {
      return problem(400, 'invalid_page_size', 'Bad Request', `page_size must be 1 to ${LARGEST_PAGE_SIZE}`);
    }
    if (!Number.isInteger(start) || start < 0) {
      return problem(400, 'invalid_page_token', 'Bad Request', 'The page token is invalid');
    }
    const data = all.slice(start, start + size);
    const end = start + data.length;
    const link = (from: number) => {
      const target = new URL(url.pathname + url.search, base);
      target.searchParams.set('page_token', String(from));
      return target.href;
    };
    return jsonReply(200, {
      api_version: version,
      kind,
      metadata: {
        first: link(0),
        total_size: all.length,
        ...(end < all.length && { next: link(end) }),
      },
      data: data.length === 0 && this.#cloud.behaviour.emptyLists === 'null' ? null : data,
    });
  }
}

function environmentsOf(plans: readonly ClusterPlan[]): object[] {
  const names = new Map(plans.map(({ environment, environmentName }) => [environment, environmentName]));
  return [...names].map(([id, name]) => ({
    api_version: 'org/v2',
    kind: 'Environment',
    id,
    display_name: name ?? id,
    metadata: { resource_name: `crn://confluent.cloud/environment=${id}` },
  }));
}

function clusterView({ id, name, type, cku, environment, cloud, region }: ClusterPlan): object {
  return {
    api_version: 'cmk/v2',
    kind: 'Cluster',
    id,
    spec: {
      display_name: name,
      availability: 'SINGLE_ZONE',
      cloud,
      region,
      config: { kind: type, ...(cku !== undefined && { cku }) },
      environment: { id: environment },
    },
    status: { phase: 'PROVISIONED', ...(cku !== undefined && { cku }) },
  };
}

/** An error in the management API's shape. */
function problem(
  status: number,
  code: string,
  title: string,
  detail: string,
  headers: OutgoingHttpHeaders = {},
): Reply {
  const error = { id: randomUUID(), status: String(status), code, title, detail, source: {} };
  return jsonReply(status, { errors: [error] }, headers);
}
