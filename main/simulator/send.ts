import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { quality } from './accept.ts';
import type { Behaviour } from './behaviour.ts';
import type { Reply } from './reply.ts';

/** Sends an answer piece by piece, no faster than the client reads; compressed where both sides want it. */
export async function send(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  { gzip }: Readonly<Behaviour>,
): Promise<void> {
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  const accepted = [request.headers['accept-encoding'] ?? ''].flat().join();
  const compressed = gzip && typeof reply.body !== 'string' && quality(accepted, 'gzip') > 0;
  try {
    if (typeof reply.body === 'string') {
      response.end(reply.body);
    } else if (compressed) {
      response.setHeader('content-encoding', 'gzip');
      await pipeline(Readable.from(reply.body), createGzip(), response);
    } else {
      await pipeline(Readable.from(reply.body), response);
    }
  } catch {
    // The client has hung up; there is nobody left to tell.
    response.destroy();
  }
}
