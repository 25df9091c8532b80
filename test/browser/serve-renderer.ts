import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Bridge, Question } from '../../preload/contract.ts';

/** The policy every host serves the renderer under. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A served renderer; {@link refuse} makes every question end in 403, as after a restart of the application. */
export interface ServedRenderer {
  readonly url: string;
  refuse: boolean;
  /** Cuts the event streams and answers no new ones until told otherwise. */
  setReachable(reachable: boolean): void;
  close(): Promise<void>;
}

/** Serves the built renderer from `folder` on the loopback, with `bridge` behind it in the browser host's way. */
export async function serveRenderer(folder: string, bridge: Bridge): Promise<ServedRenderer> {
  const streams = new Set<ServerResponse>();
  let reachable = true;
  bridge.onChanged((event) => {
    for (const stream of streams) stream.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`);
  });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/api/') && !reachable) {
      response.destroy();
    } else if (path === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    } else if (path.startsWith('/api/')) {
      await answerQuestion(path.slice('/api/'.length), request, response);
    } else {
      await sendFile(path === '/' ? '/index.html' : path, response);
    }
  };

  const answerQuestion = async (question: string, request: IncomingMessage, response: ServerResponse) => {
    if (served.refuse) {
      sendJson(response, 403, { ok: false, error: { code: 'bad-request', message: 'No token.' } });
      return;
    }
    try {
      const ask = bridge[question as Question] as (request: unknown) => Promise<unknown>;
      sendJson(response, 200, { ok: true, value: await ask(JSON.parse(await text(request))) });
    } catch (error) {
      sendJson(response, 500, { ok: false, error: { code: 'internal', message: String(error) } });
    }
  };

  const sendFile = async (path: string, response: ServerResponse) => {
    const body = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    });
    response.end(body);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: ServedRenderer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    refuse: false,
    setReachable(value) {
      reachable = value;
      if (!value) for (const stream of streams) stream.destroy();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return served;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
