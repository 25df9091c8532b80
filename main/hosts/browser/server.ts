import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Answers, ask, isQuestion } from '../door.ts';
import { EventStreams } from './event-stream.ts';
import { isSameToken, newToken, refusalOf, SECURITY_HEADERS, tokenOf } from './guard.ts';
import { jsonPieces } from './json-pieces.ts';
import { readPages } from './pages.ts';
import { Turns } from './turns.ts';

/** The longest question is a pasted text: a million characters, some of several bytes or escaped. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** What the browser host needs to run. */
export interface BrowserHostOptions {
  readonly answers: Answers;
  /** The folder of the built renderer. */
  readonly pagesFolder: string;
  /** 0 for any free port. */
  readonly port: number;
}

/** The application without Electron: a server on the loopback address, the renderer in any browser. */
export class BrowserHost {
  readonly #answers: Answers;
  readonly #pages: ReturnType<typeof readPages>;
  readonly #wantedPort: number;
  readonly #token = newToken();
  readonly #streams = new EventStreams();
  readonly #turns = new Turns();
  readonly #server: Server;
  readonly #stopListening: () => void;

  constructor(options: BrowserHostOptions) {
    this.#answers = options.answers;
    this.#pages = readPages(options.pagesFolder);
    this.#wantedPort = options.port;
    this.#server = createServer((request, response) => void this.#handle(request, response));
    this.#stopListening = this.#answers.onChanged(() => this.#streams.send('changed', { now: Date.now() }));
  }

  /** Resolves with the address once it is listening; rejects with a sentence when the port is taken. */
  async listen(): Promise<{ readonly url: string; readonly origin: string; readonly token: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(this.#explain(error)));
      this.#server.listen(this.#wantedPort, '127.0.0.1', resolve);
    });
    const origin = `http://127.0.0.1:${this.#port}`;
    return { url: `${origin}/?token=${this.#token}`, origin, token: this.#token };
  }

  async dispose(): Promise<void> {
    this.#stopListening();
    this.#streams.dispose();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cookies know no ports, so each host names its own. */
  get #cookieName(): string {
    return `laglight-${this.#port}`;
  }

  #explain(error: NodeJS.ErrnoException): Error {
    if (error.code === 'EADDRINUSE') {
      return new Error(
        `Port ${this.#wantedPort} is taken, perhaps by a Laglight that is already running. ` +
          `Choose another with --port, or --port 0 for any free one.`,
      );
    }
    if (error.code === 'EACCES') {
      return new Error(
        `Port ${this.#wantedPort} needs administrator rights. Choose one above 1023 with --port.`,
      );
    }
    return error;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      sendText(response, 403, refusal);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/api/')) await this.#handleApi(request, response, url.pathname.slice(5));
    else this.#handlePage(request, response, url);
  }

  #handlePage(request: IncomingMessage, response: ServerResponse, url: URL): void {
    if (request.method !== 'GET') {
      sendText(response, 405, 'Only GET.');
      return;
    }
    const token = url.searchParams.get('token');
    if (token !== null) {
      // The token moves into a cookie that scripts cannot read, and out of the address bar.
      const cookie = `${this.#cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
      const isGood = isSameToken(token, this.#token);
      response.writeHead(303, { location: '/', ...(isGood && { 'set-cookie': cookie }) }).end();
      return;
    }
    const page = this.#pages.get(url.pathname);
    if (!page) {
      sendText(response, 404, 'There is no such page.');
      return;
    }
    response
      .writeHead(200, { 'content-type': page.type, 'cache-control': page.cacheControl })
      .end(page.content);
  }

  async #handleApi(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const token = tokenOf(request, this.#cookieName);
    if (token === undefined || !isSameToken(token, this.#token)) {
      sendText(response, 401, 'Open the address that Laglight printed: it carries the key to this page.');
      return;
    }
    if (request.method === 'GET' && name === 'events') {
      this.#streams.add(response);
      return;
    }
    if (request.method !== 'POST' || !isQuestion(name)) {
      sendText(response, 404, 'There is no such question.');
      return;
    }
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (!isJson || !(length <= MAX_REQUEST_BYTES)) {
      sendText(response, 400, 'A question is asked as JSON, with its length, in at most 4 MiB.');
      return;
    }
    // What does not parse as JSON goes on as undefined: no question's parser takes that.
    const body = await json(request).catch(() => undefined);
    await this.#turns.next();
    const answered = await ask(this.#answers, name, body);
    const status = answered.ok ? 200 : answered.error.code === 'bad-request' ? 400 : 500;
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    // Rejects when the page has gone, and then nobody waits for the rest.
    await pipeline(Readable.from(this.#unhurried(jsonPieces(answered))), response).catch(() => undefined);
  }

  async *#unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
    // What is asked for was made in this turn.
    await this.#turns.next();
    for (const piece of pieces) {
      yield piece;
      await this.#turns.next();
    }
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(text);
}
