import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { MINUTE_MS } from '../clock.ts';
import type { Cloud } from './cloud.ts';
import { answerDescriptors } from './descriptors-endpoint.ts';
import { ExportEndpoint } from './export-endpoint.ts';
import { Faults } from './faults.ts';
import { type ApiKey, authenticate, type Keyring } from './keys.ts';
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

  constructor(cloud: Cloud, keyring: Keyring) {
    this.#cloud = cloud;
    this.#keyring = keyring;
    this.#faults = new Faults(cloud.scenarios, cloud.behaviour);
    this.#perAddress = new RateLimiter(cloud.clock, MINUTE_MS);
    this.#export = new ExportEndpoint(cloud, new RateLimiter(cloud.clock, 60 * MINUTE_MS));
  }

  /** Answers a request, reading its body first. */
  async answer(request: IncomingMessage): Promise<Reply> {
    const body = await text(request);
    const asked = `${request.url ?? ''}\n${body}`;
    const elsewhere = this.#faults.instead(asked);
    if (elsewhere !== undefined) return elsewhere;
    return this.#faults.damaged(this.#withinLimits(request, body), asked);
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

  #route({ method, url: target, headers }: IncomingMessage, body: string): Reply {
    const url = URL.parse(target ?? '', 'http://simulator');
    const endpoint = `${method ?? ''} ${url?.pathname ?? ''}`;
    const parameters = url?.searchParams ?? new URLSearchParams();
    const withKey = (answer: (caller: ApiKey) => Reply) => {
      const revoked = this.#cloud.scenarios.running('revoked-key') !== undefined;
      const caller = revoked ? undefined : authenticate(headers.authorization, this.#keyring);
      return caller === undefined ? errorReply(401, 'Invalid credentials') : answer(caller);
    };
    switch (endpoint) {
      case `GET ${BASE}/export`:
        return withKey((caller) => this.#export.answer(parameters, headers, caller));
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
