/**
 * Lets bytes be taken four at a time, which is what makes comparing and hashing quick. Keeps the view of the bytes
 * asked for last: lines that follow each other mostly lie in the same.
 */
export class WordView {
  #bytes: Uint8Array | undefined;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** The view of all of `bytes`. */
  of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** Whether the same `length` bytes stand at `start` and, in other bytes, at `otherStart`. Both must reach that far. */
export function areSame(
  view: DataView,
  start: number,
  other: DataView,
  otherStart: number,
  length: number,
): boolean {
  if (length < 4) {
    for (let index = 0; index < length; index++) {
      if (view.getUint8(start + index) !== other.getUint8(otherStart + index)) return false;
    }
    return true;
  }
  const last = length - 4;
  for (let index = 0; index < last; index += 4) {
    if (view.getInt32(start + index, true) !== other.getInt32(otherStart + index, true)) return false;
  }
  // The last four may overlap those before.
  return view.getInt32(start + last, true) === other.getInt32(otherStart + last, true);
}

/** A hash of the bytes from `start` to `end`, the last four of which may be taken in twice. */
export function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  if (hash < 4) {
    for (let index = start; index < end; index++) hash = stir(hash, view.getUint8(index));
    return hash;
  }
  const last = end - 4;
  for (let index = start; index < last; index += 4) hash = stir(hash, view.getInt32(index, true));
  return stir(hash, view.getInt32(last, true));
}

function stir(hash: number, input: number): number {
  const product = Math.imul(hash ^ input, 0x9e3779b1);
  return product ^ (product >>> 15);
}
