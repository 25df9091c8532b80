/** Counts samples by metric. Samples of one metric follow each other, so that the map is seldom asked. */
export class FamilyCounter {
  /** All samples counted. */
  total = 0;
  readonly #counts = new Map<string, number>();
  #metric = '';
  #run = 0;

  /** Counts one sample. */
  count(metric: string): void {
    this.total++;
    if (metric !== this.#metric) {
      this.#closeRun();
      this.#metric = metric;
    }
    this.#run++;
  }

  /** Samples per metric. */
  counts(): ReadonlyMap<string, number> {
    this.#closeRun();
    return this.#counts;
  }

  #closeRun(): void {
    if (this.#run > 0) this.#counts.set(this.#metric, (this.#counts.get(this.#metric) ?? 0) + this.#run);
    this.#run = 0;
  }
}
