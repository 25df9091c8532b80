import type { MetricDescriptor } from '../metric-descriptors.ts';
import type { Aggregation } from './query-request.ts';

/**
 * One value being put together from the points of a bucket. Without a wish, deltas are summed; levels are summed over
 * the series of a minute and averaged over the minutes. Points must come minute by minute.
 */
export class Bucket {
  #sum = 0;
  #least = Infinity;
  #most = -Infinity;
  #minutes = 0;
  #lastMinute = NaN;

  add(value: number, minute: number): void {
    this.#sum += value;
    this.#least = Math.min(this.#least, value);
    this.#most = Math.max(this.#most, value);
    if (minute !== this.#lastMinute) this.#minutes += 1;
    this.#lastMinute = minute;
  }

  value(kind: MetricDescriptor['kind'], aggregation: Aggregation | undefined): number {
    switch (aggregation) {
      case 'SUM':
        return this.#sum;
      case 'MIN':
        return this.#least;
      case 'MAX':
        return this.#most;
      case undefined:
        return kind === 'COUNTER' ? this.#sum : this.#sum / this.#minutes;
    }
  }
}
