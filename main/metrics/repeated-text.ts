/**
 * Remembers where a text was read. Lines that follow each other mostly have the same names, and often the same values,
 * in the same places: a short comparison then saves scanning them.
 */
export class RepeatedText {
  /** What was read. */
  text = '';
  /** Number of bytes it was read from; 0 while nothing is remembered. */
  length = 0;
  #start = 0;

  /** Remembers what the bytes from `start` to `end` say. */
  remember(text: string, start: number, end: number): void {
    this.text = text;
    this.length = end - start;
    this.#start = start;
  }

  /** Whether the same bytes stand at `start`. `bytes` must be those of the time of `remember`, unchanged. */
  isAt(bytes: Uint8Array, start: number): boolean {
    const { length } = this;
    const shift = this.#start - start;
    const end = start + length;
    if (length === 0 || end > bytes.length) return false;
    for (let index = start; index < end; index++) {
      if (bytes[index] !== bytes[index + shift]) return false;
    }
    return true;
  }

  /** Forgets it: the bytes are about to change. */
  forget(): void {
    this.length = 0;
  }
}
