import { promisify } from 'node:util';
import { constants, createGzip, gunzip, type Gzip } from 'node:zlib';
import { once } from 'node:events';
import type { Clock } from '../clock.ts';

/** What is known of an answer when its body begins. */
export interface WireHead {
  readonly contentType: string;
  readonly isGzip: boolean;
}

/** Is handed the body of an answer as it comes over the wire, piece by piece. */
export type WireConsumer = (chunk: Uint8Array) => void;

/** The answers of the last scrape. */
export type KeptScrape =
  | {
      readonly kind: 'kept';
      /** When it began, in epoch milliseconds. */
      readonly at: number;
      /** One for each request, in their order. */
      readonly answers: readonly { readonly contentType: string; readonly text: string }[];
    }
  | { readonly kind: 'too-large'; readonly at: number };

interface Answer {
  readonly contentType: string;
  readonly chunks: Uint8Array[];
  /** Packs what came unpacked. */
  readonly gzip: Gzip | undefined;
}

/** What is kept at most, packed, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** The largest answer the API can give is about 92 MB of text. */
const MOST_TEXT_BYTES = 256 * 1024 * 1024;

const unzip = promisify(gunzip);

/** Keeps the answers of an account's last scrape in memory, packed as they came, for a person to look at. */
export class LastScrape {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #mostBytes: number;
  #last: Recording | undefined;

  constructor(clock: Pick<Clock, 'now'>, mostBytes = MOST_BYTES) {
    this.#clock = clock;
    this.#mostBytes = mostBytes;
  }

  /** A scrape begins. */
  begin(): Recording {
    return new Recording(this.#clock.now(), this.#mostBytes);
  }

  /** A scrape has ended: its answers, if any came, take the place of those kept. */
  keep(recording: Recording): void {
    recording.end();
    if (!recording.isEmpty) this.#last = recording;
  }

  /** What is kept; undefined before the first answer. An answer that broke off is there as far as it came. */
  async read(): Promise<KeptScrape | undefined> {
    return this.#last?.read();
  }
}

/** The answers of one scrape. */
export class Recording {
  readonly #at: number;
  readonly #mostBytes: number;
  #answers: Answer[] = [];
  #bytes = 0;
  #isTooLarge = false;

  constructor(at: number, mostBytes: number) {
    this.#at = at;
    this.#mostBytes = mostBytes;
  }

  /** True while no answer has begun. */
  get isEmpty(): boolean {
    return this.#answers.length === 0 && !this.#isTooLarge;
  }

  /** An answer begins. */
  open({ contentType, isGzip }: WireHead): WireConsumer {
    const answer: Answer = { contentType, chunks: [], gzip: isGzip ? undefined : createGzip() };
    this.#answers.push(answer);
    const { gzip } = answer;
    gzip?.on('data', (chunk: Uint8Array) => this.#keep(answer, chunk));
    // What comes over the wire lies in memory that is used again.
    return (chunk) => (gzip ? gzip.write(chunk.slice()) : this.#keep(answer, chunk.slice()));
  }

  /** No answer is still on its way. */
  end(): void {
    for (const { gzip } of this.#answers) gzip?.end();
  }

  async read(): Promise<KeptScrape> {
    const at = this.#at;
    // What is still being packed may turn out to be too large.
    for (const { gzip } of this.#answers) {
      if (gzip && !gzip.readableEnded) await once(gzip, 'end');
    }
    if (this.#isTooLarge) return { kind: 'too-large', at };
    const answers = await Promise.all(
      this.#answers.map(async ({ contentType, chunks }) => {
        const bytes = await unzip(Buffer.concat(chunks), {
          // An answer that broke off has no end.
          finishFlush: constants.Z_SYNC_FLUSH,
          maxOutputLength: MOST_TEXT_BYTES,
        });
        return { contentType, text: bytes.toString('utf8') };
      }),
    );
    return { kind: 'kept', at, answers };
  }

  #keep({ chunks }: Answer, chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#isTooLarge ||= this.#bytes > this.#mostBytes;
    // What was kept is let go; what is still to come is not kept.
    if (this.#isTooLarge) this.#answers = [];
    else chunks.push(chunk);
  }
}
