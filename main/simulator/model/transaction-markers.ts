import { MINUTE_MS } from '../../clock.ts';
import { recordsWithin } from './records-within.ts';

/**
 * The markers that end the transactions of a partition's producer. A transaction lasts the same part of a minute
 * each time; one without records leaves no marker. A marker takes an offset and is no record.
 */
export class TransactionMarkers {
  readonly #transactionMs: number;
  readonly #perMinute: number;
  /** The markers written until the end of each minute. */
  readonly #ends: number[] = [];

  constructor(transactionMs: number) {
    this.#transactionMs = transactionMs;
    this.#perMinute = MINUTE_MS / transactionMs;
  }

  /** Adds those of the next minute. */
  append(records: number): void {
    this.#ends.push((this.#ends.at(-1) ?? 0) + Math.min(records, this.#perMinute));
  }

  /** Markers before the minute with this index, the first being 0. */
  before(index: number): number {
    return this.#ends[Math.min(index, this.#ends.length) - 1] ?? 0;
  }

  /** Markers in the first milliseconds of a minute with so many records. */
  within(records: number, elapsedMs: number): number {
    const ended = Math.floor(elapsedMs / this.#transactionMs);
    // Where records are fewer than transactions, each is the only one of its own.
    return records >= this.#perMinute ? ended : recordsWithin(records, ended * this.#transactionMs);
  }

  /** Markers in a minute with so many records before the k-th of them, the first being 0. */
  beforeRecord(records: number, k: number): number {
    if (records < this.#perMinute) return k;
    return Math.ceil(((2 * k + 1) * MINUTE_MS) / (2 * records * this.#transactionMs)) - 1;
  }
}
