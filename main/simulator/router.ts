import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { MINUTE_MS } from '../clock.ts';
import type { Cloud } from './cloud.ts';
import { answerDescriptors } from './descriptors-endpoint.ts';
import { answerDiscovery } from './discovery-endpoint.ts';
import { ExportEndpoint } from './export-endpoint.ts';
import { Faults } from './faults.ts';
import { type ApiKey, authenticate, type Keyring } from './keys.ts';
import { isManagementPath, ManagementEndpoints } from './management-endpoints.ts';
import { answerQuery } from './query/query-endpoint.ts';
import { type Budget, RateLimiter, rateLimitHeaders } from './rate-limits.ts';
import { errorReply, type Reply } from './reply.ts';

const BASE = '/v2/metrics/cloud';

/** Takes a request to its endpoint, past the limits and checks that all endpoints share. */
export class Router {
  readonly #cloud: Cloud;
  readonly #keyring: Keyring;
  readonly #faults: Faults;
  readonly #perAddress: RateLimiter;
  readonly #export: ExportEndpoint;
  readonly #management: ManagementEndpoints;

  constructor(cloud: Cloud, keyring: Keyring) {
    this.#cloud = cloud;
    this.#keyring = keyring;
    this.#faults = new Faults(cloud);
    this.#perAddress = new RateLimiter(cloud.clock, MINUTE_MS);
    this.#export = new ExportEndpoint(cloud, new RateLimiter(cloud.clock, 60 * MINUTE_MS));
    this.#management = new ManagementEndpoints(cloud);
  }

  /** Answers a request, reading its body first. */
  async answer(request: IncomingMessage): Promise<Reply> {
    const body = await text(request);
    const asked = `${request.url ?? ''}\n${body}`;
    const elsewhere = this.#faults.instead(asked);
    if (elsewhere !== undefined) return elsewhere;
    return this.#faults.damaged(this.#reply(request, body), asked);
  }

  #reply(request: IncomingMessage, body: string): Reply {
    const url = URL.parse(request.url ?? '', 'http://simulator');
    const isManagement = url !== null && request.method === 'GET' && isManagementPath(url.pathname);
    if (!isManagement) return this.#withinLimits(request, body);
    return this.#management.answer(url, request.headers, this.#caller(request));
  }

  #withinLimits(request: IncomingMessage, body: string): Reply {
    const { behaviour } = this.#cloud;
    const address = request.socket.remoteAddress ?? '';
    const budget = this.#perAddress.budget(address, behaviour.requestsPerMinute);
    if (budget.remaining === 0) {
      const detail =
        'Too many requests have been made. Please see the documentation for current rate limits.';
      return errorReply(429, detail, rateLimitHeaders([budget]));
    }
    this.#perAddress.spend(address);
    this.#cloud.advance();
    const reply = this.#route(request, body);
    const left = this.#perAddress.budget(address, behaviour.requestsPerMinute);
    return withBudgetHeaders(reply, left, behaviour.rateLimitHeaders === 'always');
  }

  /** Who calls; undefined where the key is not good, or not any more. */
  #caller({ headers }: IncomingMessage): ApiKey | undefined {
    const isRevoked = this.#cloud.running('revoked-key').length > 0;
    return isRevoked ? undefined : authenticate(headers.authorization, this.#keyring);
  }

  #route(request: IncomingMessage, body: string): Reply {
    const { method, url: target, headers } = request;
    const url = URL.parse(target ?? '', 'http://simulator');
    const endpoint = `${method ?? ''} ${url?.pathname ?? ''}`;
    const parameters = url?.searchParams ?? new URLSearchParams();
    const withKey = (answer: (caller: ApiKey) => Reply) => {
      const caller = this.#caller(request);
      return caller === undefined ? errorReply(401, 'Invalid credentials') : answer(caller);
    };
    switch (endpoint) {
      case `GET ${BASE}/export`:
        return withKey((caller) => this.#export.answer(parameters, headers, caller));
      case `GET ${BASE}/discovery`:
        return withKey((caller) => answerDiscovery(this.#cloud, parameters, headers.host ?? '', caller));
      case `POST ${BASE}/query`:
        return withKey((caller) => answerQuery(this.#cloud, parameters, body, caller));
      case `GET ${BASE}/descriptors/metrics`:
        return answerDescriptors(parameters, this.#cloud.behaviour);
      default:
        return errorReply(404, 'Not found');
    }
  }
}

/** Adds the budget of the address to that of the endpoint: on a 429, and on other answers where asked for. */
function withBudgetHeaders(reply: Reply, addressBudget: Budget, always: boolean): Reply {
  const headers = { ...reply.headers };
  for (const [name, values] of Object.entries(rateLimitHeaders([addressBudget]))) {
    const own = headers[name];
    const both = [...(Array.isArray(own) ? own : []), ...values];
    headers[name] = always || reply.status === 429 ? both : undefined;
  }
  return { ...reply, headers };
}
