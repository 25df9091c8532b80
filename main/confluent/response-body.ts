import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { tooLarge } from './network-failures.ts';

/** An answer whose body was not read yet. */
export type Response = Dispatcher.ResponseData;

/** How far a body is read. */
export interface BodyOptions {
  /** Bytes at most, as sent. */
  readonly wireBytes: number;
  /** Bytes at most, after gunzip. */
  readonly plainBytes: number;
  readonly signal: AbortSignal;
  /** Is told of all bytes that have arrived so far, and handed the last of them. */
  readonly received: (bytes: number, chunk: Uint8Array) => void;
}

const GUNZIP_CHUNK_BYTES = 64 * 1024;
/** Of an answer that is an error, no more than this is read. */
const ERROR_BODY_BYTES = 8 * 1024;
const MEBIBYTE = 1024 * 1024;

/**
 * Hands a body on, gunzipped, chunk by chunk, and waits for each to be taken. Rejects with the failure `too-large`
 * beyond a limit, and with whatever breaks on the way.
 */
export async function readBody(
  response: Response,
  { wireBytes, plainBytes, signal, received }: BodyOptions,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const sent = counted(wireBytes, 'as sent', received);
  const unpacked = counted(plainBytes, 'unpacked', ignore);
  const consume = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of unpacked(chunks)) await write(chunk);
  };
  if (isGzip(response)) {
    const gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK_BYTES });
    await pipeline(response.body, sent, gunzip, consume, { signal });
  } else {
    await pipeline(response.body, sent, consume, { signal });
  }
}

/** The first 8 KiB of an error's body; what of it cannot be read is left out, for the status says enough. */
export async function readErrorBody(response: Response, signal: AbortSignal): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes >= ERROR_BODY_BYTES) return;
    }
  };
  try {
    if (isGzip(response)) await pipeline(response.body, createGunzip(), collect, { signal });
    else await pipeline(response.body, collect, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
  }
  return Buffer.concat(parts).subarray(0, ERROR_BODY_BYTES).toString('utf8');
}

/** Ends an answer unread: another connection costs less than a body that may never end. */
export function discard(response: Response): void {
  response.body.on('error', ignore).destroy();
}

/** Passes chunks on while they are within a limit. */
function counted(limit: number, what: string, tell: (bytes: number, chunk: Uint8Array) => void) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      tell(bytes, chunk);
      if (bytes > limit) {
        throw tooLarge(`is larger than ${Math.round(limit / MEBIBYTE)} MB ${what}`, `limit ${limit} bytes`);
      }
      yield chunk;
    }
  };
}

/** Whether a body comes packed. */
export function isGzip(response: Response): boolean {
  return /^(x-)?gzip$/i.test(String(response.headers['content-encoding'] ?? '').trim());
}

function ignore(): void {
  // Nothing to do: what happens to this stream does not matter any more.
}
