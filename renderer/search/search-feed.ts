import { signal, type ReadonlySignal } from '@preact/signals';
import type { SearchHit } from '../../preload/contract.ts';

/** What is known of a search: what was found for which text; `isFailed` where it was not answered. */
export interface SearchState {
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly isSlow: boolean;
  readonly isFailed: boolean;
}

const NOTHING: SearchState = { text: '', hits: [], isSlow: false, isFailed: false };
/** Shorter than this between two letters, and the first is not asked for. */
const CALM_MILLISECONDS = 80;
/** Longer than this for an answer, and it is said that one is awaited. */
const PATIENCE_MILLISECONDS = 300;

/** Searches while one types: one question at rest, the newest text wins, what was found stays until there is more. */
export class SearchFeed {
  readonly #ask: (text: string) => Promise<readonly SearchHit[]>;
  readonly #state = signal(NOTHING);
  #wanted = '';
  #calm: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (text: string) => Promise<readonly SearchHit[]>) {
    this.#ask = ask;
  }

  get state(): ReadonlySignal<SearchState> {
    return this.#state;
  }

  /** Looks for a text; for nothing where it is empty. */
  search(typed: string): void {
    const text = typed.trim();
    this.dispose();
    this.#wanted = text;
    if (text === '') this.#state.value = NOTHING;
    else this.#calm = setTimeout(() => void this.#find(text), CALM_MILLISECONDS);
  }

  dispose(): void {
    clearTimeout(this.#calm);
    clearTimeout(this.#patience);
  }

  async #find(text: string): Promise<void> {
    this.#patience = setTimeout(() => {
      this.#state.value = { ...this.#state.peek(), isSlow: true };
    }, PATIENCE_MILLISECONDS);
    const hits = await this.#ask(text).catch(() => null);
    if (text !== this.#wanted) return;
    clearTimeout(this.#patience);
    this.#state.value = { text, hits: hits ?? [], isSlow: false, isFailed: hits === null };
  }
}
