import { useEffect, useRef } from 'preact/hooks';
import type { AccountSummary } from '../../preload/contract.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

interface RemoveAccountProps {
  readonly account: AccountSummary;
  readonly clusters: number;
  readonly store: Store;
  readonly close: () => void;
}

/** Says what goes with an account before it goes. The focus is on the way back. */
export function RemoveAccount({ account, clusters, store, close }: RemoveAccountProps) {
  const order = useOrder(store);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const remove = async () => {
    const isDone = await order.send(() => store.bridge.removeAccount({ accountId: account.id }));
    // Its place is gone with it.
    if (isDone) document.querySelector<HTMLElement>('main h1')?.focus();
  };
  const title = words.removeTitle(account.name);
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
      <p>{account.isDemo ? words.removeDemoText : words.removeText(clusters)}</p>
      <Refusal order={order} />
      <div class="account-actions">
        <button type="button" class="button" onClick={() => void remove()}>
          {words.removeNow}
        </button>
        <button ref={keep} type="button" class="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
