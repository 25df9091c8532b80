/** Those who want to hear of something. */
export class Listeners<News> {
  readonly #listeners = new Set<(news: News) => void>();

  /** Answers the undo. */
  add(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all of them soon. One that throws is a mistake of its own and keeps nobody else from anything. */
  tell(news: News): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(news));
  }

  clear(): void {
    this.#listeners.clear();
  }
}
