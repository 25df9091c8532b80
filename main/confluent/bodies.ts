import type { AnswerReader, ExpositionFormat, ExpositionReport } from '../metrics/answer.ts';
import { ExpositionError } from '../metrics/exposition-error.ts';
import { tooLarge } from './network-failures.ts';
import type { AnswerHead, BodyConsumer } from './transport.ts';

/** How much of an export is kept to say what it is when it is no metrics. */
const OPENING_BYTES = 1024;
/** JSON is parsed in one go, so it has to be small beside an export. */
const JSON_BYTES = 32 * 1024 * 1024;

/** The body of an export on its way to a reader. */
export class ExportBody {
  readonly #open: (format: ExpositionFormat) => AnswerReader;
  #reader: AnswerReader | undefined;
  #opening: Uint8Array | undefined;

  constructor(open: (format: ExpositionFormat) => AnswerReader) {
    this.#open = open;
  }

  /** How the body begins: for a person to see what came instead of metrics. */
  get opening(): string {
    return Buffer.from(this.#opening ?? []).toString('utf8');
  }

  /** Opens the reader of the answer's format. */
  begin({ headers }: AnswerHead): BodyConsumer {
    const isOpenMetrics = /openmetrics/i.test(String(headers['content-type'] ?? ''));
    const reader = this.#open(isOpenMetrics ? 'openmetrics' : 'text');
    this.#reader = reader;
    return (chunk) => {
      this.#opening ??= chunk.slice(0, OPENING_BYTES);
      reader.write(chunk);
    };
  }

  /** What the reader found. Throws an `ExpositionError` when it is not content. */
  end(): ExpositionReport {
    if (this.#reader === undefined) throw new ExpositionError('not-metrics', 'The answer has no body.');
    return this.#reader.end();
  }
}

/** The body of an answer in JSON. */
export class JsonBody {
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  /** Throws the failure `too-large` beyond 32 MiB. */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > JSON_BYTES) throw tooLarge('is larger than 32 MB', `limit ${JSON_BYTES} bytes of JSON`);
    this.#chunks.push(chunk);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  /** The body as it came, in memory of its own, so that it can be transferred to another thread. */
  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#bytes);
    let position = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, position);
      position += chunk.length;
    }
    return bytes;
  }
}
