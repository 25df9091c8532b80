import { DOT, MINUS, PLUS, ZERO } from './bytes.ts';

/** Below this, one more digit keeps the mantissa under 2^53, where every integer is exact. */
const ROOM_FOR_A_DIGIT = Math.floor(Number.MAX_SAFE_INTEGER / 10);

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Exponents beyond it are all the same to a double; stops the count from running over. */
const HUGE_EXPONENT = 100_000;

const NOT_A_NUMBER = /^NaN/i;
const INFINITY = /^[+-]?Inf(?:inity)?/i;
const LONGEST_WORD = '+Infinity'.length;

/**
 * Reads a decimal number out of bytes without making a string of it. The result is the double that `Number(text)`
 * gives, bit for bit: a mantissa below 2^53 and a power of ten up to 22 are both exact, so that one multiplication or
 * division rounds just once (Clinger's fast path); everything else goes through `Number`.
 */
export class NumberReader {
  /** The number read last. */
  value = 0;
  /** Where it ended. */
  end = 0;

  /** Reads the number that starts at `start`; false when none does. */
  read(bytes: Buffer, start: number): boolean {
    const negative = bytes[start] === MINUS;
    let position = negative || bytes[start] === PLUS ? start + 1 : start;
    let mantissa = 0;
    let exponent = 0;
    let exact = true;
    const first = position;
    let digit = (bytes[position] ?? 0) - ZERO;
    while (digit >= 0 && digit <= 9) {
      if (mantissa < ROOM_FOR_A_DIGIT) mantissa = mantissa * 10 + digit;
      else exact = false;
      digit = (bytes[++position] ?? 0) - ZERO;
    }
    let digits = position - first;
    if (bytes[position] === DOT) {
      const point = position;
      digit = (bytes[++position] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        if (mantissa < ROOM_FOR_A_DIGIT) mantissa = mantissa * 10 + digit;
        else exact = false;
        digit = (bytes[++position] ?? 0) - ZERO;
      }
      digits += position - point - 1;
      exponent = point + 1 - position;
    }
    if (digits === 0) return this.#readWord(bytes, start);
    // 'E' and 'e' differ in one bit.
    if (((bytes[position] ?? 0) | 0x20) === 0x65) {
      const downwards = bytes[position + 1] === MINUS;
      position += downwards || bytes[position + 1] === PLUS ? 2 : 1;
      const firstOfExponent = position;
      let written = 0;
      digit = (bytes[position] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        if (written < HUGE_EXPONENT) written = written * 10 + digit;
        digit = (bytes[++position] ?? 0) - ZERO;
      }
      if (position === firstOfExponent) return false;
      exponent += downwards ? -written : written;
    }
    this.end = position;
    if (!exact || exponent > 22 || exponent < -22) {
      this.value = Number(bytes.toString('latin1', start, position));
      return true;
    }
    const size = exponent < 0 ? mantissa / (POWERS[-exponent] ?? 1) : mantissa * (POWERS[exponent] ?? 1);
    this.value = negative ? -size : size;
    return true;
  }

  #readWord(bytes: Buffer, start: number): boolean {
    const text = bytes.toString('latin1', start, start + LONGEST_WORD);
    const word = (NOT_A_NUMBER.exec(text) ?? INFINITY.exec(text))?.[0];
    if (word === undefined) return false;
    this.end = start + word.length;
    if (word.length === 3 && NOT_A_NUMBER.test(word)) this.value = NaN;
    else this.value = word.startsWith('-') ? -Infinity : Infinity;
    return true;
  }
}
