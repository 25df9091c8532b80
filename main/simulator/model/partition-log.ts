import { MINUTE_MS } from '../../clock.ts';

const HALF_MINUTE_MS = MINUTE_MS / 2;

/**
 * The records of one partition. Within minute m the k-th of n records (k from 0) is produced at m + (k + 0.5) / n
 * minutes; its offset is the running count. So every record's time and offset is known without being kept.
 */
export class PartitionLog {
  readonly firstMinute: number;
  readonly firstOffset: number;
  /** The offset after the last record of each minute. */
  readonly #ends: number[] = [];

  constructor(firstMinute: number, firstOffset: number) {
    this.firstMinute = firstMinute;
    this.firstOffset = firstOffset;
  }

  /** Adds the records of the next minute. */
  append(records: number): void {
    this.#ends.push((this.#ends.at(-1) ?? this.firstOffset) + records);
  }

  /** The offset of the first record of a minute, or of the next one where the minute has none. */
  startOffset(minute: number): number {
    return this.#ends[Math.min(minute - this.firstMinute, this.#ends.length) - 1] ?? this.firstOffset;
  }

  /** How many records a minute has. */
  records(minute: number): number {
    return this.startOffset(minute + 1) - this.startOffset(minute);
  }

  /** The high watermark at a time: the offset after the last record produced until then. */
  highWatermark(timeMs: number): number {
    const minute = Math.floor(timeMs / MINUTE_MS);
    const elapsedMs = timeMs - minute * MINUTE_MS;
    return (
      this.startOffset(minute) + Math.floor((elapsedMs * this.records(minute) + HALF_MINUTE_MS) / MINUTE_MS)
    );
  }

  /** When the record with this offset was produced; undefined for records before the first minute or not yet known. */
  timeOf(offset: number): number | undefined {
    if (offset < this.firstOffset) return undefined;
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] ?? Infinity) > offset) high = middle;
      else low = middle + 1;
    }
    if (low === this.#ends.length) return undefined;
    const minute = this.firstMinute + low;
    const position = offset - this.startOffset(minute);
    return minute * MINUTE_MS + ((2 * position + 1) * HALF_MINUTE_MS) / this.records(minute);
  }
}
