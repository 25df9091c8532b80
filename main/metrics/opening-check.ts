import { ExpositionError } from './exposition-error.ts';

const TAB = 0x09;
const SPACE = 0x20;

/** Looks at the first byte that says something, so that a login page of megabytes is refused at once. */
export class OpeningCheck {
  #isDone = false;

  /** Throws an `ExpositionError` when the body begins like HTML, JSON or binary data. */
  write(chunk: Uint8Array): void {
    if (this.#isDone) return;
    for (const byte of chunk) {
      if (isPreamble(byte)) continue;
      const found = foreignOpening(byte);
      if (found !== undefined) {
        throw new ExpositionError('not-metrics', `The answer is ${found}, no metrics.`);
      }
      this.#isDone = true;
      return;
    }
  }
}

/** Blanks, line breaks, and the three bytes of a byte order mark. */
function isPreamble(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= 0x0d) || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function foreignOpening(byte: number): string | undefined {
  if (byte === 0x3c) return 'an HTML or XML page';
  if (byte === 0x7b || byte === 0x5b) return 'JSON';
  return byte < SPACE || byte > 0x7e ? 'binary data' : undefined;
}
