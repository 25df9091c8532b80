import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Clock } from '../clock.ts';
import type { Damage, Reply } from './reply.ts';

const TRICKLE_BYTES = 16;
const TRICKLE_MS = 1_000;

/** Sends an answer the way it should not arrive. Of a long body only the beginning is used. */
export async function sendDamaged(
  damage: Damage,
  body: Reply['body'],
  response: ServerResponse,
  clock: Clock,
): Promise<void> {
  const bytes = Buffer.from(beginning(body));
  switch (damage) {
    case 'slow':
      await trickle(bytes, response, clock);
      return;
    case 'corrupt-gzip':
      response.setHeader('content-encoding', 'gzip');
      response.end(corrupt(gzipSync(bytes)));
      return;
    case 'cut-content-length':
      response.setHeader('content-length', bytes.length);
      cutAfter(bytes.subarray(0, bytes.length / 2), response);
      return;
    case 'cut-chunks':
      cutAfter(bytes.subarray(0, bytes.length / 2), response);
      return;
  }
}

function beginning(body: Reply['body']): string {
  if (typeof body === 'string') return body;
  for (const chunk of body) return chunk;
  return '';
}

async function trickle(bytes: Buffer, response: ServerResponse, clock: Clock): Promise<void> {
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort(new Error('The client has hung up.')));
  response.flushHeaders();
  for (let sent = 0; sent < bytes.length; sent += TRICKLE_BYTES) {
    await clock.sleep(TRICKLE_MS, hungUp.signal);
    response.write(bytes.subarray(sent, sent + TRICKLE_BYTES));
  }
  response.end();
}

function cutAfter(bytes: Buffer, response: ServerResponse): void {
  response.write(bytes, () => response.destroy());
}

/** Keeps the header, so that it looks like gzip, and turns over a few bytes in the middle. */
function corrupt(bytes: Buffer): Buffer {
  const middle = bytes.length >>> 1;
  for (let index = middle; index < Math.min(middle + 8, bytes.length); index++) {
    bytes.writeUInt8((bytes[index] ?? 0) ^ 0xff, index);
  }
  return bytes;
}
