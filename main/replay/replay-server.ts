import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { MINUTE_MS, systemClock, type Clock } from '../clock.ts';
import { CONTENT_TYPES } from '../simulator/accept.ts';
import { readExportRequest } from '../simulator/export-request.ts';
import { errorReply, jsonReply, type Reply } from '../simulator/reply.ts';
import { send } from '../simulator/send.ts';
import { movedScrape } from './moved-scrape.ts';
import type { SavedScrape } from './scrape-text.ts';

/** The export shows minutes that began so long ago, as Confluent's does. */
const OFFSET_MINUTES = 3;
const BASE = '/v2/metrics/cloud';

/**
 * Answers as the Metrics API would if every minute were that of a saved scrape: the newest minute asked for is the
 * saved one, moved to now. Of the past it knows nothing. Listens on 127.0.0.1, for one key of its own only.
 */
export class ReplayServer {
  readonly credentials = { key: 'REPLAY', secret: randomBytes(24).toString('base64url') };
  readonly #scrape: SavedScrape;
  readonly #clock: Clock;
  readonly #server: Server;

  constructor(scrape: SavedScrape, clock: Clock = systemClock) {
    this.#scrape = scrape;
    this.#clock = clock;
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  get clusterIds(): readonly string[] {
    return this.#scrape.clusterIds;
  }

  /** Begins to listen on any free port. */
  async listen(): Promise<{ readonly url: string }> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The replay does not listen.');
    return { url: `http://127.0.0.1:${address.port}` };
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    await send(this.#reply(request), request, response, { gzip: true, dateErrorMs: 0 }, this.#clock);
  }

  #reply({ method, url: target, headers }: IncomingMessage): Reply {
    const { key, secret } = this.credentials;
    const login = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
    if (headers.authorization !== login) return errorReply(401, 'Invalid credentials');
    const url = URL.parse(target ?? '', 'http://replay');
    switch (`${method ?? ''} ${url?.pathname ?? ''}`) {
      case `GET ${BASE}/export`:
        return this.#export(url?.searchParams ?? new URLSearchParams());
      case `POST ${BASE}/query`:
        return jsonReply(200, { data: [] });
      default:
        return errorReply(404, 'Not found');
    }
  }

  #export(parameters: URLSearchParams): Reply {
    const { text, format, clusterIds, newestMinute } = this.#scrape;
    const asked = new Set(readExportRequest(parameters).resources.map(({ id }) => id));
    const isAll = clusterIds.every((id) => asked.has(id));
    const minute = (Math.floor(this.#clock.now() / MINUTE_MS) - OFFSET_MINUTES) * MINUTE_MS;
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPES[format] },
      body: movedScrape(text, { byMs: minute - newestMinute, clusterIds: isAll ? undefined : asked }),
    };
  }
}
