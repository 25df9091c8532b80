import type { PasteProblem } from './findings.ts';

/** A pasted text that was understood, at least in part. */
export interface PasteReading {
  readonly kind: 'read';
  /** What the text is, for a person. */
  readonly format: string;
  /** Each thing that was understood, one sentence. Never holds the secret. */
  readonly understood: readonly string[];
  /** Each thing that was left aside and why, one sentence. Never holds the secret. */
  readonly ignored: readonly string[];
  readonly key?: string;
  readonly secret?: string;
  readonly clusterIds: readonly string[];
  /** What the text calls the account, where that is more than the product's name. */
  readonly name?: string;
}

/** What became of a pasted text. */
export type PasteResult = PasteReading | PasteProblem;
