import { Source } from './source.ts';

/** A pasted text that nothing could be made of. */
export interface PasteProblem {
  readonly kind: 'problem';
  readonly title: string;
  readonly advice: string;
}

/** What a reader found in a text: the requests it describes, and what is to be said of the rest. */
export class Findings {
  /** What the text is, for a person. */
  readonly format: string;
  readonly #sources: Source[] = [];
  readonly #remarks = new Set<string>();
  readonly #foreignKeys = new Map<string, string>();

  constructor(format: string) {
    this.format = format;
  }

  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** What was left aside and why, each once. */
  get remarks(): readonly string[] {
    return [...this.#remarks];
  }

  /** Keys that the Metrics API refuses, with what they are for. */
  get foreignKeys(): ReadonlyMap<string, string> {
    return this.#foreignKeys;
  }

  /** True while nothing was found that could be used or named. */
  get isEmpty(): boolean {
    return this.#sources.length === 0 && this.#remarks.size === 0;
  }

  /** Notes a key that is for something else: for a Kafka cluster, say. */
  addForeignKey(key: string, owner: string): void {
    this.#foreignKeys.set(key, owner);
  }

  /** Begins another request: a scrape job, a block, a command. */
  addSource(name?: string): Source {
    const source = new Source((sentence) => this.remark(sentence), name);
    this.#sources.push(source);
    return source;
  }

  /** Notes what was left aside, where there is something to note. What it repeats of the text went through `quote`. */
  remark(sentence: string | undefined): void {
    if (sentence !== undefined) this.#remarks.add(sentence);
  }
}
