/**
 * A number in [0, 1) that depends on nothing but its arguments, so that any minute of any series can be computed
 * alone and in any order. Integers only; the mixing steps are those of MurmurHash3.
 */
export function hashUnit(seed: number, ...parts: readonly number[]): number {
  let hash = seed | 0;
  for (const part of parts) {
    let mixed = Math.imul(part ^ (part / 2 ** 32), 0xcc9e2d51);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash ^= mixed;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A stable integer for a text, to be used as a seed or as a part of a hash. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}

/** The element at a fraction in [0, 1) of a list that is not empty. */
export function pick<T>(list: readonly [T, ...T[]], unit: number): T {
  return list[Math.floor(unit * list.length)] ?? list[0];
}
