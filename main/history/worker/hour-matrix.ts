import { LINES_A_BLOCK } from './minute-codec.ts';
import { release } from './release.ts';
import { MINUTES_AN_HOUR } from './time-units.ts';

/** The unpacked values of an hour of one block of lines. To be cleared before use, and used again. */
export class HourMatrix {
  readonly #scraped = new Float64Array(LINES_A_BLOCK * MINUTES_AN_HOUR);
  readonly #filled = new Float64Array(LINES_A_BLOCK * MINUTES_AN_HOUR);
  readonly #isTouched = new Uint8Array(LINES_A_BLOCK);

  /** Takes a value of a line (within its block) and a minute (within its hour). */
  set(line: number, minute: number, value: number, isFilled: boolean): void {
    (isFilled ? this.#filled : this.#scraped)[line * MINUTES_AN_HOUR + minute] = value;
    this.#isTouched[line] = 1;
  }

  /** Hands out the lines that got a value. */
  take(found: (line: number, scraped: Float64Array, filled: Float64Array) => void): void {
    for (let line = 0; line < LINES_A_BLOCK; line++) {
      if (this.#isTouched[line] === 0) continue;
      const start = line * MINUTES_AN_HOUR;
      const end = start + MINUTES_AN_HOUR;
      found(line, this.#scraped.subarray(start, end), this.#filled.subarray(start, end));
    }
  }

  /** Starts over. */
  clear(): void {
    this.#scraped.fill(Number.NaN);
    this.#filled.fill(Number.NaN);
    this.#isTouched.fill(0);
  }

  /** Gives its memory back. */
  dispose(): void {
    for (const { buffer } of [this.#scraped, this.#filled, this.#isTouched]) release(buffer);
  }
}
