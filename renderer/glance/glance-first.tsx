import type { Overview } from '../../preload/contract.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SETUP_HREF } from '../route.ts';
import type { Store } from '../store.ts';
import { GlanceLink } from './glance-link.tsx';
import { words } from './glance-messages.ts';

/** Before there is anything to watch: what this is for, and the two ways to begin. */
export function GlanceFirst({ store }: { readonly store: Store }) {
  const order = useOrder(store);
  return (
    <div class="glance-first">
      <h1 class="glance-sentence">{words.first.title}</h1>
      <p class="muted">{words.first.text}</p>
      <div class="glance-begin">
        <GlanceLink class="button primary" href={SETUP_HREF} desktop={store.bridge.desktop}>
          {words.first.setUp}
        </GlanceLink>
        <button
          type="button"
          class="button"
          onClick={() => void order.send(() => store.bridge.startDemo(null))}
        >
          {words.first.demo}
        </button>
      </div>
      <Refusal order={order} />
    </div>
  );
}

/** Whether nothing has been set up yet. */
export function isFirstUse({ accounts }: Overview): boolean {
  return accounts.length === 0;
}
