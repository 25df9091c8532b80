import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '../clock.ts';
import { quality } from './accept.ts';
import type { Behaviour } from './behaviour.ts';
import { sendDamaged } from './send-damaged.ts';
import type { Reply } from './reply.ts';

/** Sends an answer piece by piece, no faster than the client reads; compressed where both sides want it. */
export async function send(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  { gzip, dateErrorMs }: Readonly<Pick<Behaviour, 'gzip' | 'dateErrorMs'>>,
  clock: Clock,
): Promise<void> {
  response.statusCode = reply.status;
  response.setHeader('date', new Date(clock.now() + dateErrorMs).toUTCString());
  for (const [name, value] of Object.entries(reply.headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  try {
    if (reply.damage !== undefined) {
      await sendDamaged(reply.damage, reply.body, response, clock);
    } else if (typeof reply.body === 'string') {
      response.end(reply.body);
    } else if (gzip && acceptsGzip(request)) {
      response.setHeader('content-encoding', 'gzip');
      await pipeline(Readable.from(unhurried(reply.body)), createGzip(), response);
    } else {
      await pipeline(Readable.from(unhurried(reply.body)), response);
    }
  } catch {
    // The client has hung up; there is nobody left to tell.
    response.destroy();
  }
}

/** Lets others have their turn after each piece: the simulator may share its thread with the application. */
async function* unhurried(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await nextTurn();
  }
}

function acceptsGzip(request: IncomingMessage): boolean {
  const accepted = [request.headers['accept-encoding'] ?? ''].flat().join();
  return quality(accepted, 'gzip') > 0;
}
