import { MINUTE_MS } from '../../clock.ts';
import { recordsWithin } from './records-within.ts';
import { TransactionMarkers } from './transaction-markers.ts';

/**
 * The records of one partition. Within minute m the k-th of n records (k from 0) is produced at m + (k + 0.5) / n
 * minutes; its position is the running count. So every record's time and place is known without being kept. Offsets
 * are positions plus the transaction markers that lie before, where there are any.
 */
export class PartitionLog {
  readonly firstMinute: number;
  readonly firstOffset: number;
  /** How long a transaction of the producer lasts; 0 where it makes none. */
  readonly transactionMs: number;
  /** The position after the last record of each minute. */
  readonly #ends: number[] = [];
  /** Undefined where its producers make no transactions. */
  readonly #markers: TransactionMarkers | undefined;

  constructor(firstMinute: number, firstOffset: number, transactionMs = 0) {
    this.firstMinute = firstMinute;
    this.firstOffset = firstOffset;
    this.transactionMs = transactionMs;
    this.#markers = transactionMs === 0 ? undefined : new TransactionMarkers(transactionMs);
  }

  /** Adds the records of the next minute. */
  append(records: number): void {
    this.#ends.push((this.#ends.at(-1) ?? this.firstOffset) + records);
    this.#markers?.append(records);
  }

  /** The position of the first record of a minute, or of the next one where the minute has none. */
  startPosition(minute: number): number {
    return this.#ends[Math.min(minute - this.firstMinute, this.#ends.length) - 1] ?? this.firstOffset;
  }

  /** How many records a minute has. */
  records(minute: number): number {
    return this.startPosition(minute + 1) - this.startPosition(minute);
  }

  /** The position after the last record produced until a time. */
  produced(timeMs: number): number {
    const minute = Math.floor(timeMs / MINUTE_MS);
    return this.startPosition(minute) + recordsWithin(this.records(minute), timeMs - minute * MINUTE_MS);
  }

  /** The position up to which consumers can read at a time: records of a transaction come when it has ended. */
  readable(timeMs: number): number {
    const minute = Math.floor(timeMs / MINUTE_MS);
    const elapsedMs = timeMs - minute * MINUTE_MS;
    const endedMs = this.transactionMs === 0 ? elapsedMs : elapsedMs - (elapsedMs % this.transactionMs);
    return this.startPosition(minute) + recordsWithin(this.records(minute), endedMs);
  }

  /** The transaction markers written until a time. */
  markersUntil(timeMs: number): number {
    if (this.#markers === undefined) return 0;
    const minute = Math.floor(timeMs / MINUTE_MS);
    const before = this.#markers.before(minute - this.firstMinute);
    return before + this.#markers.within(this.records(minute), timeMs - minute * MINUTE_MS);
  }

  /** The high watermark at a time: the offset after all that was written until then. */
  highWatermark(timeMs: number): number {
    return this.produced(timeMs) + this.markersUntil(timeMs);
  }

  /** The offset of the record at a position. */
  offsetOf(position: number): number {
    if (this.#markers === undefined) return position;
    const index = this.#indexOf(position);
    const minute = this.firstMinute + index;
    const k = position - this.startPosition(minute);
    return position + this.#markers.before(index) + this.#markers.beforeRecord(this.records(minute), k);
  }

  /** What a reader commits that has read up to a position: the offset after its last record, not after its marker. */
  offsetAfter(position: number): number {
    return position === this.firstOffset ? position : this.offsetOf(position - 1) + 1;
  }

  /** When the record at this position was produced; undefined before the first minute or when not yet known. */
  timeOf(position: number): number | undefined {
    if (position < this.firstOffset) return undefined;
    const index = this.#indexOf(position);
    if (index === this.#ends.length) return undefined;
    const minute = this.firstMinute + index;
    const k = position - this.startPosition(minute);
    return minute * MINUTE_MS + ((2 * k + 1) * MINUTE_MS) / (2 * this.records(minute));
  }

  /** Which minute, the first being 0, has the record at a position; the number of minutes where none has. */
  #indexOf(position: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] ?? Infinity) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
