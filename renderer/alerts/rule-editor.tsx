import type { Overview, RulesPage, RuleView } from '../../preload/contract.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { RULES_HREF } from './alert-routes.ts';
import { newRule } from './new-rule.ts';
import { RuleForm } from './rule-form.tsx';
import { useAnswer } from './use-answer.ts';

interface RuleEditorProps {
  readonly overview: Overview;
  readonly store: Store;
  /** The rule to change, or the one that a new rule is a copy of. */
  readonly ruleId: string | null;
  readonly isNew: boolean;
}

/** Finds the rule to edit; a new one starts from what is usual, or as a copy. */
export function RuleEditor({ overview, store, ruleId, isNew }: RuleEditorProps) {
  const answer = useAnswer(store, 'rules', () => store.bridge.rules(null));
  const { value: page, failure } = answer.state.value;
  const start = page === null ? null : startOf(page, ruleId, isNew);
  return (
    <>
      <a class="back-to-rules" href={RULES_HREF}>
        {words.allRules}
      </a>
      {page === null && (failure ? <Unanswered answer={answer} /> : <Skeleton />)}
      {page !== null && start === undefined && <EmptyState title={words.unknownRule} />}
      {page !== null && start && (
        <RuleForm
          start={start}
          address={isNew ? `new ${ruleId ?? ''}` : start.rule.id}
          measures={page.measures}
          store={store}
          now={overview.now}
        />
      )}
    </>
  );
}

/** Undefined where there is no such rule. */
function startOf(
  { rules, measures }: RulesPage,
  ruleId: string | null,
  isNew: boolean,
): RuleView | undefined {
  const known = rules.find(({ rule }) => rule.id === ruleId);
  if (!isNew || (ruleId !== null && !known)) return known;
  const rule = known ? { ...known.rule, id: '', name: words.copyName(known.rule.name) } : newRule(measures);
  return {
    rule,
    sentence: '',
    explanation: null,
    isDefault: false,
    isChanged: false,
    isMuted: false,
    active: 0,
  };
}
