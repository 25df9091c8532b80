import type { IncomingMessage } from 'node:http';
import { MINUTE_MS } from '../clock.ts';
import type { Cloud } from './cloud.ts';
import { ExportEndpoint } from './export-endpoint.ts';
import { authenticate, type Keyring } from './keys.ts';
import { type Budget, RateLimiter, rateLimitHeaders } from './rate-limits.ts';
import { errorReply, type Reply } from './reply.ts';

const BASE = '/v2/metrics/cloud';

/** Takes a request to its endpoint, past the limits and checks that all endpoints share. */
export class Router {
  readonly #cloud: Cloud;
  readonly #keyring: Keyring;
  readonly #perAddress: RateLimiter;
  readonly #export: ExportEndpoint;

  constructor(cloud: Cloud, keyring: Keyring) {
    this.#cloud = cloud;
    this.#keyring = keyring;
    this.#perAddress = new RateLimiter(cloud.clock, MINUTE_MS);
    this.#export = new ExportEndpoint(cloud, new RateLimiter(cloud.clock, 60 * MINUTE_MS));
  }

  answer(request: IncomingMessage): Reply {
    const { behaviour } = this.#cloud;
    const address = request.socket.remoteAddress ?? '';
    const budget = this.#perAddress.budget(address, behaviour.requestsPerMinute);
    if (budget.remaining === 0) {
      const detail = 'Too many requests. Please see the documentation for current rate limits.';
      return errorReply(429, detail, rateLimitHeaders([budget]));
    }
    this.#perAddress.spend(address);
    this.#cloud.advance();
    const reply = this.#route(request);
    const left = this.#perAddress.budget(address, behaviour.requestsPerMinute);
    return withBudgetHeaders(reply, left, behaviour.rateLimitHeaders === 'always');
  }

  #route(request: IncomingMessage): Reply {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (method === 'GET' && url.pathname === `${BASE}/export`) {
      const caller = this.#caller(headers.authorization);
      if (caller === undefined) return errorReply(401, 'Invalid credentials');
      return this.#export.answer(url.searchParams, headers, caller);
    }
    return errorReply(404, 'Not found');
  }

  #caller(authorization: string | undefined) {
    const revoked = this.#cloud.scenarios.running('revoked-key') !== undefined;
    return revoked ? undefined : authenticate(authorization, this.#keyring);
  }
}

/** Adds the budget of the address to that of the endpoint: on a 429, and on other answers where asked for. */
function withBudgetHeaders(reply: Reply, addressBudget: Budget, always: boolean): Reply {
  const headers = { ...reply.headers };
  for (const [name, values] of Object.entries(rateLimitHeaders([addressBudget]))) {
    const own = headers[name];
    headers[name] =
      always || reply.status === 429 ? [...(Array.isArray(own) ? own : []), ...values] : undefined;
  }
  return { ...reply, headers };
}
