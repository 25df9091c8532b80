import { DamagedBytes } from './byte-reader.ts';
import type { ByteReader } from './byte-reader.ts';
import { SIGNED_LIMIT } from './byte-writer.ts';
import type { ByteWriter } from './byte-writer.ts';

// A stream is a fixed number of doubles of which some may be missing (NaN). Its first byte names its form; with
// HAS_GAPS, a bit for each value follows that tells whether it is there. What comes back has the same bits.

const NOTHING = 0;
/** One integer that all values are. */
const CONSTANT = 1;
/** Integers, each as its difference to the one before: most of what Confluent reports. */
const INTEGERS = 2;
/** Any doubles, each as those of its bytes that differ from the one before. */
const DOUBLES = 3;
const HAS_GAPS = 0x80;

/** Differences of two of these can be written. */
const INTEGER_LIMIT = SIGNED_LIMIT / 2;

/** Writes a stream. */
export function writeStream(writer: ByteWriter, values: Float64Array): void {
  let count = 0;
  let first = Number.NaN;
  let isConstant = true;
  let areIntegers = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (count === 0) first = value;
    else if (value !== first) isConstant = false;
    count += 1;
    areIntegers &&= Number.isInteger(value) && Math.abs(value) <= INTEGER_LIMIT && !Object.is(value, -0);
  }
  if (count === 0) {
    writer.byte(NOTHING);
    return;
  }
  const form = areIntegers ? (isConstant ? CONSTANT : INTEGERS) : DOUBLES;
  const hasGaps = count < values.length;
  writer.byte(hasGaps ? form | HAS_GAPS : form);
  if (hasGaps) writePresence(writer, values);
  if (form === CONSTANT) writer.signed(first);
  else if (form === INTEGERS) writeIntegers(writer, values);
  else writeDoubles(writer, values);
}

/** Reads a stream of as many values as there is room for. Throws `DamagedBytes` for what is none. */
export function readStream(reader: ByteReader, into: Float64Array): void {
  into.fill(Number.NaN);
  const head = reader.byte();
  const form = head & ~HAS_GAPS;
  if (form === NOTHING) return;
  const presence = (head & HAS_GAPS) !== 0 ? reader.bytes(Math.ceil(into.length / 8)) : undefined;
  const next = nextOf(form, reader);
  for (let index = 0; index < into.length; index++) {
    const isThere = presence === undefined || ((presence[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
    if (isThere) into[index] = next();
  }
}

function writePresence(writer: ByteWriter, values: Float64Array): void {
  for (let start = 0; start < values.length; start += 8) {
    let bits = 0;
    for (let bit = 0; bit < 8; bit++) {
      if (!Number.isNaN(values[start + bit] ?? Number.NaN)) bits |= 1 << bit;
    }
    writer.byte(bits);
  }
}

function writeIntegers(writer: ByteWriter, values: Float64Array): void {
  let before = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    writer.signed(value - before);
    before = value;
  }
}

const double = new DataView(new ArrayBuffer(8));
const bytes = new Uint8Array(double.buffer);

function writeDoubles(writer: ByteWriter, values: Float64Array): void {
  const before = new Uint8Array(8);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    double.setFloat64(0, value);
    let first = 0;
    while (first < 8 && bytes[first] === before[first]) first += 1;
    let end = 8;
    while (end > first && bytes[end - 1] === before[end - 1]) end -= 1;
    writer.byte((first << 4) | (end - first));
    for (let index = first; index < end; index++) writer.byte(bytes[index] ?? 0);
    before.set(bytes);
  }
}

function nextOf(form: number, reader: ByteReader): () => number {
  if (form === CONSTANT) {
    const value = reader.signed();
    return () => value;
  }
  if (form === INTEGERS) {
    let before = 0;
    return () => (before += reader.signed());
  }
  if (form !== DOUBLES) throw new DamagedBytes(`There is no form ${form}.`);
  const before = new DataView(new ArrayBuffer(8));
  const beforeBytes = new Uint8Array(before.buffer);
  return () => {
    const span = reader.byte();
    const first = span >> 4;
    const count = span & 15;
    if (first + count > 8) throw new DamagedBytes('A double is too long.');
    beforeBytes.set(reader.bytes(count), first);
    return before.getFloat64(0);
  };
}
