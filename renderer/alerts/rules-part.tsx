import type { RuleView } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { NEW_RULE_HREF } from './alert-routes.ts';
import { RuleLine } from './rule-line.tsx';
import { useAnswer } from './use-answer.ts';

/** All rules as sentences: those that come with Laglight, then the user's own. */
export function RulesPart({ store }: { readonly store: Store }) {
  const answer = useAnswer(store, 'rules', () => store.bridge.rules(null));
  const { value: page, failure } = answer.state.value;
  if (page === null) return failure ? <Unanswered answer={answer} /> : <Skeleton cards={3} />;
  const own = page.rules.filter(({ isDefault }) => !isDefault);
  return (
    <div class="rules">
      <RuleList
        title={words.rulesOf.default}
        rules={page.rules.filter(({ isDefault }) => isDefault)}
        store={store}
        answer={answer}
      />
      <RuleList title={words.rulesOf.own} rules={own} store={store} answer={answer} />
      {own.length === 0 && <p class="muted">{words.noOwnRules}</p>}
      <a class="button primary" href={NEW_RULE_HREF}>
        {words.newRule}
      </a>
    </div>
  );
}

interface RuleListProps {
  readonly title: string;
  readonly rules: readonly RuleView[];
  readonly store: Store;
  readonly answer: LiveAnswer<unknown>;
}

function RuleList({ title, rules, store, answer }: RuleListProps) {
  return (
    <section class="alert-section" aria-label={title}>
      <h2 class="section-title">{title}</h2>
      <ul>
        {rules.map((view) => (
          <RuleLine key={view.rule.id} view={view} store={store} answer={answer} />
        ))}
      </ul>
    </section>
  );
}
