import type { Overview } from '../../preload/contract.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { OVERVIEW_HREF } from '../route.ts';
import type { Store } from '../store.ts';
import { words } from './setup-messages.ts';

interface WhereToFindProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** Beside the first step: the way through Confluent's console, and the way without any key. */
export function WhereToFind({ overview, store }: WhereToFindProps) {
  const { where } = words;
  const order = useOrder(store);
  const startDemo = async () => {
    if (await order.send(() => store.bridge.startDemo(null))) location.hash = OVERVIEW_HREF;
  };
  return (
    <aside class="setup-aside">
      <h2 class="section-title">{where.title}</h2>
      <ol class="numbered">
        {where.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="muted">{where.caution}</p>
      {!overview.accounts.some(({ isDemo }) => isDemo) && (
        <>
          <h2 class="section-title aside-second">{where.demoTitle}</h2>
          <p class="muted">{where.demoText}</p>
          <ActionButton run={() => void startDemo()}>{where.demo}</ActionButton>
          <Refusal order={order} />
        </>
      )}
    </aside>
  );
}
