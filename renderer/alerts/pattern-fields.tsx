import type { RuleSubject } from '../../preload/contract.ts';
import { words } from './alert-messages.ts';
import { namesOf, type WrittenPatterns } from './rule-draft.ts';

interface PatternFieldsProps {
  /** "Only", "Not", "Exception 1". */
  readonly title: string;
  readonly subject: RuleSubject;
  readonly patterns: WrittenPatterns;
  readonly set: (patterns: WrittenPatterns) => void;
}

const LONGEST = 1000;

/** Name patterns: of clusters, and of groups and topics where the subject has them. */
export function PatternFields({ title, subject, patterns, set }: PatternFieldsProps) {
  return (
    <>
      {namesOf(subject).map((kind) => (
        <label key={kind} class="pattern">
          <span class="muted">{words.patterns[kind]}</span>
          <input
            class="field id-field"
            aria-label={words.patternOf(title, words.patterns[kind])}
            maxLength={LONGEST}
            autocomplete="off"
            spellcheck={false}
            value={patterns[kind]}
            onInput={(event) => set({ ...patterns, [kind]: event.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}
