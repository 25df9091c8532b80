const FIRST_ROWS = 16;

/**
 * Finds the row of a table by its key, which is a fixed number of label ids. Open addressing over typed arrays: 12 to
 * 20 bytes a row, where nested maps would cost hundreds. Rows are only ever added, so that snapshots may share it.
 */
export class RowIndex {
  /** Number of ids in a key. */
  readonly width: number;
  #keys: Uint32Array;
  /** Row number plus 1 at the place its hash points to, or after it; 0 is free. */
  #places = new Uint32Array(FIRST_ROWS * 2);
  #count = 0;

  constructor(width: number) {
    this.width = width;
    this.#keys = new Uint32Array(FIRST_ROWS * width);
  }

  /** Number of rows. */
  get count(): number {
    return this.#count;
  }

  /** The row with this key, added when it is new. The list is not kept. */
  rowOf(key: readonly number[]): number {
    const mask = this.#places.length - 1;
    let place = this.#hash(key) & mask;
    for (;;) {
      const row = (this.#places[place] ?? 0) - 1;
      if (row < 0) break;
      if (this.#matches(row, key)) return row;
      place = (place + 1) & mask;
    }
    return this.#add(key, place);
  }

  /** Id number `part` of the key of a row. */
  keyPart(row: number, part: number): number {
    return this.#keys[row * this.width + part] ?? 0;
  }

  #add(key: readonly number[], place: number): number {
    const row = this.#count++;
    this.#places[place] = row + 1;
    const start = row * this.width;
    if (start + this.width > this.#keys.length) this.#keys = grown(this.#keys);
    for (let part = 0; part < this.width; part++) this.#keys[start + part] = key[part] ?? 0;
    if (this.#count * 2 > this.#places.length) this.#rehash();
    return row;
  }

  #rehash(): void {
    const places = new Uint32Array(this.#places.length * 2);
    const mask = places.length - 1;
    const key: number[] = [];
    for (let row = 0; row < this.#count; row++) {
      for (let part = 0; part < this.width; part++) key[part] = this.keyPart(row, part);
      let place = this.#hash(key) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = row + 1;
    }
    this.#places = places;
  }

  #matches(row: number, key: readonly number[]): boolean {
    for (let part = 0; part < this.width; part++) {
      if (this.keyPart(row, part) !== key[part]) return false;
    }
    return true;
  }

  #hash(key: readonly number[]): number {
    let hash = 0x811c9dc5;
    for (let part = 0; part < this.width; part++) {
      hash = Math.imul(hash ^ (key[part] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
