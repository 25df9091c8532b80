import { areSame } from './words.ts';

const BLOCK_BITS = 18;
const BLOCK_BYTES = 1 << BLOCK_BITS;

/**
 * Raw texts one after the other in blocks of 256 KiB, so that it grows without copying and needs no object per text.
 * A text never spans two blocks; one longer than a block is not kept.
 */
export class TextArena {
  readonly #limit: number;
  readonly #blocks: Buffer[] = [];
  readonly #views: DataView[] = [];
  #end = 0;

  /** `limit` is the number of bytes the blocks may take. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that the blocks take. */
  get bytes(): number {
    return this.#blocks.length * BLOCK_BYTES;
  }

  /** Keeps the bytes from `start` to `end`. Answers their position, or -1 when there is no room. */
  add(bytes: Buffer, start: number, end: number): number {
    const length = end - start;
    if (length > BLOCK_BYTES) return -1;
    if (this.#end + length > this.bytes) {
      if (this.bytes + BLOCK_BYTES > this.#limit) return -1;
      this.#end = this.bytes;
      const block = Buffer.alloc(BLOCK_BYTES);
      this.#blocks.push(block);
      this.#views.push(new DataView(block.buffer, block.byteOffset, BLOCK_BYTES));
    }
    const position = this.#end;
    const block = this.#blocks[position >> BLOCK_BITS];
    if (block) bytes.copy(block, position & (BLOCK_BYTES - 1), start, end);
    this.#end = position + length;
    return position;
  }

  /** Whether the text of `length` bytes kept at `position` stands at `start`. */
  isAt(position: number, length: number, other: DataView, start: number): boolean {
    const view = this.#views[position >> BLOCK_BITS];
    if (view === undefined || start + length > other.byteLength) return false;
    return areSame(view, position & (BLOCK_BYTES - 1), other, start, length);
  }

  /** The text kept at `position`, not copied. */
  text(position: number, length: number): Buffer {
    const start = position & (BLOCK_BYTES - 1);
    return this.#blocks[position >> BLOCK_BITS]?.subarray(start, start + length) ?? Buffer.alloc(0);
  }
}
