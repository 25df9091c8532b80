import type { RuleDraft } from './rule-draft.ts';

/** What was typed and not saved, by the rule's address: leaving the page loses nothing. */
const kept = new Map<string, RuleDraft>();

/** What was typed at that address; undefined when nothing was. */
export function keptDraft(address: string): RuleDraft | undefined {
  return kept.get(address);
}

/** Keeps what was typed until it is saved or discarded. */
export function keepDraft(address: string, draft: RuleDraft): void {
  kept.set(address, draft);
}

/** Forgets what was typed. */
export function dropDraft(address: string): void {
  kept.delete(address);
}
