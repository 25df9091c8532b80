/** Keeps every label value of a cluster once, and names it by a small number. Grows only; rebuilt by compaction. */
export class LabelPool {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The number of this text; given out on first sight. */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#texts.push(text);
    this.#ids.set(text, id);
    return id;
  }

  /** The text of a number given out before. */
  textOf(id: number): string {
    return this.#texts[id] ?? '';
  }
}
