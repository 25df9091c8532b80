import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RuleView } from '../../preload/contract.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { RULES_HREF } from './alert-routes.ts';
import { dropDraft } from './rule-drafts.ts';

interface RemoveRuleProps {
  readonly view: RuleView;
  /** Under which name what is typed is kept. */
  readonly address: string;
  readonly store: Store;
}

/** Removes a rule of the user, or makes a default one what it was; after a question. */
export function RemoveRule({ view, address, store }: RemoveRuleProps) {
  const { rule, isDefault, isChanged } = view;
  const isAsking = useSignal(false);
  const opener = useFocusBack<HTMLButtonElement>(isAsking.value);
  if (isDefault ? !isChanged : rule.id === '') return null;
  if (isAsking.value) {
    return <Question view={view} address={address} store={store} close={() => (isAsking.value = false)} />;
  }
  return (
    <div>
      <button ref={opener} type="button" class="button" onClick={() => (isAsking.value = true)}>
        {isDefault ? words.reset : words.removeRule}
      </button>
    </div>
  );
}

/** The focus is on the way back. */
function Question({ view, address, store, close }: RemoveRuleProps & { readonly close: () => void }) {
  const { rule, isDefault } = view;
  const order = useOrder(store);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const remove = async () => {
    if (!(await order.send(() => store.bridge.removeRule({ ruleId: rule.id })))) return;
    dropDraft(address);
    location.hash = RULES_HREF;
  };
  const title = isDefault ? words.resetTitle(rule.name) : words.removeRuleTitle(rule.name);
  return (
    <div
      class="panel"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p class="panel-title">{title}</p>
      <p>{isDefault ? words.resetText : words.removeRuleText}</p>
      <Refusal order={order} />
      <div class="panel-actions">
        <button type="button" class="button" onClick={() => void remove()}>
          {isDefault ? words.resetNow : words.removeNow}
        </button>
        <button ref={keep} type="button" class="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
