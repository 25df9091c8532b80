/** Slots of the table; 8 bytes each. Enough for the names of a very large cluster. */
const SIZE = 1 << 15;
/** How many slots a string may stand away from its place. */
const REACH = 8;

/** Start value of the hash that `StringPool.take` asks for. */
export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a: takes one more byte into the hash. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/**
 * Turns bytes into strings, the same bytes mostly into the same string: topic and group names stand in thousands of
 * lines. A fixed table that forgets when it is crowded, so that it never grows.
 */
export class StringPool {
  readonly #strings = new Array<string | undefined>(SIZE).fill(undefined);

  /** The string of the ASCII bytes from `start` to `end`, whose hash was computed while they were scanned. */
  take(bytes: Buffer, start: number, end: number, hash: number): string {
    let place = (hash ^ (hash >>> 15)) & (SIZE - 1);
    for (let step = 0; step < REACH; step++) {
      const known = this.#strings[place];
      if (known === undefined) break;
      if (isSame(known, bytes, start, end)) return known;
      place = (place + 1) & (SIZE - 1);
    }
    const text = bytes.toString('latin1', start, end);
    this.#strings[place] = text;
    return text;
  }
}

function isSame(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
