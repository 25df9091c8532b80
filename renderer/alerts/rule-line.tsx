import type { RuleView } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { ACTIVE_HREF, copiedRuleHref, ruleHref } from './alert-routes.ts';
import { SeverityWord } from './severity-word.tsx';

interface RuleLineProps {
  readonly view: RuleView;
  readonly store: Store;
  /** The list; asked again once the rule was switched. */
  readonly answer: LiveAnswer<unknown>;
}

/** A rule as a sentence, why it is there, how it stands, and whether it holds. */
export function RuleLine({ view, store, answer }: RuleLineProps) {
  const order = useOrder(store);
  const { rule, sentence, explanation, isChanged, isMuted, active } = view;
  const enable = async (isEnabled: boolean) => {
    await order.send(() => store.bridge.saveRule({ rule: { ...rule, isEnabled } }));
    // A refused switch stands where it stood.
    await answer.refresh();
  };
  return (
    <li class={rule.isEnabled ? 'rule-line' : 'rule-line off'}>
      <input
        type="checkbox"
        class="rule-switch"
        aria-label={words.ruleOn(rule.name)}
        checked={rule.isEnabled}
        onChange={(event) => void enable(event.currentTarget.checked)}
      />
      <div class="rule-text">
        <h3 class="rule-name">
          <a href={ruleHref(rule.id)}>{rule.name}</a>
          <SeverityWord severity={rule.severity} />
          {!rule.isEnabled && <span class="tag">{words.off}</span>}
          {isChanged && <span class="tag">{words.changed}</span>}
          {isMuted && <span class="tag">{words.muted}</span>}
          {active > 0 && (
            <a class="rule-active" href={ACTIVE_HREF}>
              {words.activeCount(active)}
            </a>
          )}
        </h3>
        <p>{sentence}</p>
        {explanation !== null && <p class="muted">{explanation}</p>}
        <Refusal order={order} />
      </div>
      <span class="rule-actions">
        <a class="button" href={ruleHref(rule.id)} aria-label={words.editOf(rule.name)}>
          {words.edit}
        </a>
        <a class="button" href={copiedRuleHref(rule.id)} aria-label={words.duplicateOf(rule.name)}>
          {words.duplicate}
        </a>
      </span>
    </li>
  );
}
