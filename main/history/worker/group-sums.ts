import type { MetricDefinition } from '../../metrics/catalogue.ts';

/** Adds up the parts of groups (or takes the largest, as the catalogue says), by the number of the group. */
export class GroupSums {
  /** NaN where a group has no part, or one that is not known. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly #isSum: boolean;
  readonly #isUnknown: Uint8Array;

  constructor(definition: MetricDefinition, groups: number) {
    this.#isSum = definition.total === 'sum';
    this.values = new Float64Array(groups).fill(Number.NaN);
    this.#isUnknown = new Uint8Array(groups);
  }

  /** Takes a part. One that is absent from a complete answer is gone and changes nothing; else it is not known. */
  add(group: number, value: number, isComplete: boolean): void {
    if (Number.isNaN(value)) {
      if (isComplete) return;
      this.#isUnknown[group] = 1;
      this.values[group] = Number.NaN;
    }
    if (this.#isUnknown[group] === 1) return;
    const before = this.values[group] ?? Number.NaN;
    if (Number.isNaN(before)) this.values[group] = value;
    else this.values[group] = this.#isSum ? before + value : Math.max(before, value);
  }
}
