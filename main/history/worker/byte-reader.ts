/** Bytes of the database that are not what was written there: the file is damaged. */
export class DamagedBytes extends Error {}

/** Reads what a `ByteWriter` wrote. Throws `DamagedBytes` at the end of the bytes, and for numbers that it never writes. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new DamagedBytes('The bytes end too early.');
    this.#at += 1;
    return byte;
  }

  /** A view of the next bytes, not a copy. */
  bytes(count: number): Uint8Array {
    this.#expect(count);
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  unsigned(): number {
    let byte = this.byte();
    let value = byte & 127;
    for (let factor = 128; byte >= 128; factor *= 128) {
      if (factor > 2 ** 49) throw new DamagedBytes('A number is too long.');
      byte = this.byte();
      value += (byte & 127) * factor;
    }
    return value;
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  double(): number {
    this.#expect(8);
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8);
  }

  #expect(count: number): void {
    if (this.#at + count > this.#bytes.length) throw new DamagedBytes('The bytes end too early.');
  }
}
